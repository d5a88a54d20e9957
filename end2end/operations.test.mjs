// The operator's desk with which the service is run, in a browser: its health and its mail, people, the desk seen as somebody
// else, reports, the ministry's register; with and without scripts.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { axe, csv, folder, named, noOverflow, reader, said, SERVER_BIN, serve, visit, words } from "./help.mjs";

const PASSWORD = "wspolny dzbanek herbaty";
const pl = words("pl");
const data = folder();
const SELLER = "glinka@kupuj.example";
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
});
after(() => server?.stop());

let last = 0;
/** A reader from an address of their own, signed in with a login of the demo. */
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

const main = (page) => page.locator("main");
const press = (page, key, args) => main(page).getByRole("button", { name: named(pl(key, args)) }).first().click();
const follow = (page, name) => main(page).getByRole("link", { name: named(name) }).first().click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice.ok"));
const at = (page) => new URL(page.url()).pathname;

/** Sends a form of which a refusal is part of the test; what is said of it. */
async function refused(page, key, address) {
  page.expected = `${server.base}${address ?? at(page)}`;
  await press(page, key);
  const errors = page.locator("main .errors");
  await errors.waitFor();
  page.expected = undefined;
  return said(errors);
}

for (const scripts of [true, false]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const looked = async (page, what) => {
      await noOverflow(page, what);
      if (scripts) await axe(page, what);
    };

    test("the operator sees how the service is, and the auditor only sees it", async () => {
      const page = await signedIn("operator@kupuj.example", { scripts, width: 390 });
      await visit(page, "/pl/pulpit/stan");
      assert.equal(await heading(page), pl("health-title"));
      await looked(page, "health");
      await press(page, "health-rebuild");
      assert.equal(await notice(page), pl("health-done-rebuild"));
      await page.locator("main details summary").click();
      const check = await said(page.locator("main pre"));
      assert.match(check, /mode = "demo"/);
      assert.doesNotMatch(check, new RegExp(PASSWORD));
      await follow(page, pl("mails-all"));
      assert.equal(await heading(page), pl("outbox-title"));
      await looked(page, "outbox");
      const auditor = await signedIn("operator.audyt@kupuj.example", { scripts });
      await visit(auditor, "/pl/pulpit/stan");
      assert.equal(await main(auditor).getByRole("button", { name: named(pl("health-rebuild")) }).count(), 0);
      await visit(auditor, "/pl/pulpit/osoby", { status: 403 });
    });

    test("a person is found, and their desk is seen, read-only, for a reason", async () => {
      const page = await signedIn("operator@kupuj.example", { scripts, width: 390 });
      await visit(page, "/pl/pulpit/osoby");
      await looked(page, "people");
      await main(page).getByLabel(pl("people-q"), { exact: true }).fill("gr");
      page.expected = `${server.base}/pl/pulpit/osoby?q=gr`;
      await press(page, "operations-search");
      assert.match(await said(page.locator("main .errors")), new RegExp(pl("people-letters")));
      page.expected = undefined;
      await main(page).getByLabel(pl("people-q"), { exact: true }).fill("grazyna");
      await press(page, "operations-search");
      await looked(page, "people found");
      await follow(page, "Grażyna Pokazowa");
      assert.equal(await said(page.locator("h1 + .lead")), SELLER);
      await looked(page, "person");
      const open = pl("seeing-open", { name: "Spółdzielnia Socjalna Glinka" });
      const fold = () => main(page).getByText(open, { exact: true });
      await fold().click();
      const errors = await refused(page, "seeing-button");
      assert.match(errors, new RegExp(pl("invalid-required")));
      await main(page).getByLabel(pl("operations-reason"), { exact: true }).first().fill("zgłoszenie 12");
      await press(page, "seeing-button");
      await page.waitForURL(/\/pl\/pulpit$/);
      const banner = page.getByRole("complementary", { name: pl("seeing-label") });
      assert.match(await said(banner), /Grażyna Pokazowa/);
      await looked(page, "seen desk");
      await visit(page, "/pl/oferta");
      assert.equal(await banner.count(), 1, "on every page");
      // nothing can be changed, and what is hers alone is closed
      await visit(page, "/pl/pulpit/konto", { status: 403 });
      assert.match(await said(main(page)), /tylko do czytania/);
      await visit(page, "/pl/pulpit/zespol");
      page.expected = `${server.base}/pl/pulpit/zespol`;
      await main(page).getByLabel(pl("account-email"), { exact: true }).fill("ktos@przyklad.pl");
      await press(page, "team-invite-button");
      await main(page).getByText(/tylko do czytania/).waitFor();
      page.expected = undefined;
      await banner.getByRole("button", { name: pl("seeing-end") }).click();
      assert.equal(await notice(page), pl("seeing-done"));
      assert.equal(await banner.count(), 0);
    });

    test("a report is computed, kept and given as a file", async () => {
      const page = await signedIn("operator@kupuj.example", { scripts, width: 1280 });
      await visit(page, "/pl/pulpit/raporty");
      await looked(page, "reports");
      await main(page).getByLabel(pl("reports-county"), { exact: true }).selectOption({ label: "bolesławiecki" });
      await press(page, "reports-compute");
      assert.match(await said(main(page)), /bolesławiecki/);
      const href = await main(page).getByRole("link", { name: pl("reports-csv") }).getAttribute("href");
      const file = await page.request.get(`${server.base}${href}`);
      const rows = csv(await file.text());
      assert.ok(rows.length > 0 && rows.every((row) => row.county === "0201"), JSON.stringify(rows));
      const errors = await refused(page, "reports-freeze", "/pl/pulpit/raporty");
      assert.match(errors, new RegExp(pl("invalid-title-missing")));
      const name = `Rok, skrypty ${scripts}`;
      await main(page).getByLabel(pl("reports-name"), { exact: true }).fill(name);
      await press(page, "reports-freeze");
      assert.equal(await notice(page), pl("reports-done-frozen"));
      assert.equal(await heading(page), scripts ? name : name.replace("false", "true"), "the same numbers are kept once");
      await looked(page, "kept report");
    });

    test("the register is sent, compared, and taken over", async () => {
      const page = await signedIn("operator@kupuj.example", { scripts, width: 390 });
      const decision = `PS/${scripts ? 9001 : 9002}/2026`;
      const file = path.join(data, `rejestr-${scripts}.csv`);
      fs.writeFileSync(
        file,
        `Nazwa;KRS;Numer decyzji;Data decyzji;Status\nGlinka;0009412345;${decision};2026-03-02;aktywny\nObca;0000000099;PS/1/2026;2026-03-02;aktywny\n`,
      );
      await visit(page, "/pl/pulpit/rejestr");
      await looked(page, "register");
      assert.match(await refused(page, "register-send"), new RegExp(pl("invalid-required")));
      await main(page).getByLabel(pl("register-file"), { exact: true }).setInputFiles(file);
      await press(page, "register-send");
      assert.equal(await notice(page), pl("register-done-compared"));
      await looked(page, "differences");
      assert.match(await said(main(page)), new RegExp(decision));
      await press(page, "register-clear-n", { n: 1 });
      assert.equal(await notice(page), pl("register-done-applied"));
      await visit(page, "/pl/podmioty/spoldzielnia-socjalna-glinka");
      assert.match(await said(main(page)), new RegExp(decision));
    });
  });
}
