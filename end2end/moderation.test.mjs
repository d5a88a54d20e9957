// Moderation in a browser: somebody reports an offer, the operator restricts it with reasons, its seller appeals and another
// operator decides; and who reported what was kept appeals by the link of a mail. With and without scripts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, demoOffers, folder, named, noOverflow, reader, run, said, serve, SERVER_BIN, slug, until, visit, words } from "./help.mjs";
import { outbox } from "./outbox.mjs";

const PASSWORD = "wspolny dzbanek herbaty";
const pl = words("pl");
const data = folder();
const { mails, link } = outbox(data);
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
  // a second operator: whoever decided first does not decide of the appeal. The demo's first login is somebody already.
  const role = ["user", "role", "anna@kupuj.example", "operator", "--organisation", "operator-pokazowy"];
  const made = await run(role, { data, base: server.base });
  assert.equal(made.code, 0, made.said);
});
after(() => server?.stop());

let last = 0;
/** A reader from an address of their own. */
async function somebody(eyes = {}) {
  const page = await reader({ base: server.base, fresh: true, ...eyes });
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${++last}` });
  return page;
}

async function signedIn(email, eyes) {
  const page = await somebody(eyes);
  await visit(page, "/pl/logowanie");
  await page.locator("#f-email").fill(email);
  await page.locator("#f-password").fill(PASSWORD);
  await press(page, "account-sign-in");
  await page.waitForURL(/pulpit/);
  return page;
}

const press = (page, key, args) =>
  page.locator("main").getByRole("button", { name: named(pl(key, args)) }).first().click();
const follow = (page, name) => page.locator("main").getByRole("link", { name }).first().click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice.ok"));

/** Sends a form of which a refusal is part of the test. */
async function refused(page, key, address) {
  page.expected = `${server.base}${address}`;
  await press(page, key);
  const errors = page.locator("main .errors");
  await errors.waitFor();
  page.expected = undefined;
  return said(errors);
}

const ours = demoOffers().filter((o) => o.enterprise === "a01-glinka" && o.state === "published" && o.kind === "product");

for (const [scripts, offer, kept] of [
  [true, ours[1], ours[4]],
  [false, ours[2], ours[5]],
]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const accessible = async (page, what) => scripts && axe(page, what);
    const email = `ewa-${scripts}@przyklad.pl`;

    /** Reports an offer from its page; answers the number of the notice. */
    async function report(page, what) {
      await visit(page, `/pl/oferta/${slug(what.title_pl)}`);
      await follow(page, named(pl("report-link")));
      await page.locator("#f-why").selectOption("unsafe_product");
      await page.locator("#f-explanation").fill("Farba zawiera <b>ołów</b>.");
      await page.locator("#f-name").fill("Ewa Zgłaszająca");
      await page.locator("#f-email").fill(email);
      await page.locator("#f-good_faith").check();
      await press(page, "report-send");
      assert.equal(await heading(page), pl("report-received"));
      return said(page.locator("main .code"));
    }

    test("an unsafe offer is reported, restricted with reasons, appealed, and comes back", async () => {
      const page = await somebody({ scripts, width: 360 });
      const address = `/pl/oferta/${slug(offer.title_pl)}`;
      await visit(page, address);
      await follow(page, named(pl("report-link")));
      await accessible(page, "report");
      assert.equal(await page.locator("#f-address").inputValue(), `${server.base}${address}`);
      await page.locator("#f-explanation").fill("Farba zawiera <b>ołów</b>.");
      const wrong = await refused(page, "report-send", "/pl/zgloszenie");
      assert.match(wrong, new RegExp(pl("invalid-email")));
      assert.match(wrong, new RegExp(pl("invalid-confirm")));
      assert.equal(await page.locator("#f-explanation").inputValue(), "Farba zawiera <b>ołów</b>.", "what was typed is kept");
      await accessible(page, "report with errors");
      await noOverflow(page, "report");
      const number = await report(page, offer);
      assert.match(number, /^N-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      await accessible(page, "received");

      const operator = await signedIn("operator@kupuj.example", { scripts });
      await visit(operator, "/pl/pulpit/zgloszenia");
      await accessible(operator, "notices");
      const lines = operator.locator("main .cases > li").filter({ hasText: number });
      assert.match(await said(lines), new RegExp(pl("case-urgent")));
      await lines.getByRole("link").click();
      await accessible(operator, "a notice");
      assert.match(await said(operator.locator("main .facts").first()), /Farba zawiera <b>ołów<\/b>\./);
      await press(operator, "case-take");
      assert.equal(await notice(operator), pl("case-done"));
      const there = new URL(operator.url()).pathname;
      await operator.locator("#f-facts").fill("Badanie wykazało ołów.");
      assert.match(await refused(operator, "decide-restrict-button", there), new RegExp(pl("invalid-required")));
      assert.equal(await operator.locator("#f-facts").inputValue(), "Badanie wykazało ołów.");
      await accessible(operator, "a notice with errors");
      await operator.locator("#f-measure").selectOption("hide");
      await operator.locator("#f-ground").selectOption("law");
      await operator.locator("#f-ground_text").fill("Art. 5 rozporządzenia 2023/988.");
      await press(operator, "decide-restrict-button");
      assert.equal(await notice(operator), pl("notice-done"));

      // gone, and said in words
      await visit(page, address, { status: 404 });
      const told = await until(() => mails(email).filter((text) => text.includes(number))[1], "the outcome by mail");
      assert.match(told, /https?:\/\/\S+/);

      const seller = await signedIn("glinka@kupuj.example", { scripts, width: 390 });
      await visit(seller, "/pl/pulpit");
      await accessible(seller, "desk with a restriction");
      await seller.locator(".notice.no").getByRole("link", { name: named(offer.title_pl) }).click();
      assert.match(await said(seller.locator("main .facts").first()), /Badanie wykazało ołów/);
      await accessible(seller, "statement");
      await noOverflow(seller, "statement");
      const statement = new URL(seller.url()).pathname;
      assert.match(await refused(seller, "appeal-send", statement), new RegExp(pl("invalid-required")));
      await seller.locator("#f-appeal").fill("Badanie dotyczyło innego kubka.");
      await press(seller, "appeal-send");
      assert.equal(await notice(seller), pl("appeal-done"));
      // nothing brings it back meanwhile
      await visit(seller, "/pl/pulpit/oferty");
      await follow(seller, named(offer.title_pl));
      await accessible(seller, "a restricted offer");
      const edit = new URL(seller.url()).pathname;
      assert.match(await refused(seller, "offer-send", edit), new RegExp(pl("invalid-restricted")));

      // whoever decided first does not decide again
      await visit(operator, "/pl/pulpit/zgloszenia");
      const title = pl("case-appeal", { title: offer.title_pl });
      await follow(operator, named(title));
      assert.match(await said(operator.locator("main .notice.wait")), new RegExp(pl("appeal-other-person")));
      const other = await signedIn("anna@kupuj.example", { scripts });
      await visit(other, "/pl/pulpit/zgloszenia");
      await follow(other, named(title));
      await accessible(other, "an appeal");
      await other.locator("#f-verdict").fill("Badanie dotyczyło innej partii.");
      await press(other, "appeal-reverse");
      assert.equal(await notice(other), pl("notice-done"));
      await visit(page, address);
      await visit(seller, statement);
      assert.match(await said(seller.locator("main .facts").nth(1)), /Badanie dotyczyło innej partii/);
    });

    test("who reported what was kept appeals by the link of the mail", async () => {
      const page = await somebody({ scripts });
      const number = await report(page, kept);
      const operator = await signedIn("operator@kupuj.example", { scripts });
      await visit(operator, "/pl/pulpit/zgloszenia");
      await operator.locator("main .cases > li").filter({ hasText: number }).getByRole("link").click();
      await operator.locator("#f-keep").fill("Badanie nie wykazało ołowiu.");
      await until(() => mails(email).some((text) => text.includes(number)), "the confirmation");
      const seen = mails(email).length;
      await press(operator, "decide-keep-button");
      assert.equal(await notice(operator), pl("notice-done"));
      const url = new URL(await link(email, seen));
      await visit(page, url.pathname + url.search);
      await accessible(page, "the link of a mail");
      assert.match(await said(page.locator("main .facts").first()), /Badanie nie wykazało ołowiu/);
      await page.locator("#f-appeal").fill("Mam inne badanie.");
      await press(page, "appeal-send");
      assert.equal(await said(page.locator("main .tag")), pl("appeal-state-open"));
      assert.equal(await page.locator("#f-appeal").count(), 0, "once");
      await visit(page, "/pl/odwolanie?t=" + "0".repeat(64), { status: 410 });
      await accessible(page, "a link that is over");

      const other = await signedIn("anna@kupuj.example", { scripts });
      await visit(other, "/pl/pulpit/zgloszenia");
      await follow(other, named(pl("case-appeal", { title: kept.title_pl })));
      await other.locator("#f-verdict").fill("Dwa badania się zgadzają.");
      await press(other, "appeal-uphold");
      assert.equal(await notice(other), pl("notice-done"));
      await visit(other, "/pl/pulpit/zgloszenia?show=decided");
      await accessible(other, "decided cases");
      assert.ok((await other.locator("main .cases > li").count()) >= 2);
    });

    test("the operator restricts on their own initiative, and restores", async () => {
      const operator = await signedIn("operator@kupuj.example", { scripts });
      await visit(operator, "/pl/pulpit/zgloszenia");
      operator.expected = `${server.base}/pl/pulpit/zgloszenia/nowa-decyzja?address=nic`;
      await operator.locator("#f-address").fill("nic");
      await press(operator, "restrict-look");
      await operator.locator("main .errors").waitFor();
      operator.expected = undefined;
      assert.match(await said(operator.locator("main .errors")), new RegExp(pl("invalid-item-address")));
      const shop = "/pl/podmioty/pracownia-kaganek";
      await operator.locator("#f-address").fill(`${server.base}${shop}`);
      await press(operator, "restrict-look");
      await accessible(operator, "own initiative");
      await operator.locator("#f-measure").selectOption("remove");
      await operator.locator("#f-facts").fill("Profil podszywa się pod inny podmiot.");
      await operator.locator("#f-ground").selectOption("terms");
      await operator.locator("#f-ground_text").fill("§ 3 regulaminu.");
      await press(operator, "decide-restrict-button");
      assert.equal(await notice(operator), pl("notice-done"));
      await accessible(operator, "a decision");
      const page = await somebody({ scripts });
      await visit(page, shop, { status: 404 });
      await visit(operator, "/pl/pulpit/zgloszenia?show=restrictions");
      await accessible(operator, "restrictions");
      await follow(operator, named(pl("case-decision", { title: "Pracownia Kaganek" })));
      await operator.locator("#f-verdict").fill("Wyjaśnione.");
      await press(operator, "lift-button");
      assert.equal(await notice(operator), pl("notice-done"));
      await visit(page, shop);
    });
  });
}
