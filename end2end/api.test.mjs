// The read API: what it answers, what it refuses and how, and that its document tells the truth.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api, ask, BASE, csv, demoEnterprises, demoLicences, demoOffers, LOCALES, shown, words } from "./plain.mjs";

const PROBLEM = "application/problem+json";
const offers = demoOffers().filter((o) => o.state === "published");
const params = (pairs) => new URLSearchParams(pairs).toString();
/** What a filter answers, failing where it was let go. */
async function filtered(pairs) {
  const found = await api(`offers?${params({ per_page: 96, ...pairs })}`);
  assert.deepEqual(found.relaxed, [], JSON.stringify(pairs));
  return found;
}

// ---- lists

test("the catalogue is there, page by page, each offer once", async () => {
  const first = await api("offers?per_page=96");
  assert.equal(first.total, offers.length);
  const slugs = first.items.map((i) => i.slug);
  for (let next = first.links.next; next;) {
    assert.ok(next.startsWith(`${BASE}/api/v1/offers?`), next);
    const page = await api(next.slice(`${BASE}/api/v1/`.length));
    assert.equal(page.total, first.total);
    assert.ok(page.links.prev);
    slugs.push(...page.items.map((i) => i.slug));
    next = page.links.next;
  }
  assert.equal(slugs.length, first.total);
  assert.deepEqual([...new Set(slugs)].sort(), [...slugs].sort(), "no offer twice");
  assert.equal((await api("offers?per_page=5")).items.length, 5);
  assert.equal((await api("offers")).items.length, 24);
  assert.deepEqual((await api(`offers?page=900`)).items, []);
});

/** Whether an offer obeys a filter, by what its own document says. */
const OBEYS = {
  kind: (o, v) => o.kind === v,
  category: (o, v) => o.category.code === v || groups.get(o.category.code) === v,
  label: (o) => o.mark !== null,
  status: (o) => o.seller.statutory_status,
  county: (o, v) => o.seller.county?.code === v,
  entity_type: (o, v) => o.trader.entity_type === v,
  audience: (o, v) => o.audience.includes(v),
  delivery: (o, v) => o.delivery.includes(v),
  occasion: (o, v) => o.occasions.includes(v),
  made_to_order: (o, v) => o.made_to_order === (v === "true"),
  price_max: (o, v) => o.price.gross.minor <= Number(v) * 100,
  price_min: (o, v) => o.price.gross.minor >= Number(v) * 100,
  enterprise: (o, v) => o.seller.slug === v,
  serves: (o, v) =>
    o.delivery.includes("parcel_country") ||
    o.coverage?.type !== "areas" ||
    o.coverage.counties.some((c) => c.code === v) ||
    o.seller.county?.code === v,
};
const groups = new Map();

test("results obey their filters, and facets keep their promises, on a walk through the catalogue", async () => {
  const tree = await api("categories");
  for (const group of tree.groups) for (const leaf of group.categories) groups.set(leaf.code, group.code);
  const details = new Map();
  const detail = async (slug) => {
    if (!details.has(slug)) details.set(slug, await api(`offers/${slug}`));
    return details.get(slug);
  };
  let state = 20261123;
  const dice = (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
  let checked = 0;
  for (let walk = 0; walk < 40; walk++) {
    const chosen = {};
    let found = await filtered({ per_page: 12 });
    for (let step = 0; step < 3 && found.total > 1; step++) {
      const names = Object.keys(found.facets).filter((name) => !(name in chosen) && name in OBEYS);
      if (!names.length) break;
      const name = names[dice(names.length)];
      const { value, count } = found.facets[name][dice(found.facets[name].length)];
      if (dice(4) === 0 && !chosen.price_max && !chosen.price_min)
        chosen[dice(2) ? "price_max" : "price_min"] = String(10 + dice(200));
      const before = Object.keys(chosen).length;
      chosen[name] = value;
      const answer = await api(`offers?${params({ per_page: 12, ...chosen })}`);
      // A price that was chosen with it may leave nothing.
      if (answer.relaxed.length) {
        assert.ok(before > step, `${JSON.stringify(chosen)} was promised ${count}`);
        break;
      }
      found = answer;
      if (before === step) assert.equal(found.total, count, `${JSON.stringify(chosen)}: the facet's count`);
      for (const item of found.items) {
        const offer = await detail(item.slug);
        for (const [filter, wanted] of Object.entries(chosen)) {
          assert.ok(OBEYS[filter](offer, wanted), `${item.slug} does not obey ${filter}=${wanted}`);
          checked++;
        }
      }
    }
  }
  assert.ok(checked > 300, `${checked} checks`);
});

test("several values of one filter widen it, in both spellings; different filters narrow", async () => {
  const [a, b] = [await filtered({ category: "candles" }), await filtered({ category: "honey" })];
  for (const query of ["category=candles,honey", "category=candles&category=honey"]) {
    const both = await api(`offers?per_page=96&${query}`);
    assert.equal(both.total, a.total + b.total, query);
  }
  const narrow = await filtered({ category: "candles", label: "true" });
  assert.ok(narrow.total > 0 && narrow.total < a.total);
  assert.equal(narrow.total, a.facets.label[0].count);
});

test("a county is named by code or slug, a CPV code with or without its check digit", async () => {
  const by = async (query) => (await api(`offers?per_page=1&${query}`)).total;
  assert.equal(await by("county=0219"), await by("county=swidnicki"));
  const [plain, checked, short] = [await by("cpv=55520000"), await by("cpv=55520000-1"), await by("cpv=5552")];
  assert.ok(plain > 0);
  assert.deepEqual([plain, plain], [checked, short]);
});

test("orders are what they say", async () => {
  const minor = (await api("offers?sort=price&per_page=96")).items
    .filter((i) => i.price.gross && ["piece", "set", "pair", "service", "portion"].includes(i.price.unit))
    .map((i) => i.price.gross.minor);
  assert.ok(minor.length > 50);
  assert.deepEqual(
    minor,
    [...minor].sort((x, y) => x - y),
  );
  const newest = (await api("offers?sort=newest&per_page=12")).items;
  const published = await Promise.all(newest.map(async (i) => (await api(`offers/${i.slug}`)).published_at));
  assert.deepEqual(published, [...published].sort().reverse());
  const near = (await api("offers?sort=distance&near=Legnica&per_page=5")).items;
  assert.ok(near.every((i) => i.seller.town === "Legnica") || near[0].seller.town !== near.at(-1).seller.town);
  assert.ok(near[0].seller.county.code === "0262" || near[0].seller.county.code === "0209", near[0].seller.town);
});

test("what was let go is said", async () => {
  assert.deepEqual((await api("offers?q=kubek+kwantofazowy")).relaxed, [{ what: "words", words: ["kwantofazowy"] }]);
  assert.deepEqual((await api("offers?q=qzxwvqzxwv")).relaxed, [{ what: "everything" }]);
  const none = await api("offers?category=honey&kind=service");
  assert.deepEqual(none.relaxed, [{ what: "filters" }]);
  const some = await api("offers?q=kubek&label=true");
  assert.ok(some.unfiltered >= some.total);
});

test("enterprises are listed, filtered and read", async () => {
  const all = await api("enterprises?per_page=96");
  assert.equal(all.total, demoEnterprises().length);
  const collator = new Intl.Collator("pl");
  const names = all.items.map((i) => i.name);
  assert.deepEqual(
    names,
    [...names].sort((a, b) => collator.compare(a, b)),
    "in the order of a Polish dictionary",
  );
  const cooperatives = await api("enterprises?entity_type=social_cooperative&per_page=96");
  assert.ok(cooperatives.total > 0 && cooperatives.items.every((i) => i.entity_type === "social_cooperative"));
  assert.equal(cooperatives.total, demoEnterprises().filter((e) => e.entity_type === "social_cooperative").length);
  const one = await api(`enterprises/${all.items[0].slug}`);
  assert.equal(one.name, all.items[0].name);
  const theirs = await api(one.links.offers.slice(`${BASE}/api/v1/`.length));
  assert.equal(theirs.total, all.items[0].offers);
  assert.ok(theirs.items.every((i) => i.seller.slug === one.slug));
  const glinka = await api("enterprises/spoldzielnia-socjalna-glinka");
  assert.equal(glinka.registers.krs, "0009412345");
  assert.deepEqual(
    glinka.licences.map((l) => l.number).sort(),
    demoLicences()
      .filter((l) => l.enterprise === "a01-glinka")
      .map((l) => l.number)
      .sort(),
  );
});

test("categories hold as many offers as they say", async () => {
  const tree = await api("categories?lang=nl");
  const leaf = tree.groups.flatMap((g) => g.categories).find((c) => c.code === "candles");
  assert.equal(leaf.url, `${BASE}/nl/aanbod/categorie/kaarsen`);
  assert.equal(leaf.offers, offers.filter((o) => o.category === "candles").length);
  for (const group of tree.groups)
    assert.equal(
      group.offers,
      group.categories.reduce((n, c) => n + c.offers, 0),
      group.code,
    );
});

// ---- one offer, one licence

test("an offer says what it is, in the language that there is", async () => {
  const source = offers.find((o) => o.id === "a01-glinka/kubek-pawie-oczko");
  for (const lang of LOCALES) {
    const offer = await api(`offers/${source.slug}?lang=${lang}`);
    assert.deepEqual(offer.title, { text: source[`title_${lang}`], lang });
    assert.equal(offer.price.gross.amount, "64.00");
    assert.equal(offer.price.net.minor, Math.round(6400 / 1.23));
    assert.deepEqual(
      offer.variants.map((v) => v.key),
      ["pawie-oczko", "laka", "kropka"],
    );
    assert.equal(offer.trader.legal_name, "Spółdzielnia Socjalna Glinka");
    assert.equal(
      offer.links.page,
      `${BASE}/${lang}/${{ pl: "oferta", en: "offers", nl: "aanbod" }[lang]}/${source.slug}`,
    );
  }
  const untranslated = offers.find((o) => !o.title_nl);
  const { lang, text } = shown(untranslated, "title", "nl");
  assert.deepEqual(
    (await api(`offers/${untranslated.slug}?lang=nl`)).title,
    { text, lang },
    "a missing text says its language",
  );
});

test("what is not public is not there", async () => {
  for (const offer of demoOffers().filter((o) => o.state !== "published"))
    assert.equal((await ask(`/api/v1/offers/${offer.slug}`)).status, 404, offer.slug);
});

test("a licence is checked in both spellings, today and on a day", async () => {
  for (const licence of demoLicences()) {
    const answer = await api(`licences/${licence.address}`);
    assert.equal(answer.standing, licence.standing, licence.number);
    assert.equal(answer.valid, licence.standing === "valid", licence.number);
    assert.equal(answer.covers.length, new Set(licence.offers).size, licence.number);
  }
  const valid = demoLicences().find((l) => l.standing === "valid");
  const spellings = [valid.address, encodeURIComponent(valid.number), valid.address.toLowerCase()];
  const answers = await Promise.all(spellings.map((s) => api(`licences/${s}`)));
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  const shift = (day, by) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
  for (const [on, standing] of [
    [shift(valid.starts_on, -1), "not_yet"],
    [valid.starts_on, "valid"],
    [valid.ends_on, "valid"],
    [shift(valid.ends_on, 1), "lapsed"],
  ]) {
    const answer = await api(`licences/${valid.address}?on=${on}`);
    assert.deepEqual([answer.on, answer.standing, answer.valid], [on, standing, standing === "valid"]);
  }
  const suspended = demoLicences().find((l) => l.standing === "suspended");
  assert.equal((await api(`licences/${suspended.address}?on=${shift(suspended.state_on, -1)}`)).standing, "valid");
  assert.equal((await api(`licences/${suspended.address}?on=${suspended.state_on}`)).standing, "suspended");
});

// ---- refusals

test("a bad parameter is refused by name, in the reader's language", async () => {
  for (const [query, expected] of [
    ["foo=1", [["foo", "invalid.unknown_parameter"]]],
    ["page=0", [["page", "invalid.number"]]],
    ["per_page=97", [["per_page", "invalid.number"]]],
    ["category=candels", [["category", "invalid.category"]]],
    [
      "kind=thing&county=9999",
      [
        ["kind", "invalid.choice"],
        ["county", "invalid.county"],
      ],
    ],
    ["price_min=-1", [["price_min", "invalid.amount"]]],
    ["price_min=9&price_max=3", [["price_max", "invalid.price_order"]]],
    ["sort=distance", [["near", "invalid.near_missing"]]],
    ["near=Atlantyda", [["near", "invalid.place"]]],
    ["cpv=55520000-3", [["cpv", "invalid.cpv_check"]]],
    ["ready_by=2026-02-30", [["ready_by", "invalid.date"]]],
    ["label=maybe", [["label", "invalid.choice"]]],
    ["lang=de", [["lang", "invalid.choice"]]],
    [`q=${"a".repeat(201)}`, [["q", "invalid.too_long"]]],
    ["q[]=1", [["q[]", "invalid.unknown_parameter"]]],
  ]) {
    const answer = await ask(`/api/v1/offers?${query}`);
    assert.equal(answer.status, 400, query);
    assert.equal(answer.headers["content-type"], PROBLEM, query);
    const problem = answer.json;
    assert.deepEqual(
      problem.errors.map((e) => [e.parameter, e.code]),
      expected,
      query,
    );
    assert.equal(problem.status, 400);
    assert.equal(problem.instance, "/api/v1/offers");
    assert.ok(problem.type.startsWith(`${BASE}/api/v1/openapi.json#`), problem.type);
  }
  for (const lang of LOCALES) {
    const { json } = await ask(`/api/v1/enterprises?foo=1&lang=${lang}`);
    assert.equal(json.errors[0].detail, words(lang)("invalid-unknown-parameter"));
  }
  for (const target of [
    "offers/kubek?foo=1",
    "categories?foo=1",
    "licences/DS-2026-0042?foo=1",
    "openapi.json?foo=1",
    "offers.csv?foo=1",
    "enterprises?sort=price",
  ]) {
    const answer = await ask(`/api/v1/${target}`);
    assert.deepEqual([answer.status, answer.json.errors.length], [400, 1], target);
  }
});

test("what is not there, not allowed or not a licence is a problem document too", async () => {
  for (const [target, status, method] of [
    ["offers/nothing", 404],
    ["enterprises/nothing", 404],
    ["licences/DS-1999-0001", 404],
    ["licences/nonsense", 400],
    ["licences/DS-2026-0042?on=tomorrow", 400],
    ["nothing", 404],
    ["", 404],
    ["offers", 405, "POST"],
    ["offers/kubek", 405, "DELETE"],
    ["openapi.json", 405, "PUT"],
  ]) {
    const answer = await ask(`/api/v1/${target}`, { method });
    assert.deepEqual(
      [answer.status, answer.headers["content-type"], answer.json.status],
      [status, PROBLEM, status],
      `${method ?? "GET"} ${target}`,
    );
    assert.equal(answer.headers["cache-control"], "no-store", target);
    assert.ok(answer.json.title && answer.json.detail && answer.json.type, target);
  }
});

// ---- caching and other origins

test("an answer has a strong validator and is not sent again while it is the same", async () => {
  for (const target of [
    "offers",
    "offers?q=kubek&lang=en",
    `offers/${offers[0].slug}`,
    "enterprises",
    "categories",
    "licences/DS-2026-0042",
    "openapi.json",
    "offers.csv",
  ]) {
    for (const coding of ["identity", "gzip"]) {
      const headers = { "accept-encoding": coding };
      const first = await ask(`/api/v1/${target}`, { headers });
      assert.equal(first.status, 200, target);
      assert.match(first.headers.etag, /^"[^"]+"$/, target);
      assert.equal(first.headers["cache-control"], "no-cache", target);
      assert.match(first.headers.vary, /accept-encoding/i, target);
      for (const known of [first.headers.etag, `W/${first.headers.etag}`, `"x", ${first.headers.etag}`]) {
        const again = await ask(`/api/v1/${target}`, { headers: { ...headers, "if-none-match": known } });
        assert.deepEqual([again.status, again.body.length], [304, 0], target);
      }
      assert.equal(
        (await ask(`/api/v1/${target}`, { headers: { ...headers, "if-none-match": '"x"' } })).status,
        200,
        target,
      );
    }
  }
});

test("pages of any origin may read, none may write", async () => {
  for (const target of ["offers", "offers/nothing", "offers?foo=1", "openapi.json"]) {
    const answer = await ask(`/api/v1/${target}`, {
      headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
    });
    assert.equal(answer.headers["access-control-allow-origin"], "*", target);
    assert.equal(answer.headers["access-control-allow-credentials"], undefined, target);
    assert.match(answer.headers["access-control-expose-headers"], /etag/i, target);
  }
  const asked = {
    origin: "https://elsewhere.example",
    "access-control-request-method": "GET",
    "access-control-request-headers": "if-none-match",
  };
  const preflight = await ask("/api/v1/offers", { method: "OPTIONS", headers: asked });
  assert.ok([200, 204].includes(preflight.status));
  assert.equal(preflight.headers["access-control-allow-origin"], "*");
  assert.doesNotMatch(preflight.headers["access-control-allow-methods"], /POST|PUT|DELETE|PATCH/);
  assert.equal(
    (await ask("/pl", { headers: { origin: "https://elsewhere.example" } })).headers["access-control-allow-origin"],
    undefined,
    "pages are not for other scripts",
  );
});

// ---- CSV

test("the file holds what the list does", async () => {
  const answer = await ask("/api/v1/offers.csv?category=candles&sort=price&lang=en");
  assert.match(answer.headers["content-type"], /^text\/csv/);
  assert.match(answer.headers["content-disposition"], /attachment; filename="offers\.csv"/);
  assert.deepEqual([...answer.decoded.subarray(0, 3)], [0xef, 0xbb, 0xbf], "a mark for spreadsheets");
  const rows = csv(answer.text);
  const { items } = await filtered({ category: "candles", sort: "price", lang: "en" });
  assert.deepEqual(
    rows.map((r) => r.slug),
    items.map((i) => i.slug),
  );
  assert.deepEqual(
    rows.map((r) => r.gross),
    items.map((i) => i.price.gross?.amount ?? ""),
  );
  assert.deepEqual(
    rows.map((r) => r.mark),
    items.map((i) => i.mark?.number ?? ""),
  );
  assert.equal(csv((await ask("/api/v1/offers.csv")).text).length, offers.length, "all pages of it");
  assert.equal(
    csv((await ask("/api/v1/offers.csv?category=honey&kind=service")).text).length,
    0,
    "nothing is let go here",
  );
  const slugs = [offers[3].slug, offers[1].slug];
  assert.deepEqual(
    csv((await ask(`/api/v1/offers.csv?slugs=${slugs},nothing`)).text).map((r) => r.slug),
    slugs,
    "a shortlist, in its order",
  );
  assert.equal((await ask(`/api/v1/offers.csv?slugs=${slugs}&label=1`)).status, 400);
});

// ---- the document

const document = () => api("openapi.json");

test("the document is complete, and every example in it works", async () => {
  const { openapi, paths, servers, components } = await document();
  assert.match(openapi, /^3\.1/);
  assert.deepEqual(
    servers.map((s) => s.url),
    [BASE],
  );
  assert.deepEqual(
    Object.keys(paths).sort(),
    ["categories", "enterprises", "enterprises/{slug}", "licences/{number}", "offers", "offers.csv", "offers/{slug}"]
      .map((p) => `/api/v1/${p}`)
      .sort(),
  );
  assert.ok(Object.keys(components.schemas).length > 20);
  for (const [path, { get }] of Object.entries(paths)) {
    const target = path
      .replace("{slug}", path.includes("enterprises") ? demoEnterprises()[0].slug : offers[0].slug)
      .replace("{number}", "DS-2026-0042");
    for (const parameter of get.parameters.filter(
      (p) => p.in === "query" && p.name !== "slugs" && p.name !== "enterprise",
    )) {
      const example = [parameter.example].flat().join(",");
      const more = parameter.name === "sort" && example === "distance" ? "&near=Legnica" : "";
      const answer = await ask(`${target}?${params({ [parameter.name]: example })}${more}`);
      assert.equal(answer.status, 200, `${target} ${parameter.name}=${example}: ${answer.text.slice(0, 200)}`);
    }
  }
});

test("answers are as the document says, no field less and none more", async () => {
  const whole = await document();
  const check = async (target, path, status = 200) => {
    const answer = await ask(target);
    assert.equal(answer.status, status, target);
    const response = deref(whole, whole.paths[path].get.responses[answer.status]);
    const schema = response.content[answer.headers["content-type"]]?.schema;
    assert.ok(schema, `${target}: ${answer.headers["content-type"]} is documented`);
    assert.deepEqual(faults(whole, schema, answer.json, target).slice(0, 5), [], target);
  };
  for (const query of ["", "?q=kubek&lang=en", "?label=1&category=food", "?q=qzxwvqzxwv", "?sort=price&page=2"])
    await check(`/api/v1/offers${query}`, "/api/v1/offers");
  for (const offer of offers.filter((_, i) => i % 37 === 0))
    await check(`/api/v1/offers/${offer.slug}`, "/api/v1/offers/{slug}");
  await check("/api/v1/offers?foo=1", "/api/v1/offers", 400);
  await check("/api/v1/offers/nothing", "/api/v1/offers/{slug}", 404);
  await check("/api/v1/enterprises?employs=disabilities", "/api/v1/enterprises");
  for (const enterprise of demoEnterprises().filter((_, i) => i % 9 === 0))
    await check(`/api/v1/enterprises/${enterprise.slug}?lang=nl`, "/api/v1/enterprises/{slug}");
  await check("/api/v1/categories", "/api/v1/categories");
  for (const standing of ["valid", "lapsed", "suspended", "withdrawn"])
    await check(
      `/api/v1/licences/${demoLicences().find((l) => l.standing === standing).address}`,
      "/api/v1/licences/{number}",
    );
});

function deref(whole, node) {
  return node.$ref
    ? deref(
        whole,
        node.$ref
          .slice(2)
          .split("/")
          .reduce((at, key) => at[key], whole),
      )
    : node;
}

/** What of a value a schema does not allow (the part of JSON Schema that the document uses). */
function faults(whole, schema, value, at) {
  schema = deref(whole, schema);
  if (schema.oneOf ?? schema.anyOf) {
    const all = (schema.oneOf ?? schema.anyOf).map((one) => faults(whole, one, value, at));
    return all.find((f) => !f.length) ?? all.at(-1);
  }
  if (schema.allOf) {
    const merged = schema.allOf
      .map((part) => deref(whole, part))
      .reduce(
        (a, b) => ({
          type: "object",
          properties: { ...a.properties, ...b.properties },
          required: [...(a.required ?? []), ...(b.required ?? [])],
        }),
        {},
      );
    return faults(whole, merged, value, at);
  }
  const type =
    value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  const types = [schema.type ?? type].flat();
  if (!types.includes(type) && !(type === "integer" && types.includes("number")))
    return [`${at} is ${type}, not ${types}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${value}, not one of ${schema.enum}`];
  if (type === "array") return value.flatMap((v, i) => faults(whole, schema.items ?? {}, v, `${at}[${i}]`));
  if (type !== "object") return [];
  const known = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, v]) => {
      const own = known[name] ?? schema.additionalProperties;
      return own
        ? faults(whole, own === true ? {} : own, v, `${at}.${name}`)
        : schema.properties
          ? [`${at}.${name} is not documented`]
          : [];
    }),
  ];
}
