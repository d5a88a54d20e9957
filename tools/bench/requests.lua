-- wrk asks for the addresses of a file in turn, each thread from a place of its own.
--   BENCH_PATHS   the file, one address a line
--   BENCH_CODING  value of Accept-Encoding, if any
-- Ends with a line of figures: requests, errors, bytes, and in microseconds duration, p50, p99.

local threads = 0

function setup(thread)
   thread:set("place", threads * 7)
   threads = threads + 1
end

function init()
   requests = {}
   local coding = os.getenv("BENCH_CODING")
   if coding and coding ~= "" then wrk.headers["Accept-Encoding"] = coding end
   for path in io.lines(os.getenv("BENCH_PATHS")) do
      requests[#requests + 1] = wrk.format("GET", path)
   end
end

function request()
   place = place % #requests + 1
   return requests[place]
end

function done(summary, latency)
   local e = summary.errors
   print(string.format("FIGURES %d %d %d %d %d %d", summary.requests,
      e.connect + e.read + e.write + e.status + e.timeout, summary.bytes, summary.duration,
      latency:percentile(50), latency:percentile(99)))
end
