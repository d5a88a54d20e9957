# Sourced by the other scripts: where we are, where builds go, how to speak. Sets no option of the shell.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 1

# In continuous integration every clone is new: keep what was compiled outside of it.
if [ -z "${CARGO_TARGET_DIR:-}" ]; then
  if [ "${CI:-}" = true ]; then
    CARGO_TARGET_DIR=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/buysocially/target
  else
    CARGO_TARGET_DIR=$ROOT/target
  fi
fi
case $CARGO_TARGET_DIR in /*) ;; *) CARGO_TARGET_DIR=$ROOT/$CARGO_TARGET_DIR ;; esac
export CARGO_TARGET_DIR
if [ "${CI:-}" = true ]; then
  export CARGO_INCREMENTAL=0 ASSETS_CACHE=${ASSETS_CACHE:-${CARGO_TARGET_DIR%/target}/assets}
fi

# What the checks need beyond the toolchain is kept for all clones of this user.
TOOLS=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/buysocially/tools
PATH=$TOOLS/bin:$PATH
export PATH

# Islands are compiled into a folder of their own, so that their profile and features never disturb the server's.
WASM_TARGET_DIR=$CARGO_TARGET_DIR/wasm
WASM=wasm32-unknown-unknown

say() { printf '\n== %s\n' "$*"; }
die() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Can we install what is missing? Only as root on Debian and its kin.
can_apt() { [ "$(id -u)" = 0 ] && have apt-get; }

# apt_install WHY PACKAGE…: installs, or says what to install and fails.
apt_install() {
  local why=$1
  shift
  can_apt || die "$why: please install $* (on Debian: sudo apt-get install $*)"
  echo "$why: installing $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return
  apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    die "$why: apt-get could not install $*"
}

# Flags with which the standard library for WebAssembly is compiled from its source, where the toolchain lacks it.
wasm_std_flags() {
  local sysroot
  sysroot=$(rustc --print sysroot)
  if [ -d "$sysroot/lib/rustlib/$WASM/lib" ]; then return; fi
  if [ -f "$sysroot/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    echo "-Zbuild-std=std,panic_abort"
  fi
}

# cargo_wasm build|clippy …: cargo for the islands.
cargo_wasm() {
  local command=$1 std
  shift
  std=$(wasm_std_flags)
  if [ -n "$std" ]; then set -- "$std" "$@"; fi
  env ${std:+RUSTC_BOOTSTRAP=1} CARGO_TARGET_DIR="$WASM_TARGET_DIR" \
    cargo "$command" -p app --lib --no-default-features --features hydrate --target "$WASM" "$@"
}
