#!/usr/bin/env bash
# Measures, and prints one table in Markdown (also target/bench/table.md). Misses of an aim are shown, not punished.
#
#   tools/bench.sh            everything
#   tools/bench.sh SECTION…   some: pages search import start guessing browser
#
#   BENCH_PROFILE   dist (default: as an image ships it), release, dev
#   BENCH_OFFERS    offers in the catalogue (10000)
#   BENCH_INDEXED   sizes of the search engine's own bench ("100000 1000000")
#   BENCH_SECONDS   length of each load (10), after a shorter one to warm up
#   BENCH_RUNS      runs of which the median is taken (3)
#
# CPU per request hardly moves with what else the machine does: compare that, and throughput only as a share of the
# same bytes out of memory in the same run. The load generator runs on the same cores.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
export LC_ALL=C

profile=${BENCH_PROFILE:-dist}
offers=${BENCH_OFFERS:-10000} seconds=${BENCH_SECONDS:-10} runs=${BENCH_RUNS:-3}
read -ra indexed <<<"${BENCH_INDEXED-100000 1000000}"
folder=$CARGO_TARGET_DIR/$profile
if [ "$profile" = dev ]; then folder=$CARGO_TARGET_DIR/debug; fi
out=$ROOT/target/bench
mkdir -p "$out"
work=$(mktemp -d "${TMPDIR:-/tmp}/buysocially-bench.XXXXXX")
pids=() rows=() notes=() prepared=''

finish() {
  local code=$? pid
  trap - EXIT INT TERM HUP
  set +e
  for pid in "${pids[@]}"; do stop "$pid"; done
  # What was measured before something failed is still worth reading.
  if [ "${#rows[@]}" -gt 0 ]; then table | tee "$out/table.md"; fi
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# ------------------------------------------------------------------------------------------------------------- table

# row WORK MEASURED AIM
row() {
  rows+=("| $1 | $2 | $3 |")
  printf '   %s: %s\n' "$1" "$2"
}

table() {
  printf '\n%s cores, %s, %s GiB; %s offers, profile %s, load when begun %s\n\n' \
    "$(nproc)" "$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)" \
    "$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" "$(thousands "$offers")" "$profile" "$load_before"
  echo '| work | measured | aim |'
  echo '| --- | --- | --- |'
  printf '%s\n' "${rows[@]}"
  if [ "${#notes[@]}" -gt 0 ]; then printf '\n%s\n' "${notes[@]}"; fi
}

thousands() { sed -E ':a; s/^([0-9]+)([0-9]{3})/\1,\2/; ta' <<<"$1"; }
# calc EXPRESSION FORMAT
calc() { awk "BEGIN { printf \"${2:-%.0f}\", $1 }"; }
now_ms() { date +%s%3N; }

# ----------------------------------------------------------------------------------------------------------- servers

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

# configured PORT DATA CACHE COMMAND…: runs the server's program.
configured() {
  local port=$1 data=$2 cache=$3
  shift 3
  cd "$work" && exec env BUYSOCIALLY_LISTEN="127.0.0.1:$port" BUYSOCIALLY_BASE_URL="http://127.0.0.1:$port" \
    BUYSOCIALLY_DATA="$data" BUYSOCIALLY_SITE="$ROOT/target/site" BUYSOCIALLY_CACHE="$cache" BUYSOCIALLY_REQUESTS_PER_SECOND=0 "$@"
}

# serve DATA CACHE: sets server and base when it is ready.
serve() {
  local port
  port=$(free_port)
  base=http://127.0.0.1:$port
  configured "$port" "$1" "$2" "$work/buysocially" serve >>"$work/server.log" 2>&1 </dev/null &
  server=$!
  pids+=("$server")
  until_answered "$server" "$base/readyz" || {
    tail -n 20 "$work/server.log"
    die "the server didn't become ready"
  }
}

# serve_static FILE…: sets static and static_base.
serve_static() {
  local port
  port=$(free_port)
  static_base=http://127.0.0.1:$port
  "$folder/examples/static_page" "$port" "$@" </dev/null &
  static=$!
  pids+=("$static")
  until_answered "$static" "$static_base/healthz" || die "static_page didn't start"
}

# until_answered PID URL
until_answered() {
  for _ in $(seq 1200); do
    if ! kill -0 "$1" 2>/dev/null; then return 1; fi
    if curl -fs -o /dev/null --max-time 5 "$2"; then return; fi
    sleep 0.05
  done
  return 1
}

# stop PID: only ever one that we started.
stop() {
  local pid=$1 left=() other
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  for other in "${pids[@]}"; do
    if [ "$other" != "$pid" ]; then left+=("$other"); fi
  done
  pids=("${left[@]}")
}

# Ticks of processor time that a process used so far.
ticks() {
  local stat
  stat=$(<"/proc/$1/stat")
  # Behind the name, which may hold anything.
  read -ra stat <<<"${stat##*) }"
  echo $((stat[11] + stat[12]))
}

peak_mb() { awk '/^VmHWM/ { printf "%.0f", $2 * 1024 / 1e6 }' "/proc/$1/status"; }
# From here on the peak is that of the load; where that is not allowed, the start counts too.
forget_peak() { echo 5 2>/dev/null >"/proc/$1/clear_refs" || true; }

# ---------------------------------------------------------------------------------------------------------- measuring

# load PID BASE PATHS CODING [CONNECTIONS]: sets rps, cpu (µs a request), p50, p99 (µs), errors, bytes (a request).
load() {
  local pid=$1 base=$2 connections=${5:-16} threads=2 before after figures
  if [ "$connections" = 1 ]; then threads=1; fi
  local wrk=(wrk -t"$threads" -c"$connections" --timeout 20s -s "$ROOT/tools/bench/requests.lua" --latency)
  export BENCH_PATHS=$3 BENCH_CODING=$4
  "${wrk[@]}" -d"$(((seconds + 2) / 3))s" "$base" >/dev/null
  before=$(ticks "$pid")
  "${wrk[@]}" -d"${seconds}s" "$base" >"$work/wrk"
  after=$(ticks "$pid")
  read -ra figures < <(sed -n 's/^FIGURES //p' "$work/wrk")
  local requests=${figures[0]:-0} duration=${figures[3]:-0}
  if [ "$requests" = 0 ]; then die "wrk got no answer from $base"; fi
  errors=${figures[1]} bytes=$((figures[2] / requests)) p50=${figures[4]} p99=${figures[5]}
  rps=$(calc "$requests / ($duration / 1e6)")
  cpu=$(calc "($after - $before) * 1e6 / $(getconf CLK_TCK) / $requests" %.1f)
}

# Thousandths, such as milliseconds from microseconds.
ms() { calc "$1 / 1000" "%.${2:-1}f"; }

# measured [STATIC_RPS]: the last load in words.
measured() {
  local text spent="${cpu%.*} µs"
  if [ "${cpu%.*}" -ge 200 ]; then spent="$(ms "$cpu" 2) ms"; fi
  text="$(thousands "$rps")/s · $spent CPU · p99 $(ms "$p99") ms · $(ms "$bytes") kB"
  if [ -n "${1:-}" ]; then text+=" · $(calc "$rps * 100 / $1" %.1f) % of static ($(thousands "$1")/s)"; fi
  if [ "$errors" != 0 ]; then text+=" · **$errors errors**"; fi
  echo "$text"
}

# Percent-encodes a file of addresses.
encoded() { node -e 'console.log(require("fs").readFileSync(0, "utf8").trim().split("\n").map(encodeURI).join("\n"))'; }

# keep PATHS FOLDER: every page plain and in Brotli, and the addresses at which static_page serves them.
keep() {
  local path n=0
  mkdir -p "$2"
  : >"$2/static" && : >"$2/static.br"
  while read -r path; do
    curl -fsS -o "$2/$n" "$base$path" || die "$path is not answered"
    curl -fsS -H 'Accept-Encoding: br' -o "$2/$n.br" "$base$path"
    echo "/page/$n" >>"$2/static"
    echo "/page/$n.br" >>"$2/static.br"
    n=$((n + 1))
  done <"$1"
}

# Addresses of offers, as the catalogue links them.
offer_paths() {
  local page
  for page in $(seq 1 3 25); do
    curl -fsS "$base/pl/oferta?page=$page" | { grep -oE '/pl/oferta/[a-z0-9-]+"' || true; } | tr -d '"'
  done | sort -u | awk 'NR <= 200'
}

# ----------------------------------------------------------------------------------------------------------- catalogue

# imports DATA WHAT: runs the import of one of the made files.
imports() {
  (configured 0 "$1" true "$work/buysocially" import "$2" "$work/csv/$2.csv") >>"$work/import.log" 2>&1 || {
    tail -n 20 "$work/import.log"
    die "the import of $2 failed"
  }
}

# new_data NAME: a folder with enterprises, so that no demo is loaded, and no offers.
new_data() {
  if [ ! -d "$work/csv" ]; then "$folder/examples/many_offers" "$offers" "$work/csv"; fi
  imports "$work/$1" enterprises
}

# The catalogue that the sections share; remembers how long its import took with a server indexing beside it.
prepare() {
  if [ -n "$prepared" ]; then return; fi
  say "a catalogue of $(thousands "$offers") offers"
  new_data many
  local begun findable=''
  serve "$work/many" true
  begun=$(now_ms)
  imports "$work/many" offers
  until [ "$findable" = "$offers" ] || [ $(($(now_ms) - begun)) -gt 300000 ]; do
    sleep 0.02
    findable=$(curl -s --max-time 5 "$base/readyz" | awk '/findable/ { print $1 }' || true)
  done
  import_ms=$(($(now_ms) - begun))
  if [ "$findable" != "$offers" ]; then
    tail -n 20 "$work/import.log" "$work/server.log"
    die "only ${findable:-none} of $offers offers can be found"
  fi
  imports "$work/many" licences
  # The licences' offers are indexed again; wait until nothing is left to do.
  until_idle "$server"
  stop "$server"
  prepared=yes
}

# until_idle PID: a second without work.
until_idle() {
  local before after
  for _ in $(seq 120); do
    before=$(ticks "$1")
    sleep 1
    after=$(ticks "$1")
    if [ $((after - before)) -le 2 ]; then return; fi
  done
}

# ------------------------------------------------------------------------------------------------------------ sections

# beside_static NAME CODING SUFFIX TITLE AIM: one kind of page, and the same bytes out of memory right before it.
beside_static() {
  local rps_static=''
  if [ -n "$3" ] || [ -z "$2" ]; then
    load "$static" "$static_base" "$work/pages/$1/static$3" ''
    rps_static=$rps
  fi
  load "$server" "$base" "$work/$1" "$2"
  row "$4" "$(measured "$rps_static")" "$5"
}

section_pages() {
  prepare
  say pages
  local name peak files
  local -A title=([listing]='listing with facets' [offers]='offer page')
  local -A aim=([listing]='≤ 1.0 ms CPU · p99 ≤ 25 ms · ≥ 5 % of static' [offers]='≤ 0.6 ms CPU · ≥ 10 % of static')
  local kept_aim='≤ 40 µs CPU · ≥ 60 % of static'
  encoded <"$ROOT/tools/bench/listing.txt" >"$work/listing"

  serve "$work/many" true
  offer_paths >"$work/offers"
  forget_peak "$server"
  for name in listing offers; do
    keep "$work/$name" "$work/pages/$name"
    mapfile -t files < <(find "$work/pages/$name" -name '[0-9]*' ! -name '*.br' | sort -V)
    serve_static "${files[@]}"
    beside_static "$name" '' '' "${title[$name]}, anonymous, kept, as it is" "$kept_aim"
    beside_static "$name" br .br "${title[$name]}, anonymous, kept, Brotli" "$kept_aim"
    stop "$static"
  done
  peak=$(peak_mb "$server")
  stop "$server"

  serve "$work/many" false
  forget_peak "$server"
  for name in listing offers; do
    mapfile -t files < <(find "$work/pages/$name" -name '[0-9]*' ! -name '*.br' | sort -V)
    serve_static "${files[@]}"
    beside_static "$name" '' '' "${title[$name]}, fresh" "${aim[$name]}"
    beside_static "$name" gzip '' "${title[$name]}, fresh, gzip" ''
    stop "$static"
  done
  row 'resident memory under these loads, at most' "pages kept $peak MB · fresh $(peak_mb "$server") MB" '≤ 100 MB'
  stop "$server"
}

section_search() {
  prepare
  say search
  local name size text report
  encoded <"$ROOT/tools/bench/typed.txt" | sed 's/.*/\/fn\/suggest?typed=&\&lang=pl/' >"$work/suggest"
  encoded <"$ROOT/tools/bench/typed.txt" | sed 's/.*/\/pl\/oferta?q=&/' >"$work/typed"
  serve "$work/many" false
  for name in suggest typed; do
    text='suggestions while typing'
    if [ "$name" = typed ]; then text='whole page of results for what is typed, fresh'; fi
    load "$server" "$base" "$work/$name" '' 1
    row "$text, one at a time" "p50 $(ms "$p50" 2) ms · $(measured)" 'p50 ≤ 3 ms · p99 ≤ 10 ms'
  done
  stop "$server"
  for size in "${indexed[@]}"; do
    say "the search engine alone, $(thousands "$size") offers"
    report=$work/search-$size
    "$folder/examples/search_bench" "$size" | tee "$report"
    notes+=("Search engine alone, $(thousands "$size") offers (aims: 100,000: p50 ≤ 3 ms, p99 ≤ 10 ms; 1,000,000: p99 ≤ 50 ms; indexing ≥ 5,000/s):")
    notes+=('' '```text' "$(cat "$report")" '```' '')
  done
}

section_import() {
  prepare
  say import
  local begun
  new_data alone
  begun=$(now_ms)
  imports "$work/alone" offers
  row "import of $(thousands "$offers") offers, rows only" "$(ms $(($(now_ms) - begun))) s" ''
  row "import of $(thousands "$offers") offers until all can be found" "$(ms "$import_ms") s" '≤ 10 s'
  rm -rf "$work/alone"
}

section_start() {
  prepare
  say start
  local port health page
  port=$(free_port)
  configured "$port" "$work/many" true node "$ROOT/tools/bench/start.mjs" $((runs * 2 - 1)) "$port" \
    /healthz,/pl/oferta "$work/buysocially" serve >"$work/start" </dev/null &
  pids+=("$!")
  wait "$!" || die "the server doesn't start"
  read -r health page <"$work/start"
  row "start to the first answer, catalogue there" "/healthz $health ms · /pl/oferta $page ms" '≤ 250 ms'
}

section_guessing() {
  prepare
  say guessing
  local what known unknown difference
  export BUYSOCIALLY_TRUSTED_PROXIES='["127.0.0.1"]'
  serve "$work/many" true
  unset BUYSOCIALLY_TRUSTED_PROXIES
  node "$ROOT/tools/bench/guessing.mjs" "$base" 1000 >"$work/guessing"
  while read -r what known unknown difference; do
    row "sign-in with a $what, as somebody who has an account and who has none (1,000 each)" \
      "median $known ms and $unknown ms · they differ by $difference ms" '< 5 ms'
  done <"$work/guessing"
  stop "$server"
}

section_browser() {
  prepare
  say browser
  serve "$work/many" true
  local html css=0 sheet part path n=0 offer performance accessibility practices seo lcp cls tbt
  # The first answer is made for one reader; from the second on it is a kept one.
  curl -fsS -o /dev/null "$base/pl/oferta"
  html=$(curl -fsS -H 'Accept-Encoding: br' "$base/pl/oferta" | wc -c)
  for sheet in $(curl -fsS "$base/pl/oferta" | grep -oE '/assets/[^"]+\.css' | sort -u); do
    part=$(curl -fsS -H 'Accept-Encoding: br' "$base$sheet" | wc -c)
    css=$((css + part))
  done
  row "catalogue without pictures, Brotli" "HTML $(ms "$html") + CSS $(ms "$css") = $(ms $((html + css))) kB" '≤ 60 kB'
  row "WebAssembly and JavaScript, Brotli, deferred" "$(node -p '
    const all = Object.entries(JSON.parse(require("fs").readFileSync("target/site/manifest.json", "utf8")));
    const sum = (end) => all.filter(([name]) => name.endsWith(end)).reduce((n, [, e]) => n + (e.br ?? e.size), 0) / 1000;
    `${sum(".wasm").toFixed(1)} + ${sum(".js").toFixed(1)} = ${(sum(".wasm") + sum(".js")).toFixed(1)} kB`')" '≤ 130 kB'

  CHROME_PATH=${CHROMIUM:-$(command -v chromium || true)}
  if [ -z "$CHROME_PATH" ]; then die "Lighthouse needs a browser: set CHROMIUM, or install chromium"; fi
  export CHROME_PATH
  if [ ! -d "$out/node_modules/lighthouse" ]; then
    npm install --prefix "$out" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error lighthouse@13.5
  fi
  offer=$(offer_paths | awk 'NR == 1')
  local paths=(/pl /pl/oferta "$offer") urls=()
  for path in "${paths[@]}"; do urls+=("$base$path"); done
  node tools/bench/lighthouse.mjs "$out" "$runs" "${urls[@]}" >"$work/lighthouse"
  while read -r performance accessibility practices seo lcp cls tbt; do
    path=${paths[n]}
    if [ "$path" = "$offer" ]; then path='an offer'; fi
    row "Lighthouse, phone: $path" "performance $performance · accessibility $accessibility · best practices $practices · SEO $seo · LCP $(ms "$lcp" 2) s · CLS $cls · TBT $(calc "$tbt") ms" \
      '≥ 98, the others 100 · LCP ≤ 1.2 s · CLS ≤ 0.01 · TBT ≤ 50 ms'
    n=$((n + 1))
  done <"$work/lighthouse"
  stop "$server"
}

# ---------------------------------------------------------------------------------------------------------------- run

sections=("$@")
if [ "${#sections[@]}" = 0 ]; then sections=(pages search import start guessing browser); fi
for name in "${sections[@]}"; do
  if ! declare -F "section_$name" >/dev/null; then die "there is no section \"$name\""; fi
done
for tool in curl node; do have "$tool" || die "$tool is missing"; done
have wrk || apt_install "a load generator" wrk

say "building (profile $profile)"
# In one command: another one would compile everything below with other features once more.
cargo build --profile "$profile" --workspace --bins --examples
site=()
if [ "$profile" = dev ]; then site=(--dev); fi
BUNDLE=$folder/bundle tools/build.sh "${site[@]}" islands assets
# A copy: another build into the same folder must not change what is being measured.
cp "$folder/buysocially" "$work/buysocially"

load_before=$(cut -d' ' -f1 /proc/loadavg)
for name in "${sections[@]}"; do "section_$name"; done
