#!/usr/bin/env bash
# All checks, as continuous integration runs them. Needs no terminal, may run as root, starts and ends its own database
# and its own server.
#
#   tools/test.sh            everything
#   tools/test.sh STEP…      some steps: setup format licences lint unit browser
#
#   TEST_POSTGRES_URL  a server to test against, instead of a private one
#   E2E                the end-to-end tests to run, instead of end2end/*.test.mjs
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
umask 022

# Root's own temporary folder may be closed to the database's user.
temp=${TMPDIR:-/tmp}
if [ "$(id -u)" = 0 ]; then temp=/tmp; fi
work=$(mktemp -d "$temp/buysocially-test.XXXXXX")
chmod 755 "$work"
server_pid='' postgres_bin='' postgres_user='' current='' report='' started=$SECONDS
locked=()
if [ "${CI:-}" = true ]; then locked=(--locked); fi

finish() {
  local code=$?
  trap - EXIT INT TERM HUP
  set +e
  stop_server
  stop_postgres
  rm -rf "$work"
  local took=$((SECONDS - started))
  if [ "$code" = 0 ]; then
    printf '\nPASSED in %d s:%s\n' "$took" "$report"
  else
    printf '\nFAILED in "%s" after %d s:%s\n' "$current" "$took" "$report"
  fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# step NAME: runs the function step_NAME, prints and remembers how long it took.
step() {
  local begun=$SECONDS
  current=$1
  say "$1"
  "step_$1"
  printf -- '-- %s: %d s\n' "$1" $((SECONDS - begun))
  report+=" $1 $((SECONDS - begun)) s,"
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

# ---------------------------------------------------------------------------------------------------------- Postgres

# as_postgres COMMAND…: the database refuses to run as root.
as_postgres() {
  if [ "$(id -u)" != 0 ]; then
    (cd "$work" && "$@")
  else
    (cd "$work" && setpriv --reuid="$postgres_user" --regid="$(id -g "$postgres_user")" --clear-groups \
      env HOME="$work/postgres" "$@")
  fi
}

start_postgres() {
  if [ -n "${TEST_POSTGRES_URL:-}" ]; then return; fi
  local bin port password
  bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
  if [ -z "$bin" ]; then bin=$(dirname "$(command -v initdb)"); fi
  postgres_user=nobody
  if id postgres >/dev/null 2>&1; then postgres_user=postgres; fi
  mkdir "$work/postgres"
  password=$(node -p 'require("crypto").randomBytes(18).toString("hex")')
  (umask 077 && echo "$password" >"$work/postgres/password")
  if [ "$(id -u)" = 0 ]; then chown -R "$postgres_user" "$work/postgres"; fi
  as_postgres "$bin/initdb" -D "$work/postgres/data" -U test --pwfile="$work/postgres/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >"$work/postgres.log" 2>&1 || {
    cat "$work/postgres.log"
    die "initdb failed"
  }
  # It lives for one run: nothing needs to survive a loss of power.
  for _ in 1 2 3; do
    port=$(free_port)
    if as_postgres "$bin/pg_ctl" -D "$work/postgres/data" -w -t 60 -l "$work/postgres/server.log" \
      -o "-c listen_addresses=127.0.0.1 -p $port -k $work/postgres -c fsync=off -c full_page_writes=off -c max_connections=200" \
      start >>"$work/postgres.log" 2>&1; then
      postgres_bin=$bin
      export TEST_POSTGRES_URL=postgres://test:$password@127.0.0.1:$port/postgres
      echo "PostgreSQL $("$bin/postgres" --version | awk '{print $3}') on port $port"
      return
    fi
  done
  cat "$work/postgres.log" "$work/postgres/server.log"
  die "PostgreSQL didn't start"
}

stop_postgres() {
  if [ -n "$postgres_bin" ]; then
    as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres/data" -m immediate -w -t 20 stop >/dev/null 2>&1
    postgres_bin=''
  fi
}

# ------------------------------------------------------------------------------------------------------------ server

# The real server on a free port with an empty data folder; sets BASE.
start_server() {
  local port
  # A copy: another build into the same folder must not change what is being tested.
  cp "$CARGO_TARGET_DIR/debug/buysocially" "$work/buysocially"
  port=$(free_port)
  export BASE=http://127.0.0.1:$port
  mkdir "$work/data"
  BUYSOCIALLY_LISTEN=127.0.0.1:$port BUYSOCIALLY_BASE_URL=$BASE BUYSOCIALLY_DATA=$work/data \
    BUYSOCIALLY_SITE=$ROOT/target/site "$work/buysocially" serve >"$work/server.log" 2>&1 </dev/null &
  server_pid=$!
  for _ in $(seq 300); do
    if ! kill -0 "$server_pid" 2>/dev/null; then break; fi
    if node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$BASE/readyz"; then
      echo "server at $BASE"
      return
    fi
    sleep 0.2
  done
  tail -n 50 "$work/server.log"
  die "the server didn't become ready"
}

stop_server() {
  if [ -z "$server_pid" ]; then return; fi
  kill "$server_pid" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=''
}

# ------------------------------------------------------------------------------------------------------------- steps

step_setup() {
  tools/setup.sh test
  rustc --version
  if [ "${CI:-}" = true ]; then forget_old_artifacts; fi
}

# What other clones left in the shared folder; compiled dependencies stay.
forget_old_artifacts() {
  local deps name
  for deps in "$CARGO_TARGET_DIR"/{debug,release}/deps "$WASM_TARGET_DIR"/{debug,wasm-release,"$WASM"/debug,"$WASM"/wasm-release}/deps; do
    [ -d "$deps" ] || continue
    for name in market app server bundle buysocially; do
      find "$deps" -maxdepth 1 -type f \( -name "$name-*" -o -name "lib$name-*" \) -mtime +0 -delete
    done
    find "$deps" -maxdepth 1 -type f -perm -u+x ! -name '*.*' -mtime +0 -delete # test programs
  done
}

step_format() { cargo fmt --all --check; }

step_lint() {
  cargo clippy "${locked[@]}" --workspace --all-targets -- -D warnings
  cargo_wasm clippy "${locked[@]}" -- -D warnings
}

step_licences() {
  have cargo-deny || die "cargo-deny is missing: tools/setup.sh test"
  cargo deny "${locked[@]}" check --hide-inclusion-graph bans licenses sources
  # The list of advisories is a repository of its own; a machine without that way out still tests the rest.
  if timeout 120 cargo deny fetch db >"$work/advisories.log" 2>&1; then
    cargo deny "${locked[@]}" check --hide-inclusion-graph advisories
  else
    echo "advisories are NOT checked here, their list could not be fetched:"
    grep . "$work/advisories.log" | tail -n 1
  fi
}

step_unit() {
  start_postgres
  cargo test "${locked[@]}" --workspace
}

step_browser() {
  local tests=()
  if [ -n "${E2E:-}" ]; then
    read -ra tests <<<"$E2E"
  else
    mapfile -t tests < <(compgen -G 'end2end/*.test.mjs' | sort)
  fi
  if [ "${#tests[@]}" = 0 ]; then
    echo "no end2end/*.test.mjs"
    return
  fi
  # With the tests, as the step before built it: without them, features are others and much is compiled once more.
  cargo build "${locked[@]}" --workspace --bins --tests
  BUNDLE=$CARGO_TARGET_DIR/debug/bundle tools/build.sh islands assets
  start_server
  export CHROMIUM=${CHROMIUM:-$(command -v chromium)}
  SERVER_LOG=$work/server.log SERVER_DATA=$work/data SERVER_BIN=$work/buysocially SITE=$ROOT/target/site \
    node --test --test-reporter=spec --test-concurrency="${E2E_CONCURRENCY:-1}" "${tests[@]}" || {
    echo "the server's last words:"
    tail -n 40 "$work/server.log"
    return 1
  }
  stop_server
}

steps=("$@")
if [ "${#steps[@]}" = 0 ]; then steps=(setup format licences lint unit browser); fi
for name in "${steps[@]}"; do
  if ! declare -F "step_$name" >/dev/null; then die "there is no step \"$name\""; fi
done
for name in "${steps[@]}"; do step "$name"; done
