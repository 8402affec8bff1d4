#!/usr/bin/env bash
# From articles to answers: installs what is missing, builds a release, reads articles, asks questions, draws a picture.
#
#   tools/demo.sh [FILE...]             without files: the three articles of tools/sample
set -euo pipefail
invoked_from=$PWD
cd "$(dirname "$0")/.."
started=$SECONDS
say() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - started)); }

articles=()
for file in "$@"; do
  case $file in /*) ;; *) file=$invoked_from/$file ;; esac
  [ -r "$file" ] || { echo "demo: cannot read $file" >&2; exit 1; }
  articles+=("$file")
done
[ ${#articles[@]} -gt 0 ] || articles=(tools/sample/*.txt)

say "Installing what is missing"
tools/install-deps.sh
say "Building a release in build/release"
mkdir -p build || { echo "demo: cannot write to $PWD; clone the repository to where you may write" >&2; exit 1; }
if ! cmake --preset release >build/configure.log 2>&1; then
  cat build/configure.log >&2
  echo "demo: CMake could not configure the build; see above" >&2
  exit 1
fi
cmake --build --preset release --target relata || { echo "demo: the build failed; the first error is above" >&2; exit 1; }
relata=build/release/tools/relata/relata
graph=build/demo.relata
rm -rf "$graph"

say "Reading ${#articles[@]} article(s)"
"$relata" ingest "$graph" "${articles[@]}" || echo "demo: going on with what could be read" >&2

ask() {
  printf '\n-- %s\n   %s\n' "$1" "$2"
  "$relata" query "$graph" --format table "$2"
}
say "Asking"
while IFS='|' read -r question query; do
  [ -n "$question" ] && ask "$question" "$query"
done < tools/demo-questions.txt

say "Drawing"
"$relata" export "$graph" --format svg --output build/demo.svg \
  --query 'MATCH (a)-[r]->(b) WHERE NOT a:Statement AND NOT b:Statement AND NOT b:Article RETURN a, r, b'
echo "The graph as a picture: $PWD/build/demo.svg"
echo "Ask your own: $relata repl $graph"
