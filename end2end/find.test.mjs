// Finding: words, filters, suggestions, order, pages, categories and counties, with scripts and without.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  api,
  awake,
  csv,
  demoEnterprises,
  escaped,
  expected,
  named,
  plain,
  reader,
  ROOT,
  said,
  titles,
  until,
  visit,
  words,
} from "./help.mjs";

const t = words("pl");
const PATHS = { pl: "/pl/oferta", en: "/en/offers", nl: "/nl/aanbod" };
const categories = csv(fs.readFileSync(path.join(ROOT, "market/data/categories.csv"), "utf8"));
const category = (code) => categories.find((c) => c.code === code);

const field = (page, locale = "pl") =>
  page.getByRole("search").getByLabel(words(locale)("search-label"), { exact: true });
const submit = (page, locale = "pl") =>
  page.getByRole("search").getByRole("button", { name: named(words(locale)("search-button")) });
const filters = (page) => page.getByRole("form", { name: named(t("facets-label")) });
const heading = (page) => said(page.getByRole("heading", { level: 1 }));
const lead = (page) => said(page.locator("main .lead"));
const query = (page) => new URL(page.url()).searchParams;
const total = async (page) => Number(/^\d+/.exec(await lead(page))?.[0]);
/** The filter for a valid mark, with its count. */
const mark = (page) =>
  filters(page).getByRole("checkbox", {
    name: new RegExp(`^\\s*${escaped(t("facet-mark-valid", { mark: "Zakup Prospołeczny" }))}`),
  });
/** What is announced of the filters. */
const announced = (page) =>
  page
    .getByRole("status")
    .filter({ hasText: /\d/ })
    .allInnerTexts()
    .then((all) => all.map(plain));

for (const scripts of [true, false]) {
  describe(scripts ? "with scripts" : "without scripts", () => {
    test("the first page leads to results", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl");
      await field(page).fill("kubek");
      await Promise.all([page.waitForURL(/\/pl\/oferta\?q=kubek/), submit(page).click()]);
      await awake(page);
      assert.equal(await heading(page), t("results-for", { q: "„kubek”" }));
      const found = await titles(page);
      assert.ok(found.length > 0 && found.slice(0, 3).every((title) => /kub/i.test(title)), found.join(" | "));
      assert.equal(await field(page).inputValue(), "kubek", "the words stay in the field");
      assert.match(await page.title(), /kubek/);
    });

    test("words that are typed badly or without Polish letters find what was meant", async () => {
      const page = await reader({ scripts });
      for (const [locale, q, codes] of [
        ["pl", "swieczka", ["candles"]],
        ["pl", "miska cermiczna", ["ceramics"]],
        ["pl", "SWIECE", ["candles"]],
        ["pl", "miodu", ["honey", "gift-baskets", "candles"]],
        ["en", "candels", ["candles"]],
        ["nl", "kerstmand", ["gift-baskets", "corporate-gifts"]],
        ["nl", "kaarsn", ["candles"]],
      ]) {
        await visit(page, `${PATHS[locale]}?q=${encodeURIComponent(q)}`);
        const found = await titles(page);
        assert.ok(found.length > 0, q);
        assert.equal(await page.locator("form.facets").count(), 1, `${q}: an answer, not a substitute`);
        const { items } = await api(`offers?q=${encodeURIComponent(q)}&lang=${locale}&per_page=5`);
        assert.ok(
          items.some((i) => codes.includes(i.category.code)),
          `${q} → ${items.map((i) => i.category.code).join(", ")}`,
        );
        assert.deepEqual(
          found.slice(0, items.length),
          items.map((i) => plain(i.title.text)),
          `${q}: page and API agree`,
        );
      }
    });

    test("a filter is chosen, kept and given up again", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?q=%C5%9Bwieca");
      const [all, first] = [await total(page), await titles(page)];
      const promised = Number(
        /(\d+)\s*$/.exec(
          await said(
            filters(page)
              .locator("label.opt")
              .filter({ hasText: t("facet-mark-valid", { mark: "Zakup Prospołeczny" }) }),
          ),
        )[1],
      );
      assert.ok(promised > 0 && promised < all, `${promised} of ${all}`);
      await mark(page).focus();
      await page.keyboard.press("Space");
      if (!scripts) {
        assert.equal(query(page).get("label"), null, "nothing happens before the form is sent");
        await Promise.all([page.waitForURL(/label=1/), filters(page).getByRole("button").click()]);
      }
      await until(() => query(page).get("label") === "1", "the address says so");
      await until(async () => (await total(page)) === promised, "as many as the filter promised");
      assert.equal(query(page).get("q"), "świeca", "the words stay");
      assert.ok(await mark(page).isChecked());
      assert.ok((await titles(page)).length > 0);
      if (scripts) {
        assert.ok((await announced(page)).includes(t("offers-n", { n: promised })), "the count is announced");
        assert.ok(await mark(page).evaluate((e) => e === document.activeElement), "the focus stays");
        await page.goBack();
        await until(async () => (await total(page)) === all, "the way back brings all of them");
        assert.ok(!(await mark(page).isChecked()));
        assert.deepEqual(await titles(page), first);
        await page.goForward();
        await until(async () => (await total(page)) === promised, "and forward again");
        assert.ok(await mark(page).isChecked());
        await page.reload();
        await awake(page);
        assert.equal(await total(page), promised, "and so does the address");
      }
      // The chip says what is chosen and takes it away.
      const chip = page.getByRole("link", { name: new RegExp(`^${t("chip-label")}\\s*${escaped(t("chip-remove"))}$`) });
      await chip.first().click();
      await until(async () => (await total(page)) === all, "all of them are back");
      assert.equal(query(page).get("label"), null);
    });

    test("several filters narrow together, and all are cleared at once", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta");
      const all = await total(page);
      await visit(page, "/pl/oferta?kind=product&audience=companies&price_max=50");
      const some = await total(page);
      assert.ok(some > 0 && some < all);
      for (const text of await page.locator("main ul.grid p.price").allInnerTexts())
        assert.ok(amount(text) <= 50, text);
      await page.getByRole("link", { name: named(t("chip-clear")) }).click();
      await until(async () => (await total(page)) === all, "everything is back");
    });

    test("on a phone the filters are a page of their own that ends with the results", async () => {
      const page = await reader({ scripts, width: 360 });
      await visit(page, "/pl/oferta?q=miód");
      assert.ok(!(await filters(page).isVisible()), "closed at first");
      const opener = page.locator("summary", { hasText: t("filters-open") });
      await opener.click();
      assert.ok(await filters(page).isVisible());
      assert.ok(!(await page.locator("main ul.grid").isVisible()), "the results step aside");
      const before = await total(page);
      await mark(page).check();
      if (scripts) await until(() => query(page).get("label") === "1", "it applies at once");
      const show = filters(page).getByRole("button");
      assert.match(
        await said(show),
        scripts ? new RegExp(`\\b${await total(page)}\\b`) : new RegExp(`\\b${before}\\b`),
        "the button says how many",
      );
      await show.click();
      await until(() => query(page).get("label") === "1", "the form is sent");
      await page.locator("main ul.grid").waitFor({ state: "visible" });
      assert.ok(!(await filters(page).isVisible()), "the results are there again");
      assert.match(
        await said(page.locator("details.filters summary")),
        new RegExp(escaped(t("filters-open-n", { n: 1 }))),
      );
    });

    test("results are sorted by price, and what can't be compared is said to come last", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?q=kubek");
      await filters(page)
        .getByLabel(t("sort-label"))
        .selectOption({ label: t("sort-price") });
      if (!scripts) await filters(page).getByRole("button").click();
      await until(() => query(page).get("sort") === "price", "the address says so");
      await page.getByText(t("sort-price-note")).waitFor();
      const { items } = await api("offers?q=kubek&sort=price");
      assert.deepEqual(
        await titles(page),
        items.map((i) => plain(i.title.text)),
      );
      const comparable = items
        .filter((i) => i.price.gross && ["piece", "set", "pair", "service", "portion"].includes(i.price.unit))
        .map((i) => i.price.gross.minor);
      assert.ok(comparable.length > 3);
      assert.deepEqual(
        comparable,
        [...comparable].sort((a, b) => a - b),
      );
    });

    test("results are sorted by the distance from a town", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?kind=product");
      const form = filters(page);
      if (!scripts) {
        await form.getByLabel(t("facet-near")).fill("Bolesławiec");
        await form.getByLabel(t("sort-label")).selectOption({ label: t("sort-distance") });
        await form.getByRole("button").click();
      } else {
        await form.getByLabel(t("facet-near")).fill("Bolesławiec");
        await page.keyboard.press("Enter");
        await until(() => query(page).get("near") === "Bolesławiec", "the town is taken");
        await form.getByLabel(t("sort-label")).selectOption({ label: t("sort-distance") });
      }
      await until(() => query(page).get("sort") === "distance", "the order is taken");
      await until(
        async () => (await page.locator("main ul.grid .by").allInnerTexts())[0]?.endsWith("Bolesławiec"),
        "what is there comes first",
      );
      const towns = (await page.locator("main ul.grid .by").allInnerTexts()).map((by) => by.split(", ").at(-1));
      const place = new Map(demoEnterprises().map((e) => [e.town, [Number(e.lat), Number(e.lon)]]));
      const far = towns.map((town) => distance(place.get("Bolesławiec"), place.get(town)));
      for (let i = 1; i < far.length; i++) assert.ok(far[i] >= far[i - 1] - 6, `${towns[i]} after ${towns[i - 1]}`);
    });

    test("a town is asked for where distance needs one", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?sort=distance", { status: 400 });
      const alert = page.getByRole("alert");
      assert.ok((await said(alert)).includes(t("invalid-near-missing")));
      await alert.getByRole("link").click();
      assert.ok(
        await filters(page)
          .getByLabel(t("facet-near"))
          .evaluate((e) => e === document.activeElement || location.hash === `#${e.id}`),
        "it leads to the field",
      );
      assert.ok((await titles(page)).length > 0, "the catalogue is shown all the same");
    });

    test("one pages through the results", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta");
      const [all, first] = [await total(page), await titles(page)];
      assert.equal(first.length, 24);
      const pager = page.getByRole("navigation", { name: named(t("pager-label")) });
      assert.ok((await said(pager)).includes(t("pager-range", { range: "1–24", total: String(all) })));
      await pager.getByRole("link", { name: named(t("pager-next", { n: 24 })) }).click();
      await until(() => query(page).get("page") === "2", "page 2");
      await page.waitForLoadState();
      const second = await titles(page);
      assert.equal(second.length, 24);
      assert.ok(!second.some((title, i) => title === first[i]), "other offers");
      assert.equal(
        await pager.getByRole("link", { name: named(t("pager-page", { n: 2 })) }).getAttribute("aria-current"),
        "page",
      );
      await pager.getByRole("link", { name: named(t("pager-previous", { n: 24 })) }).click();
      await until(() => !query(page).has("page"), "the first page has the plain address");
      await visit(page, `/pl/oferta?page=${Math.ceil(all / 24)}`);
      assert.equal((await titles(page)).length, all % 24 || 24, "the last page holds the rest");
      assert.equal(await pager.getByRole("link", { name: /^Następn/ }).count(), 0);
    });

    test("what is not there is said, with what was let go and a next step", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?q=kubek+kwantofazowy");
      assert.equal(await heading(page), t("missed-title", { q: "„kubek kwantofazowy”" }));
      const near = await titles(page);
      assert.equal(
        await lead(page),
        t("missed-words", { n: near.length, words: "„kwantofazowy”", count: 1 }),
        "the word is named",
      );
      assert.ok(
        near.some((title) => /kub/i.test(title)),
        near.join(" | "),
      );

      await visit(page, "/pl/oferta?q=qzxwvqzxwv");
      assert.equal(await lead(page), t("missed-everything"));
      assert.ok((await titles(page)).length > 0, "the newest offers");
      await page
        .locator("main .empty")
        .getByRole("link", { name: named(t("all-offers")) })
        .click();
      await page.waitForURL(/\/pl\/oferta$/);

      // A county in which nobody makes candles.
      const counties = (await api("offers?category=candles")).facets.county.map((c) => c.value);
      const empty = ["0201", "0202", "0203", "0204", "0205", "0206", "0207", "0208", "0210", "0216"].find(
        (c) => !counties.includes(c),
      );
      await visit(page, `/pl/oferta?q=%C5%9Bwieca&category=candles&county=${empty}`);
      assert.equal(await heading(page), t("missed-title-filters"));
      const { total: without } = await api("offers?q=%C5%9Bwieca");
      assert.equal(await lead(page), t("missed-filters", { n: without }));
      await page
        .locator("main .empty")
        .getByRole("link", { name: named(t("empty-without-filters")) })
        .click();
      await page.waitForURL(/\/pl\/oferta\?q=/);
      assert.ok((await total(page)) > 0);
    });

    test("an unknown parameter is named, and the rest of the question counts", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/oferta?q=kubek&kolor=niebieski&price_min=abc", { status: 400 });
      const alert = await said(page.getByRole("alert"));
      assert.ok(alert.includes("kolor") && alert.includes(t("invalid-unknown-parameter")), alert);
      assert.ok(alert.includes(t("param-price-min")) && alert.includes(t("invalid-amount")), alert);
      assert.equal(
        await filters(page).getByLabel(t("facet-price-from"), { exact: true }).inputValue(),
        "abc",
        "what was typed is still there",
      );
      assert.ok((await titles(page)).every((title) => title.length) && (await titles(page)).length > 0);
      await visit(page, "/pl/oferta?utm_source=list&q=kubek");
      await visit(page, "/pl/podmioty?kolor=niebieski", { status: 400 });
      assert.ok((await said(page.getByRole("alert"))).includes("kolor"));
    });

    test("a page that is not there helps on", async () => {
      const page = await reader({ scripts });
      for (const locale of ["pl", "en", "nl"]) {
        await visit(page, `/${locale}/nie-ma/takiej`, { status: 404 });
        assert.equal(await heading(page), words(locale)("error-404"));
        await field(page, locale).fill("kubek");
        await submit(page, locale).click();
        await page.waitForURL(new RegExp(`${PATHS[locale]}\\?q=kubek`));
      }
    });

    test("a category has a page of its own", async () => {
      const page = await reader({ scripts });
      const candles = category("candles");
      for (const [locale, folder] of [
        ["pl", "kategoria"],
        ["en", "category"],
        ["nl", "categorie"],
      ]) {
        await visit(page, `${PATHS[locale]}/${folder}/${candles[`slug_${locale}`]}`);
        assert.equal(await heading(page), candles[`name_${locale}`]);
        assert.equal(await said(page.locator("main .measure").first()), plain(candles[`intro_${locale}`]));
        const { total: n } = await api("offers?category=candles");
        assert.equal(await total(page), n);
      }
      await visit(page, "/pl/oferta?category=candles");
      assert.match(
        await page.locator('link[rel="canonical"]').getAttribute("href"),
        /\/pl\/oferta\/kategoria\/swiece$/,
        "the filter's address gives way to it",
      );
      await visit(page, "/en/offers/category/swiece", { status: 404 });
      await visit(page, "/pl/oferta/kategorie/swiece", { status: 404 });
      // A group leads to its leaves.
      const group = category(candles.group);
      await visit(page, `/pl/oferta/kategoria/${group.slug_pl}`);
      await page
        .getByRole("navigation", { name: named(t("leaves-label")) })
        .getByRole("link", { name: named(candles.name_pl) })
        .click();
      await page.waitForURL(/kategoria\/swiece$/);
    });

    test("a county is found on the map and in the list", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/powiaty");
      const map = page.getByRole("group", { name: named(t("counties-map")) });
      const shapes = map.locator("a[*|href]");
      assert.equal(await shapes.count(), 30);
      const label = await map.locator('a[aria-label^="świdnicki,"]').getAttribute("aria-label");
      const seated = demoEnterprises().filter((e) => e.county === "0219").length;
      assert.equal(plain(label), `świdnicki, ${t("enterprises-n", { n: seated })}`);
      await page.locator("ul.counties").getByRole("link", { name: "świdnicki", exact: true }).click();
      await page.waitForURL(/\/pl\/powiaty\/swidnicki$/);
      assert.equal(await heading(page), t("county-title", { where: t("in-county", { name: "świdnickim" }) }));
      assert.equal(await page.locator("main li.card.org").count(), seated);
      const { total: serving } = await api("offers?serves=0219");
      await page.getByRole("link", { name: named(t("show-offers", { n: serving })) }).click();
      await page.waitForURL(/serves=0219/);
      assert.equal(await total(page), serving);
    });

    test("enterprises are found by name, and by whom they employ", async () => {
      const page = await reader({ scripts });
      await visit(page, "/pl/podmioty");
      assert.equal(await total(page), demoEnterprises().length);
      await filters(page).getByLabel(t("enterprises-q")).fill("glinka");
      await page.keyboard.press("Enter");
      await until(() => query(page).get("q") === "glinka", "the name is asked for");
      await until(
        async () => (await page.locator("main li.card.org h3").allInnerTexts())[0]?.includes("Glinka"),
        "it is first",
      );
      await visit(page, "/pl/podmioty?employs=homelessness");
      const { total: n } = await api("enterprises?employs=homelessness");
      assert.ok(n > 0 && n < demoEnterprises().length);
      assert.equal(await total(page), n);
    });
  });
}

// ---- what scripts add

describe("suggestions, with the keyboard alone", () => {
  const options = (page) => page.getByRole("listbox", { name: named(t("suggest-label")) }).getByRole("option");

  async function typed(page, text) {
    await visit(page, "/pl/podmioty");
    for (let i = 0; i < 12 && !(await field(page).evaluate((e) => e === document.activeElement)); i++)
      await page.keyboard.press("Tab");
    assert.ok(await field(page).evaluate((e) => e === document.activeElement), "the field is reached with Tab");
    await page.keyboard.type(text, { delay: 15 });
    await options(page).first().waitFor();
  }

  test("arrows choose, the field keeps the focus, Enter goes there", async () => {
    const page = await reader();
    await typed(page, "kubek");
    const box = field(page);
    assert.equal(await box.getAttribute("role"), "combobox");
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    const n = await options(page).count();
    assert.ok(n >= 2);
    assert.ok((await announced(page)).includes(t("suggest-counts").replace("#", String(n))), "the number is announced");
    assert.equal(await box.getAttribute("aria-activedescendant"), null, "nothing is chosen yet");
    const chosen = async () => {
      const id = await box.getAttribute("aria-activedescendant");
      const marked = await options(page).evaluateAll((all) =>
        all.filter((o) => o.getAttribute("aria-selected") === "true").map((o) => o.id),
      );
      assert.deepEqual(marked, id ? [id] : []);
      return id;
    };
    await page.keyboard.press("ArrowDown");
    const first = await chosen();
    assert.equal(first, await options(page).first().getAttribute("id"));
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), await options(page).nth(1).getAttribute("id"));
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), first);
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), null, "above the first is the field");
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), await options(page).last().getAttribute("id"), "and above that the last");
    assert.ok(await box.evaluate((e) => e === document.activeElement), "the focus stays in the field");
    assert.equal(await box.inputValue(), "kubek");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const href = await options(page).first().getAttribute("href");
    await Promise.all([page.waitForURL((url) => url.pathname === href), page.keyboard.press("Enter")]);
  });

  test("Escape closes and keeps what was typed, an arrow opens again", async () => {
    const page = await reader();
    await typed(page, "świec");
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    assert.equal(await field(page).inputValue(), "świec");
    assert.equal(await field(page).getAttribute("aria-expanded"), "false");
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    await page.keyboard.press("Tab");
    assert.ok(
      await submit(page).evaluate((e) => e === document.activeElement),
      "Tab goes on to the button, not into the list",
    );
  });

  test("Enter without a choice searches for what was typed", async () => {
    const page = await reader();
    await typed(page, "kubek");
    await Promise.all([page.waitForURL(/\/pl\/oferta\?q=kubek$/), page.keyboard.press("Enter")]);
  });

  test("offers, categories and enterprises stand in groups; nothing is said to be nothing", async () => {
    const page = await reader();
    await typed(page, "świec");
    const groups = await page
      .getByRole("listbox")
      .getByRole("group")
      .evaluateAll((all) => all.map((g) => document.getElementById(g.getAttribute("aria-labelledby")).textContent));
    assert.ok(
      groups.map(plain).includes(t("suggest-offers")) && groups.map(plain).includes(t("suggest-categories")),
      groups.join(", "),
    );
    assert.equal(new Set(groups).size, groups.length, "each group stands together");
    await field(page).fill("qzxwvqzxwv");
    await page.getByText(t("suggest-none")).first().waitFor();
    assert.ok((await page.getByRole("status").allInnerTexts()).map(plain).includes(t("suggest-none")));
  });

  test("a suggestion can be clicked, and a click elsewhere closes them", async () => {
    const page = await reader();
    await typed(page, "kubek");
    await page.mouse.click(4, 600);
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    await field(page).fill("kube");
    const href = await options(page).first().getAttribute("href");
    await Promise.all([page.waitForURL((url) => url.pathname === href), options(page).first().click()]);
  });

  test("fast typing shows the answer to the last letters only", async () => {
    const page = await reader();
    await visit(page, "/pl/podmioty");
    // The first answer comes late.
    await page.route(/\/fn\/suggest\?typed=mi(&|$)/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    const late = page.waitForResponse(/\/fn\/suggest\?typed=mi(&|$)/);
    await field(page).pressSequentially("mi");
    await page.waitForRequest(/\/fn\/suggest/);
    await field(page).fill("kubek");
    await options(page).first().waitFor();
    const shown = await options(page).allInnerTexts();
    await late;
    assert.deepEqual(await options(page).allInnerTexts(), shown);
    await page.unroute(/\/fn\/suggest\?typed=mi(&|$)/);
  });
});

test("two filters that are chosen quickly one after the other both count", async () => {
  const page = await reader();
  await visit(page, "/pl/oferta?q=%C5%9Bwieca");
  await page.evaluate(() => {
    for (const name of ["label", "status"]) document.querySelector(`form.facets [name="${name}"]`).click();
  });
  await until(() => query(page).get("label") === "1" && query(page).get("status") === "1", "both are in the address");
  const { total: n } = await api("offers?q=%C5%9Bwieca&label=1&status=1");
  await until(async () => (await total(page)) === n, "and in the list");
});

test("a folded group stays open when a filter inside it is chosen", async () => {
  const page = await reader();
  await visit(page, "/pl/oferta");
  const more = filters(page).locator('details[data-key="serves"]');
  await more.locator("summary").click();
  await more.getByRole("checkbox").last().check();
  await until(() => query(page).has("serves"), "it applies");
  const chosen = filters(page).locator(`[name="serves"][value="${query(page).get("serves")}"]`);
  await until(
    async () => (await chosen.count()) === 1 && (await chosen.isChecked()) && chosen.isVisible(),
    "the chosen one is in sight",
  );
});

test("islands wait until the first view is whole", async () => {
  const page = await reader({ fresh: true });
  await page.goto("/pl/oferta");
  await awake(page);
  const { fetched, painted, loaded } = await page.evaluate(() => ({
    fetched: performance
      .getEntriesByType("resource")
      .filter(({ name }) => /\/app(_bg)?\.\w+\.(js|wasm)$/.test(name))
      .map(({ startTime }) => startTime),
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    loaded: performance.getEntriesByType("navigation")[0].loadEventStart,
  }));
  assert.equal(fetched.length, 2);
  for (const begun of fetched) {
    assert.ok(begun >= painted && begun >= loaded, `${begun}, painted at ${painted}, loaded at ${loaded}`);
  }
  await page.context().close();
});

test("islands that don't load leave the page as it is without scripts", async () => {
  const page = await reader({ fresh: true });
  await page.route(/\.wasm$/, (route) => route.abort());
  // Listened for before it can be said.
  const told = () =>
    page.waitForEvent("console", { predicate: (m) => /islands could not be loaded/.test(m.text()), timeout: 10_000 });
  await Promise.all([told(), page.goto("/pl/oferta?q=kubek")]);
  await mark(page).check();
  await Promise.all([told(), page.waitForURL(/label=1/), filters(page).getByRole("button").click()]);
  assert.ok((await total(page)) > 0);
  await field(page).fill("świeca");
  await Promise.all([told(), page.waitForURL(/q=%C5%9Bwieca/), submit(page).click()]);
  assert.ok((await titles(page)).length > 0);
  expected(page, /islands could not be loaded|\.wasm|Failed to load resource/);
  await page.context().close();
});

/** The first amount of a price, in złoty. */
function amount(text) {
  return Number(/([\d\s]+),(\d\d)/.exec(text).slice(1).join(".").replace(/\s/g, ""));
}

function distance([a, b], [c, d]) {
  const rad = Math.PI / 180;
  const cos = Math.sin(a * rad) * Math.sin(c * rad) + Math.cos(a * rad) * Math.cos(c * rad) * Math.cos((d - b) * rad);
  return Math.acos(Math.min(1, cos)) * 6371;
}
