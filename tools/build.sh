#!/usr/bin/env bash
# Builds parts of the site: build.sh [--dev] server|islands|assets …
#   BUNDLE  a finished tools/bundle to use instead of building one
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# Cargo's profile and folder for the host, and for the islands.
host=(--release) host_folder=release wasm_profile=wasm-release assets=()
if [ "${1:-}" = --dev ]; then
  shift
  host=() host_folder=debug wasm_profile=dev assets=(--dev)
fi
case $wasm_profile in dev) wasm_folder=debug ;; *) wasm_folder=$wasm_profile ;; esac

server() { cargo build "${host[@]}" -p server -p bundle; }

islands() {
  local wasm=$WASM_TARGET_DIR/$WASM/$wasm_folder/app.wasm bundle=${BUNDLE:-$CARGO_TARGET_DIR/$host_folder/bundle} stamp made
  if [ ! -x "$bundle" ]; then cargo build "${host[@]}" -p bundle; fi
  cargo_wasm build --profile "$wasm_profile"
  # The same input needs no second run.
  stamp=target/islands/.made-from
  made=$(cat "$wasm" "$bundle" | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$made" ]; then return; fi
  "$bundle" "$wasm" target/islands
  echo "$made" >"$stamp"
}

assets() { node tools/assets.mjs "${assets[@]}"; }

for part in "$@"; do
  case $part in
    server | islands | assets) "$part" ;;
    *) die "usage: tools/build.sh [--dev] server|islands|assets …" ;;
  esac
done
