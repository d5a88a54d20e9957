// What changes while it runs: imports from the command line, prices, licences, a lost index, an end under load.
// Wants a server whose data folder is new, as tools/test.sh starts one.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import {
  api,
  ask,
  csv,
  demoLicences,
  demoOffers,
  folder,
  plain,
  reader,
  run,
  serve,
  SERVER_DATA,
  slug,
  titles,
  toCsv,
  until,
  visit,
  words,
} from "./help.mjs";

const FIXTURES = path.join(import.meta.dirname, "fixtures");
const SHOP = ["--enterprise", "a04-kaganek", "--defaults", path.join(FIXTURES, "shop.json")];
const own = folder();
const today = (days = 0) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Warsaw" });

/** Writes rows or text into a file of ours and imports it; answers what was said, or fails when it was refused. */
async function importing(what, content, options = [], where = {}) {
  const file = path.join(own, `${what}-${Math.random().toString(36).slice(2)}.csv`);
  fs.writeFileSync(file, typeof content === "string" ? content : toCsv(content));
  const { code, said } = await run(["import", what, file, ...options], where);
  assert.equal(code, 0, said);
  return said;
}

const fixture = (name) => fs.readFileSync(path.join(FIXTURES, name), "utf8");
const shopify = (text = fixture("shopify.csv")) => importing("offers", text, ["--format", "shopify", ...SHOP]);
const woocommerce = () => importing("offers", fixture("woocommerce.csv"), ["--format", "woocommerce", ...SHOP]);

/** Slugs of what the API finds for words as they are, nothing let go. */
async function found(q) {
  const answer = await api(`offers?q=${encodeURIComponent(q)}`);
  return answer.relaxed?.length ? [] : answer.items.map((item) => item.slug);
}

describe("beside the running server", () => {
  // What came in is taken off again, so that the other tests meet the demo region alone.
  after(async () => {
    const { said } = await run(["export", "offers", "--out", path.join(own, "all.csv")]);
    assert.match(said, /rows/);
    const rows = csv(fs.readFileSync(path.join(own, "all.csv"), "utf8"));
    const ours = rows.filter((row) => row.source !== "native" || row.key.startsWith("e2e-"));
    await importing(
      "offers",
      ours.map((row) => ({ ...row, state: row.state && "archived" })),
    );
    await until(async () => !(await found("zorzolampion")).length, "what came in is gone again");
  });

  test("a Shopify export is on sale within a second of the command's end", async () => {
    assert.deepEqual(await found("zorzolampion"), []);
    assert.match(await shopify(), /created 3, changed 0, left alone 0, refused cells 0/);
    const ended = Date.now();
    const [lampion] = await until(
      async () => (await found("zorzolampion")).length && found("zorzolampion"),
      "the lamp is found",
      1000,
    );
    assert.equal(lampion, "zorzolampion-ogrodowy");
    assert.ok(Date.now() - ended < 1000);
    const offer = await api(`offers/${lampion}`);
    assert.equal(offer.price.gross.amount, "49.00");
    assert.equal(offer.price.reduction, null, "a shop's own compare-at price shows no reduction");
    assert.deepEqual(await found("szkicownica"), [], "a shop's draft stays one");
    const page = await ask("/pl/oferta/zorzolampion-ogrodowy");
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /window\.xss|69,00/);
    const reading = await reader({ scripts: false });
    await visit(reading, "/pl/oferta?q=zorzolampion");
    assert.deepEqual(await titles(reading), ["Zorzolampion ogrodowy"]);
  });

  test("a Polish WooCommerce export too, with its variants", async () => {
    assert.match(await woocommerce(), /created 1, changed 0, left alone 0, refused cells 0/);
    await until(async () => (await found("wieczornica")).length, "the candle is found", 1000);
    const offer = await api("offers/wieczornica-kominkowa");
    assert.deepEqual(offer.variants.map((v) => v.price.gross.amount).sort(), ["39.00", "41.00"]);
  });

  test("the same file again changes nothing", async () => {
    assert.match(await shopify(), /created 0, changed 0, left alone 3/);
    assert.match(await woocommerce(), /created 0, changed 0, left alone 1/);
  });

  test("a new price is on every page at once, with the lowest one before it", async () => {
    const pages = [
      "/pl/oferta/zmierzchlampka-stolowa",
      "/pl/oferta?q=zmierzchlampka",
      "/en/offers?q=zmierzchlampka",
      "/api/v1/offers/zmierzchlampka-stolowa",
    ];
    await until(async () => (await found("zmierzchlampka")).length, "it is found", 1000);
    const price = (amount) => new RegExp(`${amount.replace(".", "[.,]")}`);
    const before = [];
    for (const page of pages) {
      await ask(page);
      before.push(await ask(page));
      assert.match(before.at(-1).text, price("19.90"), page);
    }
    await shopify(fixture("shopify.csv").replace("19.90", "17.35"));
    for (const [i, page] of pages.entries()) {
      const answer = await until(
        async () => {
          const answer = await ask(page, { headers: { "if-none-match": before[i].headers.etag } });
          return answer.status === 200 && price("17.35").test(answer.text) && answer;
        },
        `${page} has the new price`,
        1000,
      );
      assert.notEqual(answer.headers.etag, before[i].headers.etag, page);
    }
    const { price: now } = await api("offers/zmierzchlampka-stolowa");
    assert.deepEqual([now.reduction.before.amount, now.reduction.lowest_30_days.amount], ["19.90", "19.90"]);
    const page = plain((await ask(pages[0])).text);
    assert.ok(
      page.includes(words("pl")("offer-reduced", { before: "19,90 zł", lowest: "19,90 zł" })),
      "the page says the lowest price of thirty days",
    );
  });

  test("a file with a bad cell is refused whole, and the cell is named", async () => {
    const { code, said } = await run(["import", "offers", path.join(FIXTURES, "bad.csv")]);
    assert.notEqual(code, 0);
    assert.match(said, /line 3, column price: .*"dziesięć"/);
    assert.match(said, /line 3, column category: .*candles.*"candels"/, "with what may have been meant");
    assert.deepEqual(await found("dobroświeca"), []);
    const skipped = await run(["import", "offers", path.join(FIXTURES, "bad.csv"), "--skip-bad", "--dry-run"]);
    assert.equal(skipped.code, 0, skipped.said);
    assert.match(skipped.said, /would be created 1/);
    assert.deepEqual(await found("dobroświeca"), [], "a dry run writes nothing");
  });

  test("what is exported is imported without a change", async () => {
    for (const what of ["enterprises", "offers", "licences"]) {
      for (const ending of ["csv", "xlsx"]) {
        const file = path.join(own, `round.${what}.${ending}`);
        const out = await run(["export", what, "--out", file]);
        const rows = Number(/(\d+) rows/.exec(out.said)?.[1]);
        assert.ok(rows > 10, out.said);
        const { code, said } = await run(["import", what, file]);
        assert.equal(code, 0, said);
        assert.match(
          said,
          new RegExp(`created 0, changed 0, left alone ${rows}, refused cells 0`),
          `${what} as ${ending}`,
        );
      }
    }
  });

  test("an address that is given up leads to the new one", async () => {
    const row = {
      enterprise: "a04-kaganek",
      key: "e2e-adres",
      slug: "",
      state: "published",
      kind: "product",
      category: "candles",
      title_pl: "Adresolampka",
      price_type: "fixed",
      unit: "piece",
      maker: "self",
      product_id: "A-1",
      price: "12.00",
      price_basis: "gross",
      vat: "23",
      currency: "PLN",
      picture1: "art:candle",
      picture1_alt_pl: "Rysunek: świeca",
    };
    await importing("offers", [row]);
    await until(async () => (await ask("/pl/oferta/adresolampka")).status === 200, "it is there", 1000);
    await importing("offers", [{ ...row, slug: "lampka-z-nowym-adresem" }]);
    const moved = await until(
      async () => {
        const answer = await ask("/nl/aanbod/adresolampka");
        return answer.status === 301 && answer;
      },
      "the old address leads on",
      1000,
    );
    assert.equal(moved.headers.location, "/nl/aanbod/lampka-z-nowym-adresem");
    assert.equal((await ask("/nl/aanbod/lampka-z-nowym-adresem")).status, 200);
  });

  test("the mark comes and goes with its licence, on every page at once", async () => {
    const target = "zorzolampion-ogrodowy";
    const licence = {
      number: "DS/2026/9907",
      grantor: "DS",
      enterprise: "a04-kaganek",
      recommended_on: today(-40),
      granted_on: today(-35),
      starts_on: today(-30),
      ends_on: today(330),
      state: "active",
      state_on: "",
      state_reason: "",
      covers: "zorzolampion",
    };
    const marked = async () => {
      const offer = await api(`offers/${target}`);
      const [article] = /<article class="offer">[^]*?<\/article>/.exec((await ask(`/pl/oferta/${target}`)).text);
      const page = article.includes('class="mark"');
      const list = (await ask("/pl/oferta?q=zorzolampion")).text.includes('class="mark"');
      const filter = !(await api("offers?q=zorzolampion&label=1")).relaxed.length;
      return [offer.mark !== null, page, list, filter];
    };
    assert.deepEqual(await marked(), [false, false, false, false]);
    await importing("licences", [licence]);
    await until(async () => (await marked()).every(Boolean), "the mark is everywhere", 2000);
    assert.equal((await api("licences/DS-2026-9907")).standing, "valid");
    await importing("licences", [{ ...licence, state: "withdrawn", state_on: today(), state_reason: "Próba" }]);
    await until(async () => !(await marked()).some(Boolean), "the mark is nowhere", 2000);
    assert.equal((await api("licences/DS-2026-9907")).standing, "withdrawn");
    // Its last day was yesterday.
    await importing("licences", [{ ...licence, ends_on: today(-1) }]);
    await until(async () => (await api("licences/DS-2026-9907")).standing === "lapsed", "it lapses", 1000);
    assert.ok(!(await marked()).some(Boolean));
  });
});

// ---- a server of one's own

describe("a server of its own", () => {
  const data = folder();
  let server;
  const where = () => ({ data, base: server?.base });
  const bad = (n) => `X${n}"'><img src=x onerror=xss=1><svg/onload=xss=1></script><script>xss=1</script>{{7*7}}`;
  const markdown = `<script>xss=1</script>\n\n[link](javascript:xss=1) <a href="javascript:xss=1" onclick="xss=1">a</a> ![p](https://evil.example/p.png)\n\n<iframe src="https://evil.example"></iframe><style>body{display:none}</style>\n\n${bad("md")}`;
  const enterprise = {
    key: "zla",
    slug: "zla",
    legal_name: bad(1),
    brand_name: bad(2),
    entity_type: "foundation",
    run_by: bad(3),
    street: bad(4),
    postcode: "50-001",
    country: "PL",
    town: bad(5),
    county: "0264",
    lat: "51.1",
    lon: "17.0",
    phone: `71 000 00 00 ${bad(6)}`,
    email: "x@y.pl",
    website: "https://example.pl/?q=%22%3E%3Cscript%3E",
    status_decision: bad(7),
    status_decided_on: "2024-01-02",
    status_checked_on: today(),
    employs: "disabilities:20-40",
    employs_source: bad(8),
    employs_on: "2026-01-02",
    languages: "pl",
    networks: bad(9).replaceAll("|", ""),
    capacity_pl: bad(10),
    capacity_en: bad(11),
    tagline_pl: bad(12),
    tagline_en: bad(13),
    tagline_nl: bad(14),
    story_pl: markdown,
    story_en: markdown,
    story_nl: markdown,
    picture1: "art:mug",
    picture1_alt_pl: bad(15),
    picture1_alt_en: bad(16),
    picture1_alt_nl: bad(17),
  };
  const offer = (key, more = {}) => ({
    enterprise: "zla",
    key,
    slug: key,
    state: "published",
    kind: "product",
    category: "food-preserves",
    title_pl: bad(20),
    title_en: bad(21),
    title_nl: bad(22),
    summary_pl: bad(23),
    summary_en: bad(24),
    summary_nl: bad(25),
    description_pl: markdown,
    description_en: markdown,
    description_nl: markdown,
    price_type: "fixed",
    unit: "piece",
    maker: bad(26),
    maker_address: bad(27),
    maker_email: "x@y.pl",
    product_id: bad(28),
    warnings_pl: markdown,
    ingredients_pl: markdown,
    allergens_pl: markdown,
    storage_pl: markdown,
    option1_name_pl: bad(29),
    option1_value_pl: bad(30),
    variant_key: "",
    sku: bad(31),
    price: "10.00",
    price_basis: "gross",
    vat: "5",
    currency: "PLN",
    stock: "3",
    net_quantity: "0.5",
    net_quantity_unit: "kg",
    picture1: "art:jar",
    picture1_alt_pl: bad(32),
    ...more,
  });
  const plainOffer = (key, title) => ({ ...offer(key), title_pl: title, title_en: title, title_nl: title });

  before(async () => {
    // Rows first: a catalogue that is not empty is not filled with the demo region.
    await importing("enterprises", [enterprise], [], { data });
    await importing(
      "offers",
      [offer("zla-oferta"), plainOffer("kanapnik", "Kanapnik rosły"), plainOffer("zegarnik", "Zegarnik cichy")],
      [],
      { data },
    );
    await importing(
      "licences",
      [
        {
          number: "DS/2026/9001",
          grantor: "DS",
          enterprise: "zla",
          starts_on: today(-10),
          ends_on: today(300),
          state: "suspended",
          state_on: today(-1),
          state_reason: bad(40),
          covers: "zla-oferta | kanapnik",
        },
      ],
      [],
      { data },
    );
    server = await serve(data, {
      BUYSOCIALLY_LOG: "debug,sqlx=warn,tantivy=warn",
      BUYSOCIALLY_OPERATOR__NAME: bad(50),
      BUYSOCIALLY_OPERATOR__ADDRESS: bad(51),
      BUYSOCIALLY_OPERATOR__EMAIL: "help@example.pl",
      BUYSOCIALLY_OPERATOR__PHONE: "71 000 00 00",
    });
  });

  after(async () => {
    const { code } = await server.stop();
    assert.equal(code, 0, server.log().split("\n").slice(-5).join("\n"));
  });

  test("rows that were written before the start are found", async () => {
    assert.match((await ask("/readyz", { base: server.base })).text, /^ok\n3 offers findable/);
    assert.equal(fs.statSync(data).mode & 0o077, 0, "the data folder is its owner's");
  });

  test("no text that is stored or typed runs as a script, anywhere", async () => {
    const page = await reader({ base: server.base, fresh: true });
    page.on("dialog", (dialog) => dialog.dismiss().then(() => assert.fail("a dialog")));
    const evil = encodeURIComponent(bad(60));
    for (const target of [
      "/pl",
      "/en/offers",
      "/nl/aanbod",
      `/pl/oferta?q=${evil}`,
      `/pl/oferta?near=${evil}`,
      `/pl/oferta?${evil}=1`,
      "/pl/oferta/zla-oferta",
      "/en/offers/zla-oferta",
      "/nl/aanbod/zla-oferta",
      `/pl/oferta/zla-oferta?variant=${evil}`,
      "/pl/podmioty",
      `/pl/podmioty?q=${evil}`,
      "/pl/podmioty/zla",
      "/en/enterprises/zla",
      "/nl/organisaties/zla",
      "/pl/podmioty/zla?card=1",
      "/pl/powiaty/wroclaw",
      "/pl/znak",
      `/pl/znak?number=${evil}`,
      "/pl/znak/DS-2026-9001",
      `/en/mark/DS-2026-9001?on=${evil}`,
      "/pl/lista?offers=zla-oferta,kanapnik",
      `/pl/lista?offers=${evil}`,
      "/pl/o-serwisie",
      "/pl/prywatnosc",
      "/pl/dostepnosc",
      `/pl/oferta/${evil}`,
      `/pl/${evil}`,
    ]) {
      const expected = (await ask(target, { base: server.base })).status;
      assert.ok([200, 400, 404].includes(expected), `${target}: ${expected}`);
      await visit(page, target, { status: expected });
      const facts = await page.evaluate(() => ({
        ran: globalThis.xss,
        planted: document.querySelectorAll(
          'img[src="x"], svg[onload], iframe, script:not([src]):not([type]) ~ script:not([src]):not([type]), [onclick], [onerror], a[href^="javascript" i], main style, main script',
        ).length,
        shown: document.body.innerText.includes("<img src=x onerror=xss=1>"),
        sum: document.body.innerText.includes("49"),
      }));
      assert.equal(facts.ran, undefined, `${target} ran it`);
      assert.equal(facts.planted, 0, `${target} holds it as markup`);
      for (const block of await page.locator('script[type="application/ld+json"]').allTextContents()) JSON.parse(block);
    }
    // As text it is there, so it was not lost but escaped.
    await visit(page, "/pl/oferta/zla-oferta");
    assert.ok((await page.getByRole("heading", { level: 1 }).innerText()).includes("<img src=x onerror=xss=1>"));
    // Suggestions are put together in the browser.
    await visit(page, "/pl/oferta");
    await page.getByRole("search").getByRole("combobox").pressSequentially("X20", { delay: 20 });
    await page.getByRole("option").first().waitFor();
    assert.ok((await page.getByRole("listbox").innerText()).includes("<img src=x onerror=xss=1>"));
    assert.equal(await page.evaluate(() => globalThis.xss), undefined);
    await page.context().close();
  });

  test("cells that a spreadsheet would run are guarded, and come back as they were", async () => {
    const title = '=HYPERLINK("https://evil.example","Wzór")';
    await importing("offers", [{ ...plainOffer("wzor", title), summary_pl: "@SUM(1)", sku: "-1+1" }], [], where());
    const file = await until(
      async () => {
        const { text } = await ask("/api/v1/offers.csv", { base: server.base });
        return text.includes("HYPERLINK") && text;
      },
      "it is in the file",
      2000,
    );
    for (const row of csv(file))
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/, JSON.stringify(cell));
    assert.ok(csv(file).some((row) => row.title === `'${title}`));
    const out = path.join(own, "guarded.csv");
    await run(["export", "offers", "--out", out], where());
    const { said } = await run(["import", "offers", out], where());
    assert.match(said, /created 0, changed 0, left alone 4/);
  });

  test("nothing that is searched for is in a log that says as much as it can", async () => {
    const canary = `kanarek${Date.now()}`;
    const headers = {
      "sec-fetch-site": "same-origin",
      cookie: `session=${canary}`,
      authorization: `Bearer ${canary}`,
      referer: `${server.base}/pl/oferta?q=${canary}`,
    };
    for (const target of [
      `/pl/oferta?q=${canary}`,
      `/pl/oferta?near=${canary}`,
      `/pl/znak?number=${canary}`,
      `/api/v1/offers?q=${canary}&near=${canary}`,
      `/fn/suggest?typed=${canary}&lang=pl`,
    ])
      await ask(target, { base: server.base, headers });
    const { headers: answer } = await ask(`/en/nothing-here?q=${canary}`, { base: server.base, headers });
    const log = await until(() => {
      const log = server.log();
      return log.includes(answer["x-request-id"]) && log;
    }, "the last request is logged");
    assert.match(log, /nothing-here/);
    assert.ok(
      !log.includes(canary),
      log.split("\n").find((line) => line.includes(canary)),
    );
  });

  test("without its index the site sells from the database, and reindex mends it", async () => {
    const { base } = server;
    const pages = [
      "/pl/oferta/kanapnik",
      "/pl/podmioty/zla",
      "/pl/znak/DS-2026-9001",
      "/pl/lista?offers=kanapnik",
      "/en/privacy",
      "/api/v1/offers/kanapnik",
      "/sitemap/offers-1.xml",
    ];
    fs.rmSync(path.join(data, "index"), { recursive: true });
    for (const page of [...pages, "/pl", "/pl/oferta?q=kanapnik", "/api/v1/offers?q=kanapnik", "/pl/podmioty"])
      assert.equal((await ask(page, { base })).status, 200, `${page} right after`);
    // A change that the index can't take in is on sale all the same.
    await importing("offers", [plainOffer("poindeksnik", "Poindeksnik nowy")], [], where());
    await until(
      async () => (await ask("/pl/oferta/poindeksnik", { base })).status === 200,
      "the new offer is there",
      1000,
    );
    for (const page of pages) assert.equal((await ask(page, { base })).status, 200, `${page} after a change`);
    assert.match((await run(["reindex"], where())).said, /asked for/);
    await until(
      async () => {
        const answer = await ask("/api/v1/offers?q=poindeksnik", { base });
        return answer.status === 200 && answer.json.items[0]?.slug === "poindeksnik" && !answer.json.relaxed?.length;
      },
      "it is found again",
      10_000,
    );
    assert.ok(fs.existsSync(path.join(data, "index")));
  });

  test("an index that can't be read is built anew at the start", async () => {
    assert.equal((await server.stop()).code, 0);
    fs.mkdirSync(path.join(data, "index"), { recursive: true });
    fs.writeFileSync(path.join(data, "index", "current"), "1");
    for (const file of fs.readdirSync(path.join(data, "index"), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) fs.writeFileSync(path.join(file.parentPath ?? file.path, file.name), "garbage");
    }
    server = await serve(data);
    const answer = await api("offers?q=poindeksnik", { base: server.base });
    assert.equal(answer.items[0].slug, "poindeksnik");
    const { said } = await run(["export", "offers", "--out", path.join(own, "then.csv")], where());
    assert.match(
      (await ask("/readyz", { base: server.base })).text,
      new RegExp(`^ok\n${/(\d+) rows/.exec(said)[1]} offers findable`),
    );
  });

  test("what is under way when the end is asked for is finished", async () => {
    const { port } = new URL(server.base);
    // Answers that nobody reads yet fill the line, so the server stands in the middle of one.
    const socket = net.connect(Number(port), "127.0.0.1").pause();
    await new Promise((resolve) => socket.once("connect", resolve));
    const one = "GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
    socket.write(one.repeat(400));
    await until(
      () => socket.bytesWritten >= one.length * 400 || socket.writableLength > 0,
      "the requests are on their way",
    );
    // Meanwhile others come and go.
    let asked = 0,
      whole = 0,
      ending = false;
    const broken = [];
    const visitor = async () => {
      while (!ending || asked < 50) {
        asked++;
        const outcome = await oneByOne(server.base, `/pl/oferta?q=kanapnik&utm_source=${asked}`);
        if (outcome === "refused") return;
        if (outcome === 200) whole++;
        else broken.push(outcome);
      }
    };
    const visitors = Array.from({ length: 8 }, visitor);
    await until(() => whole > 40, "visitors are served");
    const begun = Date.now();
    server.signal("SIGTERM");
    ending = true;
    const parts = [];
    socket.on("data", (part) => parts.push(part));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {}).resume();
    const how = await server.end;
    await Promise.all([...visitors, closed]);
    assert.deepEqual(how, { code: 0, signal: null });
    assert.ok(Date.now() - begun < 10_000, `it took ${Date.now() - begun} ms`);
    assert.deepEqual(broken, [], "nobody got half an answer");
    const text = Buffer.concat(parts).toString("latin1");
    const answers = text.split("HTTP/1.1 200 OK").slice(1);
    assert.ok(answers.length > 0);
    for (const answer of answers) {
      const [head, body] = answer.split(/\r\n\r\n([^]*)/);
      assert.equal(
        body.length,
        Number(/content-length: (\d+)/i.exec(head)?.[1]),
        "every answer that was begun is whole",
      );
    }
    assert.match(server.log(), /ending/);
    server = await serve(data);
    assert.equal((await ask("/pl/oferta/kanapnik", { base: server.base })).status, 200, "and it starts again");
  });

  test("a second end, and one at the start, are taken calmly", async () => {
    for (let i = 0; i < 3; i++) {
      assert.deepEqual(await server.stop(), { code: 0, signal: null });
      server = await serve(data);
    }
  });
});

/** A request on a connection of its own: its status, "refused" where nobody listens any more, or what went wrong. */
function oneByOne(base, target) {
  return new Promise((resolve) => {
    let begun = false;
    const request = http.get(base + target, { agent: false }, (response) => {
      begun = true;
      response.resume();
      response.on("end", () => resolve(response.complete ? response.statusCode : "half an answer"));
      response.on("error", () => resolve("half an answer"));
    });
    // Who stood in the line of a listener that closed was never heard; a begun answer is another matter.
    request.on("error", (error) =>
      resolve(!begun && ["ECONNREFUSED", "ECONNRESET"].includes(error.code) ? "refused" : String(error)),
    );
  });
}
