#!/usr/bin/env bash
# Formatting and static analysis, warnings as errors.
#
#   tools/lint.sh [BASE]                clang-tidy over the sources that differ from BASE (default: all; a quarter of an hour on two cores)
#   tools/lint.sh --format              formatting alone
set -euo pipefail
cd "$(dirname "$0")/.."
tools/install-deps.sh --lint
sources=$(git ls-files '*.h' '*.cc')
echo "lint: formatting"
# shellcheck disable=SC2086
clang-format --dry-run --Werror $sources || { echo "lint: run clang-format -i on the files above" >&2; exit 1; }

[ "${1:-}" != --format ] || exit 0

# Without precompiled headers, so that each file has to name what it needs.
cmake --preset dev -B build/lint -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DRELATA_BUILD_TESTS=OFF -DRELATA_SANITIZE= >/dev/null
cmake --build build/lint --target relata_grammar_sources >/dev/null
echo "lint: clang-tidy"
changed=$(git ls-files '*.cc')
[ -z "${1:-}" ] || changed=$(git diff --name-only --diff-filter=d "$1" -- '*.cc')
# Tests are covered by the compiler's warnings; analysing GoogleTest's macros costs more than it finds. ANTLR's headers clang 14 takes for
# wrong, and the example is built against an installed library.
changed=$(printf '%s\n' "$changed" | grep -vE '^(tests|query/parse|tools/example)/' || true)
[ -n "$changed" ] || { echo "lint: nothing to analyse"; exit 0; }
printf '%s\n' "$changed" | xargs -P "$(nproc)" -n 4 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p build/lint >build/clang-tidy.log 2>&1 \
  || { grep -A 3 -E '(error|warning):' build/clang-tidy.log | head -n 100 >&2; echo "lint: clang-tidy found the problems above" >&2; exit 1; }
echo "lint: clean"
