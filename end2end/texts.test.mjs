// Texts that are edited, in a browser: a page's, a mail's, a category's; refused, overtaken, previewed, restored; with and
// without scripts. What everybody sees changes at once.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  api,
  ask,
  axe,
  folder,
  named,
  noOverflow,
  plain,
  reader,
  run,
  said,
  SERVER_BIN,
  serve,
  until,
  visit,
  words,
} from "./help.mjs";

const PASSWORD = "kot pije mleko o świcie";
const pl = words("pl");
const data = folder();
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
  for (const role of ["editor", "auditor"]) {
    const email = `${role}@przyklad.pl`;
    const made = await run(["user", "add", email, "--name", `Ewa ${role}`], { data, base: server.base });
    assert.equal(made.code, 0, made.said);
    const url = new URL(/http\S+/.exec(made.said)[0]);
    const answer = await ask(url.pathname, {
      method: "POST",
      base: server.base,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": `198.51.100.${++last}`,
      },
      body: new URLSearchParams({ t: url.searchParams.get("t"), new: PASSWORD }).toString(),
    });
    assert.equal(answer.status, 303, answer.text);
    const given = ["user", "role", email, role, "--organisation", "dops-texts", "--kind", "operator", "--name", "DOPS"];
    const role_made = await run(given, { data, base: server.base });
    assert.equal(role_made.code, 0, role_made.said);
  }
});
after(() => server?.stop());

let last = 0;
/** Somebody signed in, from an address of their own. */
async function signedIn(email, eyes = {}) {
  const page = await reader({ base: server.base, fresh: true, ...eyes });
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${++last}` });
  await visit(page, "/pl/logowanie");
  await page.locator("#f-email").fill(email);
  await page.locator("#f-password").fill(PASSWORD);
  await press(page, "account-sign-in");
  await page.waitForURL(/pulpit/);
  return page;
}

const press = (page, key, args) =>
  page.locator("main").getByRole("button", { name: named(pl(key, args)) }).first().click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice.ok"));
const field = (page, part, locale = "pl") => page.locator(`#f-text_${part}_${locale}`);
/** What a visitor without any cookie sees. */
const seen = async (path) => plain((await ask(path, { base: server.base })).text.replaceAll("&nbsp;", " "));

/** Sends a form of which a refusal is part of the test. */
async function refused(page, key, address, where) {
  page.expected = `${server.base}${address}`;
  await press(page, key);
  const told = page.locator(where);
  await told.waitFor();
  page.expected = undefined;
  return said(told);
}

for (const scripts of [true, false]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const accessible = async (page, what) => scripts && axe(page, what);
    const mine = scripts ? "ze skryptami" : "bez skryptów";

    test("a section of a page is found, edited, seen by everybody at once, and undone", async () => {
      const page = await signedIn("editor@przyklad.pl", { scripts });
      await visit(page, "/pl/pulpit/teksty");
      assert.equal(await heading(page), pl("texts-title"));
      await accessible(page, "texts");
      await noOverflow(page, "texts");
      await page.locator("main").getByRole("link", { name: named(pl("texts-category")) }).click();
      assert.ok((await page.locator("main .pager").count()) > 0, "a long list has pages");
      await page.getByLabel(pl("texts-q")).fill("nikt nie płaci");
      await press(page, "texts-search");
      await page.waitForURL(/q=nikt/);
      await page.locator("main .cases a").first().click();
      const address = "/pl/pulpit/teksty/strona/ordering-paid";
      await page.waitForURL(`**${address}`);
      const own = await field(page, "heading").inputValue();
      assert.equal(own, pl("ordering-paid-h"));
      assert.match(await seen("/pl/kolejnosc"), new RegExp(own));
      await accessible(page, "a text");
      await noOverflow(page, "a text");

      await field(page, "heading").fill(`Miejsca się nie kupuje, ${mine}`);
      await field(page, "body").fill("**Nikt** nie płaci { $ile");
      const wrong = await refused(page, "text-save", address, "main .errors");
      assert.ok(wrong.includes(pl("invalid-text-syntax", { value: "1:26" })), wrong);
      assert.equal(await field(page, "heading").inputValue(), `Miejsca się nie kupuje, ${mine}`, "what was typed is kept");
      await accessible(page, "a text with errors");
      await field(page, "body").fill("**Nikt** nie płaci.\n\n* raz\n* dwa");
      await press(page, "text-save");
      assert.equal(await notice(page), pl("text-done"));
      const now = await seen("/pl/kolejnosc");
      assert.ok(now.includes(`Miejsca się nie kupuje, ${mine}`) && now.includes("<strong>Nikt</strong>"), "at once");
      assert.ok(!now.includes(own));
      assert.ok((await seen("/en/ordering")).includes(words("en")("ordering-paid-h")), "other languages stay");
      await accessible(page, "a history");
      await noOverflow(page, "a history");

      // an older form is told, and overwrites nothing
      const other = await signedIn("editor@przyklad.pl", { scripts });
      await visit(other, address);
      await field(other, "body").fill("Wersja z drugiego okna.");
      await press(other, "text-save");
      assert.equal(await notice(other), pl("text-done"));
      await field(page, "body").fill("Wersja z pierwszego okna.");
      const told = await refused(page, "text-save", address, "main .notice.no");
      assert.ok(told.includes(pl("text-overtaken")), told);
      assert.ok((await seen("/pl/kolejnosc")).includes("Wersja z drugiego okna."));
      assert.equal(await field(page, "body").inputValue(), "Wersja z pierwszego okna.");
      await accessible(page, "a text that was overtaken");
      await press(page, "text-save");
      assert.equal(await notice(page), pl("text-done"));
      assert.ok((await seen("/pl/kolejnosc")).includes("Wersja z pierwszego okna."));

      await press(page, "text-restore-own");
      assert.equal(await notice(page), pl("text-done-restored"));
      assert.ok((await seen("/pl/kolejnosc")).includes(own));
      assert.equal(await field(page, "heading").inputValue(), own);
    });

    test("a mail keeps its values and is previewed before it is saved", async () => {
      const page = await signedIn("editor@przyklad.pl", { scripts, width: 390 });
      const address = "/pl/pulpit/teksty/wiadomosc/sign_in_link";
      await visit(page, address);
      await noOverflow(page, "a mail");
      await accessible(page, "a mail");
      const before = await field(page, "before").inputValue();
      await field(page, "before").fill("Bez terminu.");
      const wrong = await refused(page, "text-save", address, "main .errors");
      assert.ok(wrong.includes(pl("invalid-text-value-missing", { value: "until" })), wrong);
      await field(page, "before").fill("Link działa do { $until }.");
      await press(page, "text-preview");
      const preview = page.locator("main section", { has: page.locator("#preview") });
      await preview.waitFor();
      assert.match(await said(preview), /Link działa do \d+ \S+ \d{4}, \d\d:\d\d\./);
      await accessible(page, "a preview");
      await noOverflow(page, "a preview");
      assert.equal(await field(page, "before").inputValue(), "Link działa do { $until }.", "it can be saved from here");
      await visit(page, address);
      assert.equal(await field(page, "before").inputValue(), before, "nothing was saved");
    });

    test("a category is called otherwise, and search knows it", async () => {
      const page = await signedIn("editor@przyklad.pl", { scripts });
      const word = scripts ? "skorupiarnia" : "gliniarnia";
      await visit(page, "/pl/pulpit/teksty/kategoria/ceramics");
      await field(page, "name").fill(`Ceramika, ${word}`);
      await press(page, "text-save");
      assert.equal(await notice(page), pl("text-done"));
      assert.ok((await seen("/pl/oferta/kategoria/ceramika")).includes(`Ceramika, ${word}`), "the address stays");
      await until(async () => {
        const found = await api(`offers?q=${word}`, { base: server.base });
        return found.total > 0 && !JSON.stringify(found.relaxed ?? []).includes("everything");
      }, "search understands the new name");
      await press(page, "text-restore-own");
      assert.equal(await notice(page), pl("text-done-restored"));
    });

    test("whoever may not edit sees no texts", async () => {
      const page = await signedIn("auditor@przyklad.pl", { scripts });
      assert.equal(await page.getByRole("link", { name: named(pl("texts-title")) }).count(), 0);
      await visit(page, "/pl/pulpit/teksty", { status: 403 });
      await visit(page, "/pl/pulpit/teksty/strona/ordering-paid", { status: 403 });
    });
  });
}
