#!/usr/bin/env bash
# Installs what is missing, builds with the address and undefined-behaviour sanitizers, and runs every test.
#
#   tools/test.sh [CTEST-OPTION...]     for example: tools/test.sh -R Snapshot
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
say() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - started)); }

say "Installing what is missing"
tools/install-deps.sh
say "Configuring build/dev"
cmake --preset dev >build-dev.log 2>&1 && rm -f build-dev.log || { cat build-dev.log >&2; rm -f build-dev.log; echo "test: CMake could not configure the build" >&2; exit 1; }
say "Building"
cmake --build --preset dev || { echo "test: the build failed; the first error is above" >&2; exit 1; }
say "Testing"
ctest --preset dev "$@" || { echo "test: some tests failed; see above and build/dev/Testing/Temporary/LastTest.log" >&2; exit 1; }
say "All tests passed"
