// guessing.mjs BASE SAMPLES: signs in wrongly as somebody who has an account and as somebody who has none, in turns, each time
// from another network, and prints the medians in milliseconds: known, unknown, their difference. Then the same for asking
// for a link. The server must trust 127.0.0.1 as a proxy.
const [base, samples] = process.argv.slice(2);
const medians = {};
let n = 0;

async function ask(path, fields) {
  n++;
  const begun = performance.now();
  const answer = await fetch(base + path, {
    method: "POST",
    redirect: "manual",
    headers: {
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    },
    body: new URLSearchParams(fields),
  });
  await answer.text();
  if (answer.status === 429 || answer.status >= 500) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - begun;
}

const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];

for (const [what, path, more] of [
  ["password", "/pl/logowanie", { by: "password", password: "to na pewno nie to" }],
  ["link", "/pl/logowanie", { by: "link" }],
]) {
  const times = { known: [], unknown: [] };
  for (let i = 0; i < samples; i++) {
    // both orders, so that neither is always the one after the other
    const turn = i % 2 ? ["known", "unknown"] : ["unknown", "known"];
    for (const who of turn) {
      const email = who === "known" ? "anna@kupuj.example" : `nikt${i}@kupuj.example`;
      times[who].push(await ask(path, { email, ...more }));
    }
  }
  medians[what] = { known: median(times.known), unknown: median(times.unknown) };
}
for (const [what, { known, unknown }] of Object.entries(medians))
  console.log(what, known.toFixed(2), unknown.toFixed(2), Math.abs(known - unknown).toFixed(2));
