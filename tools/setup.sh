#!/usr/bin/env bash
# Makes the machine ready: setup.sh [run|test]. Does only what isn't done yet, and says what it does.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
purpose=${1:-run}

version_at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_rust() {
  have cargo && have rustc || die "Rust is missing: see https://rustup.rs, then run this again."
  local have_version need
  have_version=$(rustc --version | cut -d' ' -f2)
  need=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
  if [ -n "$need" ] && ! version_at_least "$have_version" "$need"; then
    die "Rust $need or newer is needed, this is $have_version: rustup update stable"
  fi
  have cc || apt_install "a C compiler and linker" build-essential
}

check_node() {
  local major=0
  if have node; then major=$(node -p 'process.versions.node.split(".")[0]'); fi
  if ! have npm || [ "$major" -lt 20 ]; then die "Node.js 20 or newer with npm is needed: see https://nodejs.org"; fi
}

# The standard library for WebAssembly: from rustup, else its source from Debian, compiled along with the islands.
check_wasm() {
  local sysroot
  sysroot=$(rustc --print sysroot)
  if [ -d "$sysroot/lib/rustlib/$WASM/lib" ]; then return; fi
  if have rustup; then
    echo "adding the Rust target $WASM"
    if timeout 120 rustup target add "$WASM"; then return; fi
    echo "rustup could not: taking the source of the standard library from Debian instead"
  fi
  if [ -n "$(wasm_std_flags)" ]; then return; fi
  if [ "$sysroot" = /usr ]; then
    apt_install "Rust for WebAssembly" libstd-rust-dev-wasm32
  else
    rust_source_from_debian "$sysroot"
  fi
}

# Debian's rust-src of the very version of this compiler, unpacked into the toolchain. Needs no root: apt's lists are
# kept in a temporary folder.
rust_source_from_debian() {
  local sysroot=$1 version keyring folder found
  local help="WebAssembly can't be compiled: run \`rustup target add $WASM\` where rustup's server can be reached."
  have apt-get && have dpkg-deb || die "$help"
  version=$(rustc --version | cut -d' ' -f2)
  for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp} ''; do
    if [ -f "$keyring" ]; then break; fi
  done
  [ -n "$keyring" ] || die "$help"
  folder=$(mktemp -d)
  mkdir -p "$folder"/{lists,cache/archives}/partial
  for suite in trixie-backports sid; do
    echo "deb [signed-by=$keyring] ${DEBIAN_MIRROR:-http://deb.debian.org/debian} $suite main"
  done >"$folder/sources.list"
  local options=(
    -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" -o "APT::Sandbox::User=$(id -un)"
  )
  apt-get "${options[@]}" -qq update || true
  found=$(apt-cache "${options[@]}" madison rust-src | awk -F' *[|] *' -v v="$version+" 'index($2, v) == 1 && !n++ { print $2 }')
  if [ -z "$found" ]; then
    rm -rf "$folder"
    die "Debian has no rust-src $version. $help"
  fi
  echo "unpacking rust-src $found into the toolchain"
  (cd "$folder" && apt-get "${options[@]}" -qq download "rust-src=$found" && dpkg-deb -x rust-src_*.deb unpacked) || die "$help"
  mkdir -p "$sysroot/lib/rustlib/src/rust"
  cp -r "$folder/unpacked/usr/src/rustc-$version/library" "$sysroot/lib/rustlib/src/rust/"
  rm -rf "$folder"
}

# The assembler is needed by the AVIF encoder, if that is built with its assembly.
check_nasm() {
  if [ -f Cargo.lock ] && grep -q '^name = "nasm-rs"' Cargo.lock && ! have nasm; then
    apt_install "an assembler for the AVIF encoder" nasm
  fi
}

check_packages() {
  local stamp=node_modules/.installed-from wanted
  wanted=$(cat package.json package-lock.json | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then return; fi
  echo "installing npm packages"
  npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
  echo "$wanted" >"$stamp"
}

check_browser() {
  if [ -n "${CHROMIUM:-}" ] || have chromium; then return; fi
  apt_install "a browser for the end-to-end tests" chromium
}

check_postgres() {
  if [ -n "${TEST_POSTGRES_URL:-}" ] || have initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then return; fi
  apt_install "PostgreSQL for the tests" postgresql
}

# Compiled without optimisation: it runs for seconds.
check_deny() {
  local version=0.20.2
  if [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $version" ]; then return; fi
  echo "compiling cargo-deny $version for the check of licences, once (some minutes)"
  CARGO_TARGET_DIR=$TOOLS/target cargo install cargo-deny --version "$version" --debug --force --quiet --root "$TOOLS" ||
    die "cargo-deny could not be installed: the licences of dependencies can't be checked"
  rm -rf "$TOOLS/target"
}

check_rust
check_node
check_wasm
check_nasm
check_packages
if [ "$purpose" = test ]; then
  check_browser
  check_postgres
  check_deny
fi
