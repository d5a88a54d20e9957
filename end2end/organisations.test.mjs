// Organisations in a browser: founding one, inviting, joining, roles, acting for another, suppliers; with and without
// scripts, with the keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, axe, folder, named, noOverflow, reader, run, said, SERVER_BIN, serve, visit, words } from "./help.mjs";
import { outbox } from "./outbox.mjs";

const PASSWORD = "kot pije mleko o świcie";
const NIP = "526-021-02-28";
const ENTERPRISE = "/pl/podmioty/spoldzielnia-socjalna-glinka";
const pl = words("pl");
const data = folder();
const { link } = outbox(data);
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
});
after(() => server?.stop());

let last = 0;
/** A reader from an address of their own. */
async function somebody(eyes = {}) {
  const page = await reader({ base: server.base, fresh: true, ...eyes });
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${++last}` });
  return page;
}

const field = (page, key) => page.getByLabel(pl(key), { exact: true });
const button = (page, key, args) => page.getByRole("button", { name: named(pl(key, args)) }).first();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice.ok"));
const summary = (page) => page.locator("main .errors");
const at = (page) => new URL(page.url()).pathname;

/** Somebody with an account, made on the command line, signed in. */
async function signedIn(email, name, eyes) {
  const made = await run(["user", "add", email, "--name", name], { data, base: server.base });
  assert.equal(made.code, 0, made.said);
  const url = new URL(/http\S+/.exec(made.said)[0]);
  const answer = await ask(url.pathname, {
    method: "POST",
    base: server.base,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ t: url.searchParams.get("t"), new: PASSWORD }).toString(),
  });
  assert.equal(answer.status, 303, answer.text);
  const page = await somebody(eyes);
  await visit(page, "/pl/logowanie");
  await field(page, "account-email").fill(email);
  await field(page, "account-password").fill(PASSWORD);
  await button(page, "account-sign-in").click();
  assert.equal(await notice(page), pl("account-done-in"));
  return page;
}

/** Founds a company from its form. */
async function found(page, name) {
  await visit(page, "/pl/pulpit/nowa-organizacja");
  await page.getByLabel(pl("organisation-kind-company")).check();
  await field(page, "organisation-name").fill(name);
  await field(page, "organisation-tax-number").fill(NIP);
  await field(page, "organisation-street").fill("Rynek 1");
  await field(page, "organisation-postcode").fill("50001");
  await field(page, "organisation-town").fill("Wrocław");
  await button(page, "found-button").click();
  assert.equal(await notice(page), pl("found-done"));
}

/** Opens what is folded under a name. */
const unfold = (page, text) => page.locator("main summary", { hasText: text }).first().click();

for (const scripts of [true, false]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    const of = (name) => `${name}-${scripts}@przyklad.pl`;
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const accessible = async (page, what) => scripts && axe(page, what);

    test("found, invite, join as somebody new, change a role, and nobody leaves last", async () => {
      const anna = await signedIn(of("anna"), "Anna Nowak", { scripts });
      await anna.getByRole("link", { name: named(pl("found-title")) }).click();
      assert.equal(await heading(anna), pl("found-title"));
      anna.expected = `${server.base}/pl/pulpit/nowa-organizacja`;
      await field(anna, "organisation-name").fill("Odra Soft");
      await field(anna, "organisation-tax-number").fill("526-021-02-29");
      await button(anna, "found-button").click();
      assert.match(await said(summary(anna)), new RegExp(pl("invalid-tax-number").slice(0, 20)));
      assert.equal(await field(anna, "organisation-name").inputValue(), "Odra Soft");
      await accessible(anna, "founding with errors");
      anna.expected = undefined;
      await found(anna, "Odra Soft");
      assert.match(await said(anna.locator("header .tools")), /Odra Soft/, "for whom one acts stands in the header");
      await accessible(anna, "organisation");
      await noOverflow(anna, "organisation");

      await visit(anna, "/pl/pulpit/zespol");
      await unfold(anna, pl("team-leave-ask"));
      anna.expected = `${server.base}/pl/pulpit/zespol`;
      await button(anna, "team-leave-button").click();
      assert.match(await said(summary(anna)), new RegExp(pl("team-last").slice(0, 30)));
      anna.expected = undefined;
      await field(anna, "account-email").fill(of("nowa"));
      await anna.locator("#f-role").selectOption("finance");
      await button(anna, "team-invite-button").click();
      assert.equal(await notice(anna), pl("team-done-invited"));
      assert.match(await said(anna.locator("main")), new RegExp(of("nowa").replaceAll(".", "\\.")));
      await accessible(anna, "team");
      await noOverflow(anna, "team");

      // somebody else gets hold of the link, and is told whose it is
      const url = await link(of("nowa"));
      const ewa = await signedIn(of("ewa"), "Ewa Obca", { scripts });
      await visit(ewa, url);
      assert.match(await said(ewa.locator("main")), new RegExp(pl("invitation-other-title")));
      assert.equal(await button(ewa, "invitation-accept").count(), 0);
      await accessible(ewa, "invitation of another address");

      // somebody new: the page, an account, back to the invitation
      const nowa = await somebody({ scripts, width: 390 });
      for (let i = 0; i < 2; i++) await visit(nowa, url);
      assert.equal(await heading(nowa), pl("invitation-to", { organisation: "Odra Soft" }));
      assert.equal(await button(nowa, "invitation-accept").count(), 0);
      await accessible(nowa, "invitation");
      await noOverflow(nowa, "invitation on a phone");
      await nowa.getByRole("link", { name: named(pl("account-sign-up")) }).click();
      await field(nowa, "account-name").fill("Nina Nowa");
      await field(nowa, "account-email").fill(of("nowa"));
      await field(nowa, "account-password").fill(PASSWORD);
      await button(nowa, "account-sign-up").click();
      assert.equal(await heading(nowa), pl("account-sent"));
      await visit(nowa, await link(of("nowa"), 1));
      await field(nowa, "account-password").fill(PASSWORD);
      await button(nowa, "account-confirm-button").click();
      await accessible(nowa, "account with an invitation");
      await button(nowa, "invitation-accept").click();
      assert.equal(at(nowa), "/pl/pulpit/zespol");
      assert.equal(await notice(nowa), pl("invitation-done-joined"));
      assert.equal(await nowa.locator("#f-email").count(), 0, "who doesn't manage the team invites nobody");
      await noOverflow(nowa, "team on a phone");
      await visit(await somebody({ scripts }), url, { status: 410 });

      // another role, then the organisation itself
      await visit(anna, "/pl/pulpit/zespol");
      const row = anna.locator(".sessions > li", { hasText: "Nina Nowa" });
      await row.locator("summary").click();
      await row.locator("select").selectOption("manager");
      await row.getByRole("button", { name: named(pl("team-role-save")) }).click();
      assert.equal(await notice(anna), pl("team-done-role"));
      await unfold(anna, pl("ownership-ask"));
      await button(anna, "ownership-button").click();
      assert.equal(await notice(anna), pl("ownership-done-offered"));
      await visit(nowa, "/pl/pulpit/konto");
      await button(nowa, "ownership-accept").click();
      assert.equal(await notice(nowa), pl("ownership-done-owner"));
      await visit(nowa, "/pl/pulpit/zespol");
      await nowa.locator("#f-email").waitFor();
      await visit(anna, "/pl/pulpit/zespol");
      await unfold(anna, pl("team-leave-ask"));
      await button(anna, "team-leave-button").click();
      assert.equal(await notice(anna), pl("team-done-left"));
      await visit(anna, "/pl/pulpit/zespol", { status: 403 });
    });

    test("data of a buyer, acting for another organisation, suppliers", async () => {
      const jan = await signedIn(of("jan"), "Jan Kupiec", { scripts });
      await found(jan, "Pierwsza");
      await unfold(jan, pl("billing-add"));
      await field(jan, "billing-name").fill("Oddział");
      jan.expected = `${server.base}/pl/pulpit/organizacja`;
      await button(jan, "billing-button").click();
      assert.match(await said(summary(jan)), new RegExp(pl("required")));
      assert.equal(await field(jan, "billing-name").inputValue(), "Oddział");
      await accessible(jan, "billing address with errors");
      jan.expected = undefined;
      await jan.locator("#f-billing_street").fill("Długa 2");
      await jan.locator("#f-billing_postcode").fill("50-001");
      await jan.locator("#f-billing_town").fill("Wrocław");
      await button(jan, "billing-button").click();
      assert.equal(await notice(jan), pl("organisation-done-saved"));
      await unfold(jan, pl("centre-add"));
      await field(jan, "centre-code").fill("MK-1");
      await field(jan, "centre-name").fill("Biuro");
      await button(jan, "centre-button").click();
      assert.match(await said(jan.locator("main")), /MK-1 Biuro/);

      await visit(jan, ENTERPRISE);
      await button(jan, "suppliers-make").click();
      assert.equal(await notice(jan), pl("suppliers-done-added"));
      assert.equal(at(jan), "/pl/pulpit/dostawcy");
      await accessible(jan, "suppliers");
      await visit(jan, ENTERPRISE);
      assert.match(await said(jan.locator("main")), new RegExp(pl("suppliers-is")));

      await found(jan, "Druga");
      await visit(jan, "/pl/pulpit/dostawcy");
      assert.match(await said(jan.locator("main")), new RegExp(pl("suppliers-none")), "a list of one's own");
      await jan.locator("header details.pick summary", { hasText: "Druga" }).click();
      await accessible(jan, "open menu");
      await button(jan, "acting-switch", { name: "Pierwsza" }).click();
      assert.equal(await notice(jan), pl("acting-done"));
      assert.equal(at(jan), "/pl/pulpit/konto");
      assert.match(await said(jan.locator("header .tools")), /Pierwsza/);
      await accessible(jan, "account with organisations");
      await noOverflow(jan, "account with organisations");
      await visit(jan, "/pl/pulpit/dostawcy");
      await jan.locator("main .sessions button").first().click();
      assert.equal(await notice(jan), pl("organisation-done-removed"));
    });
  });
}

test("the keyboard alone accepts an invitation and changes for whom one acts", async () => {
  const anna = await signedIn("klawisz-a@przyklad.pl", "Klara Klawisz");
  await found(anna, "Klawiatura");
  await visit(anna, "/pl/pulpit/zespol");
  await anna.locator("#f-email").focus();
  await anna.keyboard.type("klawisz-b@przyklad.pl");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/done=invited/);
  const basia = await signedIn("klawisz-b@przyklad.pl", "Basia Klawisz");
  await visit(basia, await link("klawisz-b@przyklad.pl"));
  await tabTo(basia, pl("invitation-accept"));
  await basia.keyboard.press("Enter");
  await basia.waitForURL(/done=joined/);
  await basia.locator("header details.pick summary", { hasText: "Klawiatura" }).focus();
  await basia.keyboard.press("Enter");
  await tabTo(basia, pl("acting-oneself"));
  await basia.keyboard.press("Enter");
  await basia.waitForURL(/done=acting/);
  assert.match(await said(basia.locator("header .tools")), /Basia Klawisz/);
});

/** Goes on with the tabulator until the button with these words has the focus. */
async function tabTo(page, text) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => document.activeElement.textContent.replace(/\s+/g, " ").trim());
    if (here === text) return;
  }
  assert.fail(`the tabulator never reaches "${text}"`);
}

test("the demo prints a login for each role", async () => {
  const log = server.log();
  for (const role of ["owner", "manager", "member", "finance", "chapter_member", "clerk", "decision_maker", "operator", "editor", "auditor"])
    assert.match(log, new RegExp(`@kupuj\\.example +${role} `), role);
});

test("the program hands over an organisation whose owner is gone", async () => {
  await signedIn("spadek-a@przyklad.pl", "Ala Dawna");
  await signedIn("spadek-b@przyklad.pl", "Bartek Nowy");
  const where = { data, base: server.base };
  const role = ["user", "role", "spadek-a@przyklad.pl", "owner", "--organisation", "spadek", "--kind", "company", "--name", "Spadek"];
  assert.equal((await run(role, where)).code, 0);
  const owner = ["user", "owner", "spadek-b@przyklad.pl", "--organisation", "spadek", "--reason"];
  assert.notEqual((await run([...owner, " "], where)).code, 0, "a reason is asked for");
  const done = await run([...owner, "Właścicielka odeszła"], where);
  assert.equal(done.code, 0, done.said);
  const list = (await run(["user", "list"], where)).said;
  assert.match(list, /spadek-b@przyklad\.pl\t.*owner of spadek/);
  assert.match(list, /spadek-a@przyklad\.pl\t.*manager of spadek/);
});
