// What surrounds every answer: headers, policy, caching, refusals, what is not believed and what is not logged.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import zlib from "node:zlib";
import { ask, BASE, demoEnterprises, demoLicences, demoOffers, LOCALES, SERVER_DATA, SERVER_LOG, SITE, until } from "./plain.mjs";

const OFFER = `/pl/oferta/${demoOffers().find((o) => o.state === "published").slug}`;
const LICENCE = `/en/mark/${demoLicences()[0].address}`;
const PAGES = [
  "/pl",
  "/en/offers",
  "/nl/aanbod?q=kaars",
  OFFER,
  "/pl/podmioty",
  "/pl/powiaty",
  "/en/mark",
  "/nl/privacy",
];
const DOCUMENTS = [
  "/pl/oferta.pdf?q=kubek&label=1",
  `/en/enterprises/${demoEnterprises()[0].slug}/card.pdf`,
  `/nl/lijst.pdf?offers=${OFFER.split("/").at(-1)}`,
];
const SVG = "/media/art/mug-any-0123456789.svg";
const manifest = JSON.parse(fs.readFileSync(path.join(SITE, "manifest.json"), "utf8"));
const asset = (name) => `/assets/${manifest[name].file}`;
const EVIL = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

/** One of every kind of answer, with the status that it has. */
const ANSWERS = [
  ["/", 302],
  ...PAGES.map((page) => [page, 200]),
  [LICENCE, 200],
  ["/pl/lista", 200],
  ...DOCUMENTS.map((document) => [document, 200]),
  ["/pl/lista.pdf", 404],
  ["/nl/organisaties/nie-ma/kaart.pdf", 404],
  ["/en/offers.pdf?foo=1", 400],
  ["/pl/oferta?niczego=1", 400],
  ["/pl/oferta/nie-ma-takiej-oferty", 404],
  ["/en/nothing/here", 404],
  ["/nirgends", 404],
  ["/api/v1/offers", 200],
  ["/api/v1/offers?foo=1", 400],
  ["/api/v1/offers/nothing", 404],
  ["/api/nothing", 404],
  ["/fn/suggest?typed=kub&lang=pl", 403, { headers: EVIL }],
  [asset("site.css"), 200],
  ["/assets/nothing.js", 404],
  [SVG, 200],
  ["/media/art/nothing.svg", 404],
  ["/robots.txt", 200],
  ["/sitemap.xml", 200],
  ["/favicon.ico", 302],
  ["/healthz", 200],
  ["/readyz", 200],
  ["/pl", 405, { method: "POST" }],
  ["/pl", 403, { method: "POST", headers: EVIL }],
  [`/pl?q=${"a".repeat(5000)}`, 414],
];

const script = () => fs.readFileSync(path.join(SITE, manifest["inline.js"].file), "utf8");
const policy = () =>
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' " +
  `'sha256-${createHash("sha256").update(script()).digest("base64")}'; style-src 'self'; img-src 'self'; font-src 'self' data:; ` +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

test("every kind of answer carries the security headers and an identifier of its own", async () => {
  const ids = new Set();
  for (const [target, status, options] of ANSWERS) {
    const answer = await ask(target, options);
    const what = `${options?.method ?? "GET"} ${target.slice(0, 60)}`;
    assert.equal(answer.status, status, what);
    const { headers } = answer;
    assert.equal(headers["x-content-type-options"], "nosniff", what);
    assert.equal(headers["x-frame-options"], "DENY", what);
    assert.equal(headers["referrer-policy"], "strict-origin-when-cross-origin", what);
    assert.match(headers["permissions-policy"] ?? "", /camera=\(\).*geolocation=\(\)/, what);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin", what);
    assert.equal(headers["content-security-policy"], target === SVG ? "default-src 'none'" : policy(), what);
    for (const name of ["server", "x-powered-by", "set-cookie"])
      assert.equal(headers[name], undefined, `${what}: ${name}`);
    assert.match(headers["x-request-id"] ?? "", /^[0-9a-f]{16}$/, what);
    ids.add(headers["x-request-id"]);
    if (answer.body.length) assert.ok(headers["content-type"], `${what} says what it is`);
  }
  assert.equal(ids.size, ANSWERS.length, "identifiers differ");
});

test("a page holds nothing that its policy would have to forgive", async () => {
  for (const page of [...PAGES, LICENCE, "/pl/design", "/pl/lista", "/pl/oferta?niczego=1"]) {
    const { text } = await ask(page);
    assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+\s*=\s*["']|javascript:/i, page);
    const scripts = [...text.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
    assert.ok(scripts.length, page);
    for (const [, attributes, body] of scripts) {
      if (attributes.includes("application/ld+json")) JSON.parse(body);
      else if (attributes.includes("src=")) assert.match(attributes, /src="\/assets\/[^"]+"/, page);
      else assert.equal(body, script(), `${page}: the one inline script is the one whose hash is allowed`);
    }
    for (const [, href] of text.matchAll(
      /<(?:link rel="(?:stylesheet|preload|icon)"|img|source)[^>]*?(?:href|src|srcset)="([^"]+)"/g,
    ))
      assert.match(href, /^\//, `${page} loads from here only`);
  }
});

test("an identifier that a sender makes up is not taken", async () => {
  const { headers } = await ask("/pl", { headers: { "x-request-id": "mine" } });
  assert.notEqual(headers["x-request-id"], "mine");
});

// ---- assets

test("every built asset is there for ever, in the compressed form that was built", async () => {
  for (const [name, entry] of Object.entries(manifest)) {
    const file = (suffix) => fs.readFileSync(path.join(SITE, entry.file + suffix));
    for (const [accept, coding, there] of [
      ["gzip, deflate, br, zstd", "br", entry.br],
      ["gzip", "gzip", entry.gz],
      ["identity", undefined, true],
    ]) {
      const answer = await ask(`/assets/${entry.file}`, { headers: { "accept-encoding": accept } });
      assert.equal(answer.status, 200, name);
      assert.equal(answer.headers["cache-control"], "public, max-age=31536000, immutable", name);
      assert.equal(answer.headers["content-type"], entry.type, name);
      if (!there) continue;
      assert.equal(answer.headers["content-encoding"], coding, `${name} for ${accept}`);
      assert.ok(
        answer.body.equals(file(coding === "br" ? ".br" : coding === "gzip" ? ".gz" : "")),
        `${name} as ${coding} is the built file`,
      );
      assert.ok(answer.decoded.equals(file("")), `${name} as ${coding} says the same`);
      if (entry.br || entry.gz) assert.match(answer.headers.vary ?? "", /accept-encoding/i, name);
    }
    assert.match(entry.file, /\.[0-9a-f]{10}\.\w+$/, `${name} has its content in its name`);
  }
});

test("a compressed form that is declined is not sent", async () => {
  for (const target of [asset("site.css"), "/pl", "/api/v1/offers"]) {
    const answer = await ask(target, { headers: { "accept-encoding": "br;q=0, gzip;q=0, identity" } });
    assert.equal(answer.headers["content-encoding"], undefined, target);
  }
});

// ---- pages and their validators

test("a page is asked for again each time and answered 304 while it is the same", async () => {
  for (const page of PAGES) {
    const seen = new Map();
    for (const accept of ["identity", "gzip", "br"]) {
      const headers = { "accept-encoding": accept };
      const first = await ask(page, { headers });
      assert.equal(first.headers["content-encoding"] ?? "identity", accept, page);
      assert.equal(first.headers["cache-control"], "no-cache", page);
      assert.match(first.headers.vary, /accept-encoding/i, page);
      assert.match(first.headers.vary, /cookie/i, page);
      assert.match(first.headers.etag, /^"[^"]+"$/, `${page}: a strong validator`);
      seen.set(accept, first);
      const again = await ask(page, { headers: { ...headers, "if-none-match": `"other", ${first.headers.etag}` } });
      assert.equal(again.status, 304, `${page} ${accept}`);
      assert.equal(again.body.length, 0, page);
      assert.equal(again.headers.etag, first.headers.etag, page);
      assert.equal((await ask(page, { headers: { ...headers, "if-none-match": '"other"' } })).status, 200, page);
    }
    const [plain, gzip, brotli] = [...seen.values()];
    assert.ok(plain.body.equals(gzip.decoded) && plain.body.equals(brotli.decoded), `${page}: all forms say the same`);
    assert.ok(brotli.body.length < gzip.body.length && gzip.body.length < plain.body.length, page);
    assert.equal(new Set([...seen.values()].map((s) => s.headers.etag)).size, 3, `${page}: a validator for each form`);
  }
});

test("what says the second at which it was made is validated by what it says", async () => {
  const first = await ask(LICENCE);
  const later = await until(async () => {
    const answer = await ask(LICENCE, { headers: { "if-none-match": first.headers.etag ?? '"none"' } });
    return answer.status === 200 && answer;
  }, "the licence's page says another second");
  assert.notEqual(later.text, first.text);
});

test("whoever brings a cookie gets a page that nobody keeps", async () => {
  for (const page of PAGES) {
    const shared = await ask(page);
    for (const cookie of ["session=abc", "anything=1"]) {
      const own = await ask(page, { headers: { cookie, "if-none-match": shared.headers.etag } });
      assert.equal(own.status, 200, page);
      assert.equal(own.headers["cache-control"], "no-store", page);
      assert.equal(own.headers.etag, undefined, page);
    }
    assert.equal((await ask(page)).text, shared.text, `${page} stays as it was for the others`);
  }
});

test("errors are not kept either", async () => {
  for (const page of ["/pl/oferta/nie-ma-takiej-oferty", "/en/nothing", "/pl/znak/DS-1999-0001"])
    assert.equal((await ask(page)).headers["cache-control"], "no-store", page);
});

test("HEAD says what GET does, without the body", async () => {
  for (const target of ["/pl", OFFER, "/api/v1/offers", asset("site.css"), "/sitemap.xml"]) {
    const [head, get] = [await ask(target, { method: "HEAD" }), await ask(target)];
    assert.equal(head.status, 200, target);
    assert.equal(head.body.length, 0, target);
    for (const name of ["content-type", "etag", "cache-control"])
      assert.equal(head.headers[name], get.headers[name], `${target}: ${name}`);
  }
});

test("the first page is in the reader's language", async () => {
  for (const [accept, to] of [
    ["nl-BE,nl;q=0.9,en;q=0.8", "/nl"],
    ["de, en;q=0.5", "/en"],
    ["uk", "/pl"],
    [undefined, "/pl"],
  ]) {
    const answer = await ask("/", { headers: accept ? { "accept-language": accept } : {} });
    assert.equal(answer.headers.location, to, accept);
    assert.match(answer.headers.vary ?? "", /accept-language/i, "the answer differs by language");
  }
});

// ---- requests from elsewhere

test("nothing that may change something is taken from another site", async () => {
  for (const target of ["/pl", "/pl/lista", "/api/v1/offers", "/fn/suggest", "/nirgends"]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const headers of [
        EVIL,
        { "sec-fetch-site": "same-site" },
        { "sec-fetch-site": "none" },
        { origin: "null" },
        { origin: "https://evil.example" },
        { cookie: "session=abc" },
        { "sec-fetch-site": "cross-site", origin: BASE },
      ]) {
        const answer = await ask(target, { method, headers });
        assert.equal(answer.status, 403, `${method} ${target} ${JSON.stringify(headers)}`);
      }
    }
  }
});

test("our own pages may try, and there is nothing to change yet", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const target of ["/pl", OFFER, "/api/v1/offers", SVG, asset("site.css")]) {
      const answer = await ask(target, { method, headers: { origin: BASE, "sec-fetch-site": "same-origin" } });
      assert.equal(answer.status, 405, `${method} ${target}`);
    }
  }
});

test("suggestions answer our own pages alone", async () => {
  const target = "/fn/suggest?typed=kub&lang=pl";
  const ours = await ask(target, { headers: { "sec-fetch-site": "same-origin" } });
  assert.equal(ours.status, 200);
  assert.ok(
    ours.json.items.length > 0 && ours.json.items.every((i) => i.label && i.group && i.href.startsWith("/pl/")),
    ours.text,
  );
  assert.equal(ours.headers["cache-control"], "no-store");
  for (const [odd, expected] of [
    ["/fn/nothing", 400],
    ["/fn/suggest", 200],
    ["/fn/suggest?typed=kub", 200],
  ]) {
    const { status } = await ask(odd, { headers: { "sec-fetch-site": "same-origin" } });
    assert.equal(status, expected, odd);
  }
  for (const headers of [
    EVIL,
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { cookie: "session=abc" },
  ]) {
    assert.equal((await ask(target, { headers })).status, 403, JSON.stringify(headers));
  }
});

test("a link from elsewhere opens a page", async () => {
  for (const page of PAGES)
    assert.equal(
      (
        await ask(page, {
          headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", referer: "https://evil.example/" },
        })
      ).status,
      200,
      page,
    );
});

// ---- what is not believed

test("host and forwarding headers of a request change nothing that is said", async () => {
  const evil = "evil.example";
  const spoofed = {
    host: evil,
    "x-forwarded-host": evil,
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.9",
    "x-original-url": "/pl/design",
    "x-rewrite-url": "/pl/design",
    forwarded: `host=${evil};proto=https;for=203.0.113.9`,
  };
  for (const target of [
    ...PAGES,
    LICENCE,
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap/pages.xml",
    "/api/v1/offers",
    "/api/v1/openapi.json",
    "/en/nothing",
  ]) {
    const [honest, answer] = [await ask(target), await ask(target, { headers: spoofed })];
    assert.equal(answer.status, honest.status, target);
    assert.ok(!answer.text.includes(evil), `${target} repeats the host`);
    if (target !== LICENCE) assert.equal(answer.text, honest.text, target);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(answer.text)?.[1];
    if (canonical) assert.ok(canonical.startsWith(`${BASE}/`), `${target}: ${canonical}`);
  }
  for (const target of ["/", "/favicon.ico"])
    assert.match((await ask(target, { headers: spoofed })).headers.location, /^\/\w/, target);
  const page = `/pl/oferta?q=dzbanek&utm_source=${Date.now()}`;
  assert.ok(!(await ask(page, { headers: spoofed })).text.includes(evil));
  assert.ok(!(await ask(page)).text.includes(evil), "nothing of it is kept for others");
});

test("a way out of the folders of assets and pictures is none", async () => {
  const canary = `way-out-${Date.now()}`;
  const planted = ["canary.jpg", "media/canary.jpg"].map((f) => path.join(SERVER_DATA, f));
  for (const file of planted) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, canary);
  }
  try {
    for (const target of [
      "/assets/../../Cargo.toml",
      "/assets/..%2f..%2fCargo.toml",
      "/assets/%2e%2e/%2e%2e/Cargo.toml",
      "/assets/..%5c..%5cCargo.toml",
      "/assets/%2fetc%2fpasswd",
      "/assets//etc/passwd",
      "/assets/manifest.json",
      "/media/p/..%2f..%2f/canary.jpg",
      "/media/p/../../canary.jpg",
      "/media/p/..%2f../canary.jpg",
      "/media/p/../canary.jpg",
      "/media/p/%2e%2e/canary.jpg",
      "/media/p/%2e%2e%2f%2e%2e/canary.jpg",
      "/media/p/x%2f..%2f..%2f/canary.jpg",
      "/media/p/..%00/canary.jpg",
      "/media/art/..%2f..%2f..%2f..%2fetc%2fpasswd.svg",
      "/media/og/..%2fcanary.png",
      "/media/og/offer/..%2f..%2f..%2fcanary/pl.png",
      "/sitemap/..%2f..%2fetc%2fpasswd",
      "/pl/..%2f..%2fetc%2fpasswd",
      "/pl/oferta/%00",
      "/pl/oferta/%ff%fe",
    ]) {
      const answer = await ask(target);
      assert.ok(answer.status >= 400 && answer.status < 500, `${target}: ${answer.status}`);
      assert.ok(!answer.text.includes(canary) && !/root:x:|\[workspace\]/.test(answer.text), `${target} leads out`);
    }
  } finally {
    for (const file of planted) fs.rmSync(file, { force: true });
  }
});

test("an address that is too long is refused before it is read", async () => {
  assert.equal((await ask(`/pl/oferta?q=${"a".repeat(3900)}`)).status, 400, "words of at most 200 letters");
  assert.equal((await ask(`/pl/oferta?q=${"a".repeat(4200)}`)).status, 414);
  assert.equal((await ask(`/${"a".repeat(60_000)}`)).status, 414);
  const many = Array.from({ length: 400 }, (_, i) => `county=${i}`).join("&");
  assert.ok([400, 414].includes((await ask(`/pl/oferta?${many}`)).status));
});

test("headers that are too large end in a refusal, and the next one is answered", async () => {
  const answer = await ask("/pl", { headers: { "x-much": "a".repeat(900_000) } }).catch((error) => error);
  assert.ok(answer instanceof Error || answer.status === 431, String(answer.status));
  assert.equal((await ask("/pl")).status, 200);
});

// ---- fault and log

test("a fault of ours shows an identifier that the log knows, and nothing that was searched for", async () => {
  const canary = `kanarek${Date.now()}`;
  const fn = {
    headers: { "sec-fetch-site": "same-origin", "user-agent": `${canary}-agent`, cookie: `session=${canary}` },
  };
  for (const target of [
    `/pl/oferta?q=${canary}`,
    `/en/offers?q=kubek+${canary}`,
    `/pl/oferta?near=${canary}`,
    `/pl/oferta?${canary}=1`,
    `/pl/podmioty?q=${canary}`,
    `/pl/znak?number=${canary}`,
    `/pl/lista?offers=${canary}`,
    `/api/v1/offers?q=${canary}`,
    `/api/v1/offers?near=${canary}`,
    `/fn/suggest?typed=${canary}&lang=pl`,
  ]) {
    assert.ok((await ask(target, fn)).status < 500, target);
  }
  // A picture that is a folder can't be read: the disk's fault is ours.
  const hash = createHash("sha256").update(canary).digest("hex");
  const folder = path.join(SERVER_DATA, "media/p", hash);
  fs.mkdirSync(path.join(folder, "320.jpg"), { recursive: true });
  try {
    const answer = await ask(`/media/p/${hash}/320.jpg?q=${canary}`, fn);
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.text, /directory|error|os /i, "no cause is told");
    const id = answer.headers["x-request-id"];
    const log = await until(() => {
      const log = fs.readFileSync(SERVER_LOG, "utf8");
      return log.includes(id) && log;
    }, `the log names ${id}`);
    assert.match(log, /internal error/, "the cause is logged");
    assert.ok(!log.includes(canary), "neither words, nor cookies, nor browsers are logged");
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test("an error page tells what to do, in the reader's language, and its identifier is in the answer", async () => {
  for (const locale of LOCALES) {
    const answer = await ask(`/${locale}/nothing-here`);
    assert.equal(answer.status, 404);
    assert.match(answer.text, new RegExp(`<html lang="${locale}"`));
    assert.match(answer.text, /name="robots" content="noindex/);
    assert.match(answer.headers["x-request-id"], /^[0-9a-f]{16}$/);
  }
});

// ---- search engines

test("robots find the sitemap, and what it names is there", async () => {
  const robots = await ask("/robots.txt");
  assert.match(robots.headers["content-type"], /^text\/plain/);
  const sitemap = /^Sitemap: (.+)$/m.exec(robots.text)[1];
  assert.equal(sitemap, `${BASE}/sitemap.xml`);
  const tags = (xml, tag) => [...xml.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, "g"))].map((m) => m[1]);
  const path_of = (url) => {
    assert.ok(url.startsWith(`${BASE}/`), url);
    return url.slice(BASE.length);
  };
  const index = await ask("/sitemap.xml");
  assert.match(index.headers["content-type"], /^application\/xml/);
  const files = tags(index.text, "loc");
  assert.ok(files.length >= 2);
  const all = [];
  for (const file of files) {
    const answer = await ask(path_of(file));
    assert.equal(answer.status, 200, file);
    wellFormed(answer.text, file);
    for (const [, entry] of answer.text.matchAll(/<url>([^]*?)<\/url>/g)) {
      const [loc] = tags(entry, "loc");
      const others = [...entry.matchAll(/hreflang="(\w+)" href="([^"]+)"/g)].map((m) => [m[1], m[2]]);
      assert.deepEqual(others.map((o) => o[0]).sort(), [...LOCALES].sort(), loc);
      assert.ok(
        others.some((o) => o[1] === loc),
        `${loc} is among its own languages`,
      );
      all.push(loc);
    }
  }
  assert.equal(new Set(all).size, all.length, "no address twice");
  const findable = Number(/(\d+) offers findable/.exec((await ask("/readyz")).text)[1]);
  assert.equal(
    all.filter((url) => /\/(oferta|offers|aanbod)\/[^/]+$/.test(url)).length,
    findable * 3,
    "every offer in every language",
  );
  for (const url of all.filter((_, i) => i % Math.ceil(all.length / 60) === 0)) {
    const page = await ask(path_of(url));
    assert.equal(page.status, 200, url);
    assert.ok(page.text.includes(`<link rel="canonical" href="${url}">`), `${url} is the page's own address`);
    assert.doesNotMatch(page.text, /name="robots" content="noindex/, url);
  }
  for (const file of ["/sitemap/offers-0.xml", "/sitemap/offers-99.xml", "/sitemap/other.xml"]) {
    const answer = await ask(file);
    if (answer.status === 200) assert.equal(tags(answer.text, "loc").length, 0, file);
    else assert.equal(answer.status, 404, file);
  }
});

/** Enough of XML: every element is closed, in order, and nothing is unescaped. */
function wellFormed(xml, what) {
  const open = [];
  assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>/, what);
  for (const [, close, name, empty] of xml.replace(/^<\?[^]*?\?>/, "").matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (close) assert.equal(open.pop(), name, what);
    else if (!empty) open.push(name);
  }
  assert.deepEqual(open, [], what);
  assert.doesNotMatch(xml, /&(?!amp;|lt;|gt;|quot;|apos;|#)/, what);
}

// ---- pictures

test("a drawing can be opened by itself and does nothing; link previews get a picture", async () => {
  const drawing = await ask(SVG);
  assert.equal(drawing.headers["content-type"], "image/svg+xml");
  assert.match(drawing.headers["cache-control"], /immutable/);
  assert.doesNotMatch(drawing.text, /<script|\son\w+=|href="http/i);
  for (const target of ["/media/og/pl.png", `/media/og/offer/${OFFER.split("/").at(-1)}/nl.png`]) {
    const picture = await ask(target);
    assert.equal(picture.status, 200, target);
    assert.equal(picture.headers["content-type"], "image/png", target);
    assert.deepEqual([picture.body.readUInt32BE(16), picture.body.readUInt32BE(20)], [1200, 630], target);
  }
  for (const target of [
    "/media/og/de.png",
    "/media/og/offer/nothing/pl.png",
    "/media/p/abc/320.jpg",
    "/media/p/abc/320.svg",
  ])
    assert.equal((await ask(target)).status, 404, target);
});

// ---- documents

test("a document for the file is a PDF with a name of its own that nobody keeps", async () => {
  for (const target of DOCUMENTS) {
    const { headers, body } = await ask(target);
    assert.equal(headers["content-type"], "application/pdf", target);
    assert.equal(headers["cache-control"], "no-store", target);
    assert.equal(headers["x-robots-tag"], "noindex", target);
    assert.match(headers["content-disposition"], /^attachment; filename="[a-z0-9-]+-\d{4}-\d\d-\d\d\.pdf"$/, target);
    assert.equal(body.subarray(0, 8).toString("latin1"), "%PDF-1.7", target);
    assert.ok(body.includes("pdfuaid:part"), `${target} is accessible and says so`);
  }
});

test("the API's and the pages' compressed forms are what they say", async () => {
  for (const target of ["/api/v1/offers", "/api/v1/categories", "/api/v1/openapi.json", "/api/v1/offers.csv"]) {
    const plain = await ask(target, { headers: { "accept-encoding": "identity" } });
    const packed = await ask(target, { headers: { "accept-encoding": "gzip" } });
    assert.equal(packed.headers["content-encoding"], "gzip", target);
    assert.ok(zlib.gunzipSync(packed.body).equals(plain.body), target);
  }
});
