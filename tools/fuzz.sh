#!/usr/bin/env bash
# Tries the fuzz targets of fuzz/ for a while each: fuzz.sh [SECONDS] [TARGET…]. Ends at the first finding, which is left in
# fuzz/artifacts; once mended, it belongs among fuzz/seeds, which the tests read too.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
seconds=${1:-60}
shift || true
targets=("$@")
if [ ${#targets[@]} = 0 ]; then targets=(markdown); fi

version=0.13.2
if [ "$(cargo-fuzz --version 2>/dev/null)" != "cargo-fuzz $version" ]; then
  echo "compiling cargo-fuzz $version, once"
  CARGO_TARGET_DIR=$TOOLS/target cargo install cargo-fuzz --version "$version" --debug --force --quiet --root "$TOOLS"
  rm -rf "$TOOLS/target"
fi
have c++ || apt_install "a C++ compiler for libFuzzer" g++

# Coverage is counted by flags that the stable compiler keeps to itself. Safe Rust needs no sanitizer.
export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$CARGO_TARGET_DIR/fuzz
for target in "${targets[@]}"; do
  say "$target, $seconds s"
  mkdir -p "fuzz/corpus/$target"
  cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
    -max_total_time="$seconds" -max_len=2048 -print_final_stats=1
done
