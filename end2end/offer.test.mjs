// One thing: an offer and its mark, its licence, who sells it, and the list on which one keeps it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  api,
  ask,
  awake,
  BASE,
  csv,
  demoEnterprises,
  demoLicences,
  demoOffers,
  inWords,
  LOCALES,
  named,
  plain,
  reader,
  said,
  shown,
  tab,
  until,
  visit,
  words,
} from "./help.mjs";

const t = words("pl");
const MARK = { pl: "Zakup Prospołeczny", en: "Social Purchase", nl: "Sociale Aankoop" };
const OFFERS = { pl: "/pl/oferta", en: "/en/offers", nl: "/nl/aanbod" };
const LICENCES = { pl: "/pl/znak", en: "/en/mark", nl: "/nl/label" };
const all = demoOffers();
// A title that two offers have would have two addresses.
const offers = all.filter((o) => o.state === "published" && all.filter((other) => other.slug === o.slug).length === 1);
const licences = demoLicences();
const covered = (standing) => licences.filter((l) => l.standing === standing).flatMap((l) => l.offers);
const valid = new Set(covered("valid"));
const marked = offers.find((o) => valid.has(o.id) && o.rows.length > 1);
/** Offers whose only licences hold no longer. */
const unmarked = (standing) => offers.find((o) => covered(standing).includes(o.id) && !valid.has(o.id));
const licence = (standing) => licences.find((l) => l.standing === standing);
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Warsaw" });
const shift = (day, by) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
const heading = (page) => said(page.getByRole("heading", { level: 1 }));
const zloty = (price) => `${Number(price).toFixed(2).replace(".", ",")} zł`;

/** JSON-LD objects by type. */
async function structured(page) {
  const blocks = (await page.locator('script[type="application/ld+json"]').allTextContents()).map((text) =>
    JSON.parse(text),
  );
  for (const block of blocks) assert.equal(block["@context"], "https://schema.org");
  return Object.fromEntries(blocks.map((block) => [block["@type"], block]));
}

for (const scripts of [true, false]) {
  describe(scripts ? "with scripts" : "without scripts", () => {
    test("an offer says what it is, what it costs and who makes it", async () => {
      const page = await reader({ scripts });
      for (const locale of LOCALES) {
        const offer = marked;
        await visit(page, `${OFFERS[locale]}/${offer.slug}`);
        assert.equal(await heading(page), plain(shown(offer, "title", locale).text));
        const price = await said(page.locator(".offer .price"));
        const [whole, part] = Number(offer.price).toFixed(2).split(".");
        assert.ok(
          price.includes(
            locale === "en" ? `PLN ${whole}.${part}` : locale === "nl" ? `PLN ${whole},${part}` : `${whole},${part} zł`,
          ),
          price,
        );
        assert.ok(price.includes(words(locale)("price-gross")), "with its basis");
        assert.ok(price.includes(words(locale)("vat-included", { rate: offer.vat })), "and its VAT");
        const seller = demoEnterprises().find((e) => e.key === offer.enterprise);
        const main = await said(page.locator("main"));
        for (const needed of [seller.legal_name, seller.street, seller.krs, words(locale)("offer-withdrawal")])
          assert.ok(main.includes(plain(needed)), `${needed} on ${page.url()}`);
        const maker = page.locator(".maker").getByRole("link", { name: named(seller.brand_name) });
        await Promise.all([page.waitForURL(new RegExp(`/${seller.slug}$`)), maker.click()]);
        assert.equal(await heading(page), seller.brand_name);
      }
    });

    test("the mark stands beside an offer only while a licence for it holds", async () => {
      const page = await reader({ scripts });
      for (const locale of LOCALES) {
        await visit(page, `${OFFERS[locale]}/${marked.slug}`);
        const article = page.getByRole("article");
        assert.equal(await article.getByText(MARK[locale], { exact: true }).count(), 1, `${marked.slug} carries it`);
        const seal = page.locator("main").getByRole("img", { name: new RegExp(words(locale)("seal-valid"), "i") });
        assert.equal(await seal.count(), 1, "with its seal");
        assert.equal(await page.locator("svg.seal > path[stroke], .strike").count(), 0);
        const own = licences.filter((l) => l.standing === "valid" && l.offers.includes(marked.id)).at(-1);
        await page.getByRole("link", { name: named(words(locale)("offer-check-licence")) }).click();
        await page.waitForURL(new RegExp(`${LICENCES[locale]}/DS-`));
        assert.ok(
          licences
            .filter((l) => l.standing === "valid" && l.offers.includes(marked.id))
            .some((l) => page.url().endsWith(l.address)),
          own.address,
        );
      }
      for (const standing of ["lapsed", "suspended", "withdrawn"]) {
        const offer = unmarked(standing);
        assert.ok(offer, `an offer whose licence is ${standing}`);
        for (const locale of LOCALES) {
          await visit(page, `${OFFERS[locale]}/${offer.slug}`);
          // Others of its kind may carry one, the offer itself doesn't speak of it.
          const own = await page.locator("main").evaluate((main) =>
            [...main.children]
              .filter((e) => !e.querySelector("ul.grid"))
              .map((e) => e.innerText)
              .join("\n"),
          );
          assert.ok(!plain(own).includes(MARK[locale]), `${offer.slug} (${standing}) speaks of a mark`);
          assert.equal(await page.locator(".seal, .strike").count(), 0, offer.slug);
          assert.equal((await api(`offers/${offer.slug}`)).mark, null);
        }
        // Nor does its card.
        await visit(page, `/pl/oferta?q=${encodeURIComponent(offer.title_pl)}`);
        const card = page.locator("li.card", { has: page.locator(`a[href$="/${offer.slug}"]`) });
        assert.equal(await card.count(), 1, offer.title_pl);
        assert.equal(await card.locator(".mark").count(), 0, offer.slug);
      }
    });

    test("a licence for one variant marks that variant alone", async () => {
      const page = await reader({ scripts });
      const one = licences.find((l) => l.standing === "valid" && l.covers.includes("/"));
      const id = one.covers.split(" | ").find((c) => c.includes("/"));
      const [key] = id.split("/");
      const offer = offers.find((o) => o.id === `${one.enterprise}/${key}`);
      const names = one.covers
        .split(" | ")
        .filter((c) => c.startsWith(`${key}/`))
        .map((c) => c.split("/")[1]);
      const rows = offer.rows.map((r) => r.variant_key);
      for (const variant of rows) {
        await visit(page, `/pl/oferta/${offer.slug}?variant=${variant}`);
        assert.equal(
          await page.getByRole("article").getByText(MARK.pl, { exact: true }).count(),
          names.includes(variant) ? 1 : 0,
          variant,
        );
      }
    });

    test("a variant is chosen by a link and changes price and picture", async () => {
      const page = await reader({ scripts });
      const offer = offers.find(
        (o) =>
          o.rows.length > 1 &&
          new Set(o.rows.map((r) => r.price)).size === o.rows.length &&
          o.rows[0].option1_value_pl &&
          o.price_type === "fixed",
      );
      await visit(page, `/pl/oferta/${offer.slug}`);
      for (const row of offer.rows) {
        const chip = page.locator(".variants").getByRole("link", { name: named(plain(row.option1_value_pl)) });
        await chip.click();
        await page.waitForURL(new RegExp(`variant=`));
        await awake(page);
        assert.equal(await chip.getAttribute("aria-current"), "true", row.option1_value_pl);
        assert.equal(await page.locator(".variants [aria-current]").count(), 1);
        assert.ok((await said(page.locator(".offer .price"))).startsWith(zloty(row.price)), row.option1_value_pl);
      }
      assert.equal(
        await page.locator('link[rel="canonical"]').getAttribute("href"),
        `${BASE}/pl/oferta/${offer.slug}`,
        "variants have no address of their own for search engines",
      );
      await visit(page, `/pl/oferta/${offer.slug}?variant=nie-ma-takiego`);
      assert.equal(await heading(page), plain(offer.title_pl));
    });

    test("pictures are turned without scripts too", async () => {
      const page = await reader({ scripts });
      const offer = offers.find((o) => o.picture1 && o.picture2);
      await visit(page, `/pl/oferta/${offer.slug}`);
      const thumbs = page.getByRole("group", { name: named(t("offer-pictures")) }).getByRole("radio");
      const figures = page.locator(".stage figure");
      assert.ok((await thumbs.count()) >= 2);
      await thumbs.nth(0).check();
      await thumbs.nth(0).focus();
      assert.deepEqual([await figures.nth(0).isVisible(), await figures.nth(1).isVisible()], [true, false]);
      await page.keyboard.press("ArrowRight");
      assert.deepEqual([await figures.nth(0).isVisible(), await figures.nth(1).isVisible()], [false, true]);
      assert.ok(await thumbs.nth(1).isChecked());
      assert.ok((await said(page.locator(".stage figcaption:visible"))).length, "a drawing is called one");
    });

    // ---- licences

    for (const standing of ["valid", "lapsed", "suspended", "withdrawn"]) {
      test(`a licence that is ${standing} says so at once`, async () => {
        const page = await reader({ scripts });
        const one = licence(standing);
        for (const locale of LOCALES) {
          const w = words(locale);
          await visit(page, `${LICENCES[locale]}/${one.address}`);
          assert.equal(await heading(page), w(`licence-verdict-${standing}`));
          const verdict = await said(page.locator(".verdict"));
          const expected = {
            valid: () =>
              w("licence-left", {
                n: Math.round((Date.parse(one.ends_on) - Date.parse(today)) / 86_400_000),
                date: inWords(one.ends_on, locale),
              }),
            lapsed: () => w("licence-ended", { date: inWords(one.ends_on, locale) }),
            suspended: () => w("licence-since", { date: inWords(one.state_on, locale) }),
            withdrawn: () => w("licence-since", { date: inWords(one.state_on, locale) }),
          }[standing]();
          assert.ok(verdict.includes(expected), `${verdict} ⊉ ${expected}`);
          assert.match(verdict, /\d\d:\d\d:\d\d/, "to the second");
          assert.equal(
            await page.locator(".verdict svg.seal > path[stroke], .verdict .strike").count(),
            standing === "valid" ? 0 : 1,
            "struck through unless it holds",
          );
          const facts = await said(page.locator("main dl.facts"));
          assert.ok(facts.includes(one.number));
          if (one.state_reason) assert.ok(facts.includes(plain(one.state_reason)), "with the reason");
          for (const id of one.offers) {
            const offer = all.find((o) => o.id === id);
            const title = plain(shown(offer, "title", locale).text);
            assert.ok(facts.includes(title), `${title} is covered`);
          }
        }
      });
    }

    test("whether it was valid on a day is asked with a date", async () => {
      const page = await reader({ scripts });
      const tense = (day) => (day > today ? "will" : "was");
      for (const [one, day, standing] of [
        [licence("valid"), shift(licence("valid").starts_on, -1), "not-yet"],
        [licence("valid"), licence("valid").starts_on, "valid"],
        [licence("valid"), licence("valid").ends_on, "valid"],
        [licence("valid"), shift(licence("valid").ends_on, 1), "lapsed"],
        [licence("lapsed"), licence("lapsed").ends_on, "valid"],
        [licence("lapsed"), shift(licence("lapsed").ends_on, 1), "lapsed"],
        [licence("suspended"), shift(licence("suspended").state_on, -1), "valid"],
        [licence("suspended"), licence("suspended").state_on, "suspended"],
        [licence("withdrawn"), shift(licence("withdrawn").state_on, -1), "valid"],
        [licence("withdrawn"), licence("withdrawn").state_on, "withdrawn"],
      ]) {
        await visit(page, `/pl/znak/${one.address}`);
        await page.getByLabel(t("licence-other-day")).fill(day);
        await Promise.all([
          page.waitForURL(new RegExp(`on=${day}`)),
          page.getByRole("button", { name: named(t("licence-day-check")) }).click(),
        ]);
        assert.equal(
          await heading(page),
          t(`licence-${tense(day)}-${standing}`, { date: inWords(day, "pl") }),
          `${one.number} on ${day}`,
        );
        assert.ok((await said(page.locator("main"))).includes(t("licence-now")), "and how it stands today");
        assert.equal(await page.getByLabel(t("licence-other-day")).inputValue(), day);
      }
      await visit(page, `/pl/znak/${licence("valid").address}?on=wczoraj`, { status: 400 });
      assert.ok((await said(page.getByRole("alert"))).includes(t("licence-day-wrong")));
      assert.equal(await page.getByLabel(t("licence-other-day")).getAttribute("aria-invalid"), "true");
      assert.equal(await heading(page), t("licence-verdict-valid"), "what can be said is said");
    });

    test("a number is checked from the first page and from the mark's, in any spelling", async () => {
      const page = await reader({ scripts });
      const one = licence("valid");
      for (const [from, label, button] of [
        ["/pl", t("home-licence-number"), t("check-button")],
        ["/pl/znak", t("mark-number"), t("mark-check")],
      ]) {
        for (const typed of [one.number, ` ${one.address.toLowerCase()} `]) {
          await visit(page, from);
          await page.getByRole("main").getByLabel(label, { exact: true }).fill(typed);
          await Promise.all([
            page.waitForURL(new RegExp(`/pl/znak/${one.address}$`)),
            page
              .getByRole("main")
              .getByRole("button", { name: named(button) })
              .click(),
          ]);
          assert.equal(await heading(page), t("licence-verdict-valid"));
        }
      }
      for (const [typed, message] of [
        ["DS/1999/0001", "mark-unknown"],
        ["cokolwiek", "mark-not-understood"],
      ]) {
        await visit(page, "/pl/znak");
        const field = page.getByRole("main").getByLabel(t("mark-number"), { exact: true });
        await field.fill(typed);
        await Promise.all([
          page.waitForURL(/number=/),
          page.getByRole("button", { name: named(t("mark-check")) }).click(),
        ]);
        assert.ok((await said(page.getByRole("alert"))).includes(t(message)));
        assert.equal(await field.inputValue(), typed, "what was typed stays");
        assert.equal(await field.getAttribute("aria-invalid"), "true");
      }
      assert.equal((await ask(`/pl/znak/${one.address.toLowerCase()}`)).headers.location, `/pl/znak/${one.address}`);
      await visit(page, "/pl/znak/DS-1999-0001", { status: 404 });
    });

    // ---- enterprises

    test("an enterprise shows what it does, its licences and its offers; its card is for the file", async () => {
      const page = await reader({ scripts });
      const enterprise = demoEnterprises().find((e) => e.key === "a01-glinka");
      await visit(page, `/pl/podmioty/${enterprise.slug}`);
      assert.equal(await heading(page), enterprise.brand_name);
      const main = await said(page.locator("main"));
      for (const needed of [
        enterprise.tagline_pl,
        "60–80%",
        enterprise.phone,
        enterprise.krs,
        enterprise.status_decision,
      ])
        assert.ok(main.includes(plain(needed)), needed);
      const { total } = await api(`offers?enterprise=${enterprise.slug}&per_page=1`);
      assert.ok(main.includes(t("offers-n", { n: total })));
      await page.getByRole("link", { name: named(t("enterprise-card-link")) }).click();
      await page.waitForURL(/card=1$/);
      const card = await said(page.locator("main"));
      assert.ok(card.includes(inWords(today, "pl")), "the day on which it was taken");
      assert.ok(card.includes(`${BASE}/pl/podmioty/${enterprise.slug}`), "and from where");
      for (const own of licences.filter((l) => l.enterprise === enterprise.key))
        assert.ok(card.includes(own.number), own.number);
      assert.ok(card.includes(t("licence-is-lapsed")) && card.includes(t("licence-is-valid")));
      // On paper there is nothing that one would press.
      await page.emulateMedia({ media: "print" });
      for (const hidden of ["header.site", "footer.site", ".actions", ".demo"])
        for (const part of await page.locator(hidden).all()) assert.ok(!(await part.isVisible()), hidden);
      assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
      const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
      const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
      await page.emulateMedia({ media: "screen" });
      assert.ok(sheets <= 3, `${sheets} sheets`);
    });

    test("a status is asked about a day, and the answer goes no further than the register does", async () => {
      const page = await reader({ scripts });
      const one = demoEnterprises().find((e) => e.key === "a01-glinka");
      const [decided, checked] = [one.status_decided_on, one.status_checked_on];
      const args = { decided: inWords(decided, "pl"), checked: inWords(checked, "pl") };
      for (const [day, answer] of [
        [shift(decided, -1), "not-yet"],
        [decided, "held"],
        [checked, "held"],
        [shift(checked, 1), "after-check"],
      ]) {
        await visit(page, `/pl/podmioty/${one.slug}`);
        await page.getByLabel(t("status-on-label")).fill(day);
        await Promise.all([
          page.waitForURL(new RegExp(`on=${day}`)),
          page.getByRole("button", { name: named(t("status-on-check")) }).click(),
        ]);
        const expected = t(`status-on-${answer}`, { date: inWords(day, "pl"), ...args });
        assert.ok((await said(page.locator("main"))).includes(expected), `${day}: ${expected}`);
        assert.equal(await page.getByLabel(t("status-on-label")).inputValue(), day);
      }
      await visit(page, `/pl/podmioty/${one.slug}?on=wczoraj`, { status: 400 });
      assert.ok((await said(page.getByRole("alert"))).includes(t("licence-day-wrong")));
      assert.equal(await page.getByLabel(t("status-on-label")).inputValue(), "wczoraj");
    });

    test("a page leads to itself in the other languages", async () => {
      const page = await reader({ scripts });
      for (const path of [
        `/pl/oferta/${marked.slug}`,
        `/pl/podmioty/${demoEnterprises()[0].slug}`,
        `/pl/znak/${licence("valid").address}`,
        "/pl/oferta?q=kubek",
        "/pl/powiaty/wroclaw",
        "/pl/oferta/kategoria/swiece",
      ]) {
        await visit(page, path);
        const menu = page.locator("details.pick");
        await menu.locator("summary").click();
        const english = menu.getByRole("link", { name: "English" });
        const href = await english.getAttribute("href");
        await english.click();
        await page.waitForURL(`${BASE}${href}`);
        assert.equal(await page.locator("html").getAttribute("lang"), "en", path);
        await page.locator("details.pick summary").click();
        await page.locator("details.pick").getByRole("link", { name: "Polski" }).click();
        await page.waitForURL(BASE + path);
      }
    });

    test("the list of somebody else opens by its link", async () => {
      const page = await reader({ scripts, fresh: true });
      const two = [marked, unmarked("lapsed")];
      await visit(page, `/pl/lista?offers=${two.map((o) => o.slug)},nie-ma-takiej`);
      assert.deepEqual(
        (await page.locator("main tbody th").allInnerTexts()).map(plain),
        two.map((o) => plain(o.title_pl)),
        "in its order",
      );
      assert.ok((await said(page.locator("main .notice"))).includes(t("list-gone", { n: 1 })), "what is gone is said");
      const rows = page.locator("main tbody tr");
      assert.equal(await rows.nth(0).getByText(MARK.pl, { exact: true }).count(), 1);
      assert.ok((await said(rows.nth(1))).includes(t("list-no-mark")));
      const href = await page.getByRole("link", { name: named(t("list-csv")) }).getAttribute("href");
      assert.deepEqual(
        csv((await ask(href)).text).map((r) => r.slug),
        two.map((o) => o.slug),
        "the same as a table",
      );
      const share = await page.getByRole("link", { name: named(t("list-share")) }).getAttribute("href");
      assert.ok(decodeURIComponent(share).includes(`${BASE}/pl/lista?offers=`), share);
      await rows
        .nth(0)
        .getByRole("link", { name: new RegExp(`^${t("list-remove")}`) })
        .click();
      await until(async () => (await page.locator("main tbody th").count()) === 1, "one is left");
      await visit(page, "/pl/lista");
      assert.equal(await heading(page), t("list-title"));
      assert.ok((await said(page.locator("main"))).includes(t("list-empty-heading")));
      await page.context().close();
    });
  });
}

// ---- for machines

test("search engines are told what is there", async () => {
  const page = await reader({ scripts: false });
  await visit(page, `/pl/oferta/${marked.slug}`);
  let found = await structured(page);
  assert.ok(found.Product && found.BreadcrumbList, Object.keys(found).join());
  const offered = found.Product.offers;
  assert.ok(["Offer", "AggregateOffer"].includes(offered["@type"]));
  assert.equal(Number(offered.price ?? offered.lowPrice), Math.min(...marked.rows.map((r) => Number(r.price))));
  assert.equal(offered.priceCurrency, "PLN");
  assert.equal(found.Product.url, `${BASE}/pl/oferta/${marked.slug}`);
  assert.equal(found.BreadcrumbList.itemListElement.at(-1).item, found.Product.url);
  for (const image of found.Product.image)
    assert.match((await ask(image.slice(BASE.length))).headers["content-type"], /^image\/(png|jpeg)/, image);

  const service = offers.find((o) => o.kind === "service" && o.price_type === "fixed");
  await visit(page, `/en/offers/${service.slug}`);
  found = await structured(page);
  assert.ok(found.Service.provider.name && !found.Product);

  const request = offers.find((o) => o.price_type === "on_request");
  await visit(page, `/pl/oferta/${request.slug}`);
  found = await structured(page);
  assert.equal((found.Service ?? found.Product).offers, undefined, "no price is made up");
  assert.ok((await said(page.locator(".offer .price"))).includes(t("price-on-request")));

  await visit(page, `/pl/podmioty/${demoEnterprises()[0].slug}`);
  found = await structured(page);
  assert.equal(found.Organization.legalName, demoEnterprises()[0].legal_name);
  await visit(page, "/pl");
  assert.match((await structured(page)).WebSite.potentialAction.target.urlTemplate, /\{search_term_string\}/);
  await visit(page, "/pl/oferta/kategoria/swiece");
  found = await structured(page);
  assert.ok(found.ItemList.itemListElement.length > 3 && found.BreadcrumbList);
});

test("a page names its languages and its own address, and they agree with each other", async () => {
  const head = async (path) => {
    const { text, status } = await ask(path);
    assert.equal(status, 200, path);
    return {
      canonical: /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1],
      alternates: Object.fromEntries(
        [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map((m) => [m[1], m[2]]),
      ),
    };
  };
  const translated = offers.find((o) => o.title_en && o.title_nl);
  for (const path of [
    `/pl/oferta/${translated.slug}`,
    "/pl",
    "/pl/oferta",
    "/pl/powiaty/wroclaw",
    "/pl/oferta/kategoria/swiece",
    "/pl/prywatnosc",
    `/pl/znak/${licence("valid").address}`,
  ]) {
    const own = await head(path);
    assert.equal(own.canonical, BASE + path);
    assert.deepEqual(Object.keys(own.alternates).sort(), ["en", "nl", "pl", "x-default"], path);
    assert.equal(own.alternates["x-default"], own.alternates.en);
    for (const locale of LOCALES) {
      const other = await head(own.alternates[locale].slice(BASE.length));
      assert.equal(other.canonical, own.alternates[locale], path);
      assert.deepEqual(other.alternates, own.alternates, path);
    }
  }
  // A text that is missing in a language falls back, and says so.
  const one = offers.find((o) => !o.title_nl && o.title_pl);
  const fallback = await head(`/nl/aanbod/${one.slug}`);
  const source = shown(one, "title", "nl").lang;
  assert.equal(fallback.canonical, `${BASE}${OFFERS[source]}/${one.slug}`);
  assert.ok(!("nl" in fallback.alternates));
  const page = await reader({ scripts: false });
  await visit(page, `/nl/aanbod/${one.slug}`);
  assert.equal(await page.getByRole("heading", { level: 1 }).getAttribute("lang"), source);
  // What is searched for is no page of its own.
  for (const path of ["/pl/oferta?q=kubek", "/pl/oferta?label=1&kind=product", "/pl/lista"])
    assert.match((await ask(path)).text, /name="robots" content="noindex/, path);
});

test("every kind of page has a picture for those who link to it", async () => {
  for (const path of [
    "/pl",
    "/en/offers",
    `/pl/oferta/${marked.slug}`,
    `/nl/organisaties/${demoEnterprises()[0].slug}`,
    "/pl/oferta/kategoria/swiece",
    "/pl/znak",
  ]) {
    const { text } = await ask(path);
    const image = /<meta property="og:image" content="([^"]+)"/.exec(text)?.[1];
    assert.ok(image?.startsWith(`${BASE}/`), `${path}: ${image}`);
    const picture = await ask(image.slice(BASE.length));
    assert.deepEqual([picture.status, picture.headers["content-type"]], [200, "image/png"], image);
    for (const property of ["title", "type", "url", "site_name", "locale"])
      assert.match(text, new RegExp(`<meta property="og:${property}" content="[^"]+"`), `${path}: og:${property}`);
  }
});

// ---- the shortlist

describe("the list that the browser keeps", () => {
  const link = (page) => page.getByRole("banner").getByRole("link", { name: new RegExp(`^${t("shortlist-name")}`) });
  const count = (page) =>
    until(
      async () => (await link(page).isVisible()) && link(page).locator(".count").innerText(),
      "the count is shown",
    ).then(Number);
  const star = (page, title) => page.getByRole("button", { name: named(`${t("shortlist-save")}: ${title}`) });

  test("offers are put on it and taken off, everywhere at once", async () => {
    const page = await reader({ fresh: true });
    await visit(page, "/pl/oferta?q=kubek");
    assert.equal(await count(page), 0);
    const names = (await page.locator("main li.card h3").allInnerTexts()).map(plain);
    const first = star(page, names[0]);
    assert.equal(await first.getAttribute("aria-pressed"), "false");
    await first.focus();
    await page.keyboard.press("Enter");
    assert.equal(await first.getAttribute("aria-pressed"), "true");
    assert.equal(await count(page), 1);
    assert.match(page.url(), /\/pl\/oferta\?q=kubek$/, "the card's link was not followed");
    await star(page, names[1]).click();
    assert.equal(await count(page), 2);
    // It outlives the page, and filters that swap the results.
    await page.reload();
    await awake(page);
    assert.equal(await count(page), 2);
    assert.equal(await star(page, names[1]).getAttribute("aria-pressed"), "true");
    await page
      .getByRole("form", { name: named(t("facets-label")) })
      .getByRole("checkbox")
      .nth(1)
      .check();
    await until(() => page.url().includes("status=1"), "a filter");
    await until(
      async () => (await page.locator("main .star:visible").count()) === (await page.locator("main li.card").count()),
      "every card has its star again",
    );
    // The offer's own page says it in words.
    await visit(page, "/pl/oferta?q=kubek");
    await page.getByRole("link", { name: named(names[2]) }).click();
    await page.waitForURL(/\/pl\/oferta\/[^?]+$/);
    await awake(page);
    await page.getByRole("button", { name: named(t("shortlist-save")) }).click();
    await page.getByRole("button", { name: named(t("shortlist-saved")) }).waitFor();
    assert.equal(await count(page), 3);
    await page.getByRole("button", { name: named(t("shortlist-saved")) }).click();
    assert.equal(await count(page), 2);
    // A second tab hears of it.
    const other = await tab(page);
    await visit(other, "/pl/oferta?q=kubek");
    await star(other, names[0]).click();
    await until(async () => (await count(page)) === 1, "the first tab shows one");
    await other.close();
    // The list itself.
    await link(page).click();
    await page.waitForURL(/\/pl\/lista\?offers=/);
    await awake(page);
    assert.deepEqual((await page.locator("main tbody th").allInnerTexts()).map(plain), [names[1]]);
    // By its link it opens for anybody, without scripts.
    const shared = page.url();
    const friend = await reader({ scripts: false });
    await visit(friend, shared.slice(BASE.length));
    assert.deepEqual((await friend.locator("main tbody th").allInnerTexts()).map(plain), [names[1]]);
    // Taken off the list it is off the browser's too.
    await page
      .locator("main tbody tr")
      .getByRole("link", { name: new RegExp(`^${t("list-remove")}`) })
      .click();
    await until(async () => (await count(page)) === 0, "the header counts none");
    await visit(page, "/pl/oferta?q=kubek");
    assert.equal(await star(page, names[1]).getAttribute("aria-pressed"), "false");
    await page.context().close();
  });

  test("without scripts nothing is shown that would not work", async () => {
    const page = await reader({ scripts: false });
    for (const path of ["/pl/oferta?q=kubek", `/pl/oferta/${marked.slug}`]) {
      await visit(page, path);
      assert.equal(await page.locator(".star:visible").count(), 0, path);
      assert.equal(await page.locator("[data-theme-choice]:visible").count(), 0, path);
    }
  });
});

test("light and dark are chosen in the footer and kept, without a flash", async () => {
  const page = await reader({ fresh: true });
  await visit(page, "/pl");
  const choice = page.getByRole("contentinfo").getByRole("group", { name: named(t("theme-legend")) });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await choice.getByRole("button", { name: named(t("theme-dark")) }).click();
  assert.equal(await choice.getByRole("button", { name: named(t("theme-dark")) }).getAttribute("aria-pressed"), "true");
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.goto("/pl/oferta", { waitUntil: "commit" });
  await page.locator("main").waitFor();
  assert.equal(await ground(), dark, "from the first moment of the next page");
  await awake(page);
  await choice.getByRole("button", { name: named(t("theme-system")) }).click();
  assert.equal(await ground(), light);
  assert.equal(await page.evaluate(() => localStorage.getItem("theme")), null);
  await page.context().close();
});
