// Accounts in a browser and over HTTP: signing up, in and out, with and without scripts, with the keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  ask,
  axe,
  folder,
  named,
  noOverflow,
  reader,
  run,
  said,
  SERVER_BIN,
  serve,
  visit,
  words,
} from "./help.mjs";
import { outbox } from "./outbox.mjs";

const PASSWORD = "kot pije mleko o świcie";
const NEW = "pies szczeka o zmierzchu";
const pl = words("pl");
const data = folder();
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  // Readers come from addresses of their own, so that tries of one test are not those of another.
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

const { mails, link } = outbox(data);

const field = (page, key) => page.getByLabel(pl(key), { exact: true });
const press = (page, key) => page.getByRole("button", { name: named(pl(key)) }).first().click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice"));

/** Somebody with an account, made on the command line; answers nothing. */
async function person(email, name) {
  const made = await run(["user", "add", email, "--name", name], { data, base: server.base });
  assert.equal(made.code, 0, made.said);
  const url = new URL(/http\S+/.exec(made.said)[0]);
  const answer = await post(url.pathname, { t: url.searchParams.get("t"), new: PASSWORD });
  assert.equal(answer.status, 303, answer.text);
}

/** A form sent as a browser would. */
function post(target, fields, headers = {}) {
  return ask(target, {
    method: "POST",
    base: server.base,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": `198.51.100.${++last}`,
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

async function signIn(page, email, password = PASSWORD) {
  await visit(page, "/pl/logowanie");
  await field(page, "account-email").fill(email);
  await field(page, "account-password").fill(password);
  await press(page, "account-sign-in");
}

for (const scripts of [true, false]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    const email = `maria-${scripts}@przyklad.pl`;
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const accessible = async (page, what) => scripts && axe(page, what);

    test("sign up, confirm, sign out, sign in, see sessions, sign out everywhere", async () => {
      const page = await somebody({ scripts });
      await visit(page, "/pl");
      await page.getByRole("link", { name: named(pl("account-sign-in")) }).click();
      assert.equal(await heading(page), pl("account-sign-in"));
      await page.getByRole("link", { name: named(pl("account-sign-up-link")) }).click();
      await field(page, "account-name").fill("Maria Sikora");
      await field(page, "account-email").fill(email);
      await field(page, "account-password").fill("za krótkie");
      page.expected = `${server.base}/pl/rejestracja`;
      await press(page, "account-sign-up");
      const summary = page.locator("main .errors");
      assert.match(await said(summary), new RegExp(pl("password-too-short")));
      assert.equal(await field(page, "account-name").inputValue(), "Maria Sikora");
      assert.equal(await field(page, "account-email").inputValue(), email);
      assert.equal(await page.locator("#f-password").inputValue(), "", "a password is not sent back");
      await accessible(page, "sign-up with an error");
      await summary.getByRole("link").click();
      assert.ok(await page.locator("#f-password").evaluate((e) => e.matches(":target")));
      page.expected = undefined;
      await page.locator("#f-password").fill(PASSWORD);
      await press(page, "account-sign-up");
      assert.equal(await heading(page), pl("account-sent"));

      const url = await link(email);
      for (let i = 0; i < 2; i++) {
        await visit(page, url);
        assert.equal(await heading(page), pl("account-confirm"), "looking changes nothing");
      }
      await accessible(page, "confirmation");
      await field(page, "account-password").fill(PASSWORD);
      await press(page, "account-confirm-button");
      assert.equal(await notice(page), pl("account-done-in"));
      assert.equal(new URL(page.url()).pathname, "/pl/pulpit/konto");
      await accessible(page, "account");
      await noOverflow(page, "account");

      await page.locator("header details.pick summary", { hasText: "Maria Sikora" }).click();
      await press(page, "account-sign-out");
      assert.equal(await notice(page), pl("account-done-out"));
      await signIn(page, email);
      const phone = await somebody({ scripts, width: 390 });
      await signIn(phone, email);
      await noOverflow(phone, "account on a phone");
      await visit(page, "/pl/pulpit/konto");
      assert.equal(await page.locator(".sessions > li").count(), 2);
      await press(page, "account-everywhere");
      assert.equal(await notice(page), pl("account-done-everywhere"));
      await visit(phone, "/pl/pulpit/konto");
      assert.equal(new URL(phone.url()).pathname, "/pl/logowanie", "the phone is signed out too");
    });

    test("a link signs in once; a new password ends other sessions", async () => {
      const page = await somebody({ scripts });
      const seen = mails(email).length;
      await visit(page, "/pl/logowanie");
      await field(page, "account-email").fill(email);
      await press(page, "account-send-link");
      assert.equal(await heading(page), pl("account-sent"));
      const url = await link(email, seen);
      await visit(page, url);
      await press(page, "account-sign-in");
      assert.equal(await notice(page), pl("account-done-in"));
      const other = await somebody({ scripts });
      await visit(other, url, { status: 410 });
      assert.equal(await heading(other), pl("account-link-over"));
      await signIn(other, email);
      await field(page, "account-current-password").fill(PASSWORD);
      await field(page, "account-new-password-label").fill(NEW);
      await press(page, "account-password-change");
      assert.equal(await notice(page), pl("account-done-password"));
      await visit(other, "/pl/pulpit/konto");
      assert.equal(new URL(other.url()).pathname, "/pl/logowanie");
      other.expected = `${server.base}/pl/logowanie`;
      await signInExpecting(other, email, PASSWORD);
      assert.match(await said(other.locator("main .errors")), new RegExp(pl("sign-in-wrong")));
      assert.equal(await field(other, "account-email").inputValue(), email);
      await accessible(other, "sign-in with an error");
    });
  });
}

/** Signs in where a refusal is part of the test. */
async function signInExpecting(page, email, password) {
  const wanted = page.expected;
  await visit(page, "/pl/logowanie");
  page.expected = wanted;
  await field(page, "account-email").fill(email);
  await field(page, "account-password").fill(password);
  await press(page, "account-sign-in");
}

test("the keyboard alone signs in, in the order of the page", async () => {
  await person("klawisz@przyklad.pl", "Klara Klawisz");
  const page = await somebody();
  await visit(page, "/pl/logowanie");
  await page.locator("#f-email").focus();
  await page.keyboard.type("klawisz@przyklad.pl");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-password");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/pl\/pulpit\/konto/);
  assert.equal(await notice(page), pl("account-done-in"));
});

test("fields say what password managers may fill in, and pasting is allowed", async () => {
  const page = await somebody();
  await visit(page, "/pl/logowanie");
  assert.equal(await page.locator("#f-email").getAttribute("autocomplete"), "username");
  assert.equal(await page.locator("#f-password").getAttribute("autocomplete"), "current-password");
  await visit(page, "/pl/rejestracja");
  assert.equal(await page.locator("#f-password").getAttribute("autocomplete"), "new-password");
  const allowed = await page
    .locator("#f-password")
    .evaluate((e) => e.dispatchEvent(new ClipboardEvent("paste", { cancelable: true, bubbles: true })));
  assert.ok(allowed);
});

test("cookies are hidden from scripts, and a sign-in goes on to our own pages alone", async () => {
  await person("ola@przyklad.pl", "Ola Ciasteczko");
  const fields = { email: "ola@przyklad.pl", password: PASSWORD, by: "password" };
  for (const [next, to] of [
    ["/pl/oferta?q=kubek", "/pl/oferta?q=kubek"],
    ["//evil.example/", "/pl/pulpit/konto?done=in"],
    ["https://evil.example/", "/pl/pulpit/konto?done=in"],
  ]) {
    const answer = await post("/pl/logowanie", { ...fields, next });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, to);
    assert.equal(answer.headers["set-cookie"].length, 2);
    for (const cookie of answer.headers["set-cookie"])
      assert.match(cookie, /^(session|device)=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  }
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none", origin: "https://evil.example" },
  ])
    assert.equal((await post("/pl/logowanie", fields, headers)).status, 403);
});

test("a page of one person is never served to another", async () => {
  await person("a@przyklad.pl", "Alicja Kanarek");
  await person("b@przyklad.pl", "Bogdan Szpak");
  const cookie = async (email) => {
    const answer = await post("/pl/logowanie", { email, password: PASSWORD, by: "password" });
    return answer.headers["set-cookie"].map((c) => c.split(";")[0]).join("; ");
  };
  const [a, b] = [await cookie("a@przyklad.pl"), await cookie("b@przyklad.pl")];
  for (const target of ["/pl", "/pl/oferta", "/pl/pulpit/konto"])
    for (let i = 0; i < 2; i++) {
      const of = async (headers) => await ask(target, { base: server.base, headers });
      const [one, two, nobody] = [await of({ cookie: a }), await of({ cookie: b }), await of({})];
      assert.ok(one.text.includes("Alicja Kanarek") && !one.text.includes("Bogdan Szpak"), target);
      assert.ok(two.text.includes("Bogdan Szpak") && !two.text.includes("Alicja Kanarek"), target);
      assert.ok(!/Kanarek|Szpak/.test(nobody.text), target);
      assert.equal(one.headers["cache-control"], "no-store");
    }
});

test("guessing is answered with how long to wait, and mails of nobody are not sent", async () => {
  const from = { "x-forwarded-for": "192.0.2.1" };
  const fields = { email: "nikt@przyklad.pl", password: "zgaduję hasło", by: "password" };
  for (let i = 0; i < 5; i++) assert.equal((await post("/pl/logowanie", fields, from)).status, 422);
  const slowed = await post("/pl/logowanie", fields, from);
  assert.equal(slowed.status, 429);
  assert.ok(Number(slowed.headers["retry-after"]) > 0 && Number(slowed.headers["retry-after"]) <= 61);
  assert.match(slowed.text, /<h1/);
  const asked = await post("/pl/logowanie", { email: "nikt@przyklad.pl", by: "link" });
  assert.equal(asked.status, 303);
  assert.deepEqual(mails("nikt@przyklad.pl"), []);
});

test("the program lists people and keeps them out, and its log holds no addresses", async () => {
  await person("gosia@przyklad.pl", "Gosia Wyjście");
  const page = await somebody();
  await signIn(page, "gosia@przyklad.pl");
  const where = { data, base: server.base };
  const role = ["user", "role", "gosia@przyklad.pl", "owner", "--organisation", "glinka"];
  assert.notEqual((await run(role, where)).code, 0, "there is no such organisation yet");
  const made = await run([...role, "--kind", "enterprise", "--name", "Spółdzielnia Glinka"], where);
  assert.equal(made.code, 0, made.said);
  const list = await run(["user", "list"], where);
  assert.match(list.said, /gosia@przyklad\.pl\tGosia Wyjście\tactive\towner of glinka/);
  assert.equal((await run(["user", "suspend", "gosia@przyklad.pl"], where)).code, 0);
  await visit(page, "/pl/pulpit/konto");
  assert.equal(new URL(page.url()).pathname, "/pl/logowanie");
  const log = server.log();
  for (const secret of ["gosia@", "nikt@", "ola@", PASSWORD, "Gosia Wyjście"]) assert.ok(!log.includes(secret), secret);
});
