// What keeps people and their data safe, in a browser: the second factor, the log of events, one's data, mails.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { ask, axe, folder, named, noOverflow, reader, run, said, SERVER_BIN, serve, until, visit, words } from "./help.mjs";

const PASSWORD = "kot pije mleko o świcie";
const pl = words("pl");
const data = folder();
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
});
after(() => server?.stop());

let last = 0;
async function somebody(eyes = {}) {
  const page = await reader({ base: server.base, fresh: true, ...eyes });
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${++last}` });
  return page;
}

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

const where = () => ({ data, base: server.base });

async function person(email, name) {
  const made = await run(["user", "add", email, "--name", name], where());
  assert.equal(made.code, 0, made.said);
  const url = new URL(/http\S+/.exec(made.said)[0]);
  const answer = await post(url.pathname, { t: url.searchParams.get("t"), new: PASSWORD });
  assert.equal(answer.status, 303, answer.text);
}

const field = (page, key) => page.getByLabel(pl(key), { exact: true });
const press = (page, key) => page.getByRole("button", { name: named(pl(key)) }).first().click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice"));

async function signIn(page, email) {
  await visit(page, "/pl/logowanie");
  await field(page, "account-email").fill(email);
  await field(page, "account-password").fill(PASSWORD);
  await press(page, "account-sign-in");
}

/** What an app shows for a typed key (RFC 6238), `ahead` steps from now. */
function code(typed, ahead = 0) {
  const bits = [...typed.replace(/\s/g, "")]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = crypto.createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

for (const scripts of [true, false]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    const email = `czujna-${scripts}@przyklad.pl`;
    const accessible = async (page, what) => scripts && axe(page, what);

    test("a second factor is turned on, asked for, and a recovery code lets in", async () => {
      await person(email, "Czesława Czujna");
      const page = await somebody({ scripts });
      await signIn(page, email);
      await visit(page, "/pl/pulpit/konto");
      await accessible(page, "account");
      await noOverflow(page, "account");
      await page.getByRole("link", { name: named(pl("factor-manage")) }).click();
      assert.equal(await heading(page), pl("factor-title"));
      await accessible(page, "second factor off");
      await field(page, "account-current-password").fill(PASSWORD);
      await press(page, "factor-begin");
      await accessible(page, "second factor begun");
      await noOverflow(page, "second factor begun");
      assert.equal(await page.getByRole("img", { name: pl("factor-qr-alt") }).count(), 1);
      const typed = await said(page.locator("ol .code"));
      page.expected = `${server.base}/pl/pulpit/konto/drugi-skladnik`;
      await field(page, "factor-code").fill("000000");
      await press(page, "factor-confirm");
      assert.match(await said(page.locator("main .errors")), new RegExp(pl("second-factor-wrong").slice(0, 30)));
      await accessible(page, "second factor with an error");
      page.expected = undefined;
      await field(page, "factor-code").fill(code(typed));
      await press(page, "factor-confirm");
      const codes = await page.locator(".codes li").allInnerTexts();
      assert.equal(codes.length, 10);
      await accessible(page, "recovery codes");
      await noOverflow(page, "recovery codes");

      const phone = await somebody({ scripts, width: 390 });
      await signIn(phone, email);
      assert.equal(await heading(phone), pl("factor-step"));
      await accessible(phone, "second step");
      await noOverflow(phone, "second step");
      // the code that turned it on is used up; the next one is not
      phone.expected = `${server.base}/pl/logowanie/kod`;
      await field(phone, "factor-code").fill("000000");
      await press(phone, "account-sign-in");
      assert.match(await said(phone.locator("main .errors")), new RegExp(pl("second-factor-wrong").slice(0, 30)));
      phone.expected = undefined;
      await field(phone, "factor-code").fill(code(typed, 1));
      await press(phone, "account-sign-in");
      assert.equal(await notice(phone), pl("account-done-in"));
      const other = await somebody({ scripts });
      await signIn(other, email);
      await field(other, "factor-code").fill(codes[4].toUpperCase());
      await press(other, "account-sign-in");
      assert.equal(await notice(other), pl("account-done-in"));
      await visit(other, "/pl/pulpit/konto/drugi-skladnik");
      assert.match(await said(other.locator("main")), /9 kodów zapasowych/);
    });

    test("one's data are prepared and downloaded, mails chosen, a consent taken back, the account erased", async () => {
      const mine = `znika-${scripts}@przyklad.pl`;
      await person(mine, "Zenobia Znikająca");
      const page = await somebody({ scripts });
      await signIn(page, mine);
      await visit(page, "/pl/pulpit/konto");
      await field(page, "mails-topic-news").selectOption("daily");
      await page.locator("form", { has: page.locator("#f-mail-news") }).getByRole("button").click();
      assert.equal(await notice(page), pl("mails-done"));
      await accessible(page, "account with a consent");
      await page.getByRole("button", { name: new RegExp(`^${pl("consent-revoke")}`) }).click();
      assert.equal(await notice(page), pl("consent-done"));
      assert.equal(await field(page, "mails-topic-news").inputValue(), "never");

      await press(page, "data-ask");
      assert.equal(await notice(page), pl("data-done-export"));
      await until(async () => {
        await visit(page, "/pl/pulpit/konto");
        return (await page.getByRole("link", { name: named(pl("data-download")) }).count()) === 1;
      }, "the copy is made");
      await accessible(page, "account with a copy");
      const address = await page.getByRole("link", { name: named(pl("data-download")) }).getAttribute("href");
      const cookies = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
      const copy = await ask(address, { base: server.base, headers: { cookie: cookies } });
      assert.equal(copy.status, 200);
      assert.equal(copy.headers["content-type"], "application/zip");
      assert.match(copy.headers["content-disposition"], /attachment/);
      assert.equal(copy.headers["cache-control"], "no-store");
      assert.equal((await ask(address, { base: server.base })).status, 303, "not without signing in");

      await page.getByRole("link", { name: named(pl("erase-link")) }).click();
      assert.equal(await heading(page), pl("erase-title"));
      await accessible(page, "erasing");
      await noOverflow(page, "erasing");
      page.expected = `${server.base}/pl/pulpit/konto/usuniecie`;
      await field(page, "account-current-password").fill(PASSWORD);
      await press(page, "erase-button");
      assert.match(await said(page.locator("main .errors")), new RegExp(pl("data-sure")));
      await accessible(page, "erasing with an error");
      page.expected = undefined;
      await field(page, "account-current-password").fill(PASSWORD);
      await page.getByLabel(pl("erase-sure")).check();
      await press(page, "erase-button");
      assert.equal(await notice(page), pl("data-done-erased"));
      page.expected = `${server.base}/pl/logowanie`;
      await field(page, "account-email").fill(mine);
      await field(page, "account-password").fill(PASSWORD);
      await press(page, "account-sign-in");
      assert.match(await said(page.locator("main .errors")), new RegExp(pl("sign-in-wrong").slice(0, 30)));
      const letters = await until(() => {
        const all = fs.readdirSync(path.join(data, "outbox")).filter((name) => name.endsWith(".eml"));
        const hers = all.filter((name) => fs.readFileSync(path.join(data, "outbox", name), "utf8").includes(mine));
        return hers.length === 1 && hers;
      }, "the last letter alone is left");
      assert.equal(letters.length, 1);
    });

    test("the log is searched by who may, and refused to others", async () => {
      const auditor = `rewident-${scripts}@przyklad.pl`;
      await person(auditor, "Róża Rewident");
      const page = await somebody({ scripts });
      await visit(page, "/pl/pulpit/dziennik");
      assert.equal(new URL(page.url()).pathname, "/pl/logowanie");
      await signIn(page, auditor);
      await visit(page, "/pl/pulpit/dziennik", { status: 403 });
      page.expected = undefined;
      const role = ["user", "role", auditor, "auditor", "--organisation", "osrodek", "--kind", "operator"];
      const given = await run([...role, "--name", "Ośrodek"], where());
      assert.equal(given.code, 0, given.said);
      const inside = await somebody({ scripts });
      await signIn(inside, auditor);
      await inside.locator("header details.pick summary", { hasText: "Ośrodek" }).click();
      await inside.getByRole("link", { name: named(pl("log-link")) }).click();
      assert.equal(await heading(inside), pl("log-title"));
      await accessible(inside, "log");
      await noOverflow(inside, "log");
      assert.ok((await inside.locator("table.log tbody tr").count()) === 50);
      await inside.getByRole("link", { name: named(pl("log-older")) }).click();
      assert.ok((await inside.locator("table.log tbody tr").count()) > 0);
      await visit(inside, "/pl/pulpit/dziennik");
      await inside.locator("#f-subject").fill(auditor);
      await inside.locator("main").getByRole("button", { name: pl("log-search") }).click();
      const rows = await inside.locator("table.log tbody tr").allInnerTexts();
      assert.ok(rows.some((r) => r.includes("audytor")) && rows.length >= 3, rows.join(" | "));
      inside.expected = `${server.base}/pl/pulpit/dziennik?actor=nikt&subject=&kind=&since=&until=&text=`;
      await inside.locator("#f-actor").fill("nikt");
      await inside.locator("#f-subject").fill("");
      await inside.locator("main").getByRole("button", { name: pl("log-search") }).click();
      assert.match(await said(inside.locator("main .errors")), /sprawdź pisownię/);
      assert.equal(await inside.locator("#f-actor").inputValue(), "nikt");
      inside.expected = undefined;
      await accessible(inside, "log with an error");
      const phone = await somebody({ scripts, width: 390 });
      await signIn(phone, auditor);
      await visit(phone, "/pl/pulpit/dziennik?kind=session");
      await noOverflow(phone, "log on a phone");
      await accessible(phone, "log on a phone");
      const cookies = (await inside.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
      const file = await ask("/pl/pulpit/dziennik.csv?kind=session", { base: server.base, headers: { cookie: cookies } });
      assert.equal(file.headers["content-type"], "text/csv; charset=utf-8");
      assert.match(file.text, /^\ufeffid,at,actor,organisation,whence,kind,subject,from,to,changes,note/);
      assert.ok(!file.text.includes("Rewident"), "ids, not names");
    });
  });
}

test("one click ends mails, without a cookie and from a mail program", async () => {
  const email = "nowinki@przyklad.pl";
  await person(email, "Nina Nowinka");
  const page = await somebody();
  await signIn(page, email);
  await field(page, "mails-topic-news").selectOption("at_once");
  await page.locator("form", { has: page.locator("#f-mail-news") }).getByRole("button").click();
  const file = path.join(data, "news.txt");
  fs.writeFileSync(file, "Nowe powiaty\n\nOd dziś także Sudety.\n");
  const sent = await run(["news", "--pl", file], where());
  assert.match(sent.said, /told 1 people/);
  const letter = await until(() => {
    const outbox = path.join(data, "outbox");
    const found = fs.readdirSync(outbox).find((n) => fs.readFileSync(path.join(outbox, n), "utf8").includes("List-Unsubscribe:"));
    return found && fs.readFileSync(path.join(outbox, found), "utf8");
  }, "the news are sent");
  const url = new URL(/List-Unsubscribe: <([^>]+)>/.exec(letter.replace(/\r\n /g, ""))[1]);
  await visit(page, url.href);
  await axe(page, "unsubscribe");
  await visit(page, "/pl/pulpit/konto");
  assert.equal(await field(page, "mails-topic-news").inputValue(), "at_once", "looking changes nothing");
  const click = await ask(url.pathname + url.search, {
    method: "POST",
    base: server.base,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  assert.equal(click.status, 200, click.text);
  await visit(page, "/pl/pulpit/konto");
  assert.equal(await field(page, "mails-topic-news").inputValue(), "never");
  await visit(page, `${url.pathname}?u=abc`, { status: 404 });
});
