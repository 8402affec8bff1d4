#!/usr/bin/env bash
# Installs from Debian's packages what a build and the tests need, and nothing that is there already.
#
#   tools/install-deps.sh [--lint]      --lint: clang-format and clang-tidy too
set -euo pipefail

packages=(
  build-essential g++ cmake ninja-build pkg-config ccache mold git ca-certificates
  librocksdb-dev libcereal-dev libboost-dev libboost-graph-dev
  antlr4 libantlr4-runtime-dev default-jre-headless
  libabsl-dev libfmt-dev libicu-dev libre2-dev libhowardhinnant-date-dev tzdata
  nlohmann-json3-dev libcli11-dev libedit-dev libgraphviz-dev graphviz fonts-dejavu-core libpugixml-dev libgumbo-dev
  liblzma-dev liblz4-dev libzstd-dev zlib1g-dev
  libcurl4-openssl-dev libcld2-dev
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev libcpp-httplib-dev python3
)
[ "${1:-}" = --lint ] && packages+=(clang-format clang-tidy)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "install-deps: everything is installed"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "install-deps: this is no Debian system; install what corresponds to: ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install-deps: run this as root, or install sudo; missing are ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi

echo "install-deps: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# Unless told so, apt-get takes lists that it cannot fetch for a success. One of many sources may fail, though, and nothing be missing.
"${as_root[@]}" apt-get update -qq -o APT::Update::Error-Mode=any \
  || echo "install-deps: not every package list could be fetched; going on with those that are there" >&2
if ! "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; then
  echo "install-deps: apt-get could not install these packages (its reason is above): ${missing[*]}" >&2
  echo "install-deps: check the network, and that /etc/apt/sources.list names Debian 12" >&2
  exit 1
fi
echo "install-deps: done"
