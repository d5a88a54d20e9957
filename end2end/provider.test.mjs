// Signing in at an identity provider, a process of its own: the first time, again, refused; and an account connected with it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import readline from "node:readline";
import { after, before, describe, test } from "node:test";
import { ask, axe, expected, folder, freePort, named, noOverflow, reader, run, said, SERVER_BIN, serve, visit, words } from "./help.mjs";

const PASSWORD = "kot pije mleko o świcie";
const NAME = "Konto Dolnośląskie";
const pl = words("pl");
const data = folder();
let server, provider;

const PEOPLE = {
  jan: { email: "jan.zuk@przyklad.pl", email_verified: true, name: "Jan Żuk" },
  ewa: { email: "ewa.lis@przyklad.pl", email_verified: true, name: "Ewa Lis" },
};

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  // The provider must know where browsers come back to, and the server who the provider is.
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const script = path.join(import.meta.dirname, "../market/tests/oidc/server.mjs");
  provider = spawn("node", [script, `${base}/oidc/return`, JSON.stringify(PEOPLE)], { stdio: ["pipe", "pipe", "ignore"] });
  const [issuer] = await once(readline.createInterface({ input: provider.stdout }), "line");
  server = await serve(
    data,
    {
      BUYSOCIALLY_OIDC__ISSUER: issuer,
      BUYSOCIALLY_OIDC__CLIENT_ID: "kupuj",
      BUYSOCIALLY_OIDC__CLIENT_SECRET: "tajne",
      BUYSOCIALLY_OIDC__NAME: NAME,
    },
    "127.0.0.1",
    port,
  );
  const made = await run(["user", "add", PEOPLE.ewa.email, "--name", "Ewa Lis"], { data, base: server.base });
  assert.equal(made.code, 0, made.said);
  const url = new URL(/http\S+/.exec(made.said)[0]);
  const answer = await ask(url.pathname, {
    method: "POST",
    base: server.base,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ t: url.searchParams.get("t"), new: PASSWORD }).toString(),
  });
  assert.equal(answer.status, 303, answer.text);
});
after(async () => {
  provider?.kill();
  await server?.stop();
});

const press = (page, key) => page.getByRole("button", { name: named(pl(key)) }).first().click();
const notice = (page) => said(page.locator("main .notice"));
const heading = (page) => said(page.locator("h1"));
const onward = (key) => pl(key, { name: NAME });

/** At the provider's door; that the browser was led there is meant to be. */
async function door(page, login) {
  await page.getByLabel("Name").fill(login);
  await page.getByRole("button", { name: login ? "In" : "No", exact: true }).click();
  await page.waitForURL(`${server.base}/**`);
  expected(page, /^foreign request/);
}

async function out(page, name) {
  await page.locator("header details.pick summary", { hasText: name }).click();
  await press(page, "account-sign-out");
}

for (const scripts of [true, false]) {
  describe(`an identity provider, scripts ${scripts ? "on" : "off"}`, () => {
    test("the first time makes an account, the second finds it, a no is said", async () => {
      const page = await reader({ base: server.base, fresh: true, scripts });
      await visit(page, "/pl/logowanie?next=%2Fpl%2Foferta");
      if (scripts) await axe(page, "sign-in with a provider");
      await noOverflow(page, "sign-in with a provider");
      const link = () => page.getByRole("link", { name: named(onward("provider-in")) });
      await link().click();
      await door(page, "jan");
      assert.equal(new URL(page.url()).pathname, "/pl/oferta");
      await visit(page, "/pl/pulpit/konto");
      assert.match(await said(page.locator(".sessions > li").first()), new RegExp(pl("account-by-provider")));
      assert.match(await said(page.locator("main")), new RegExp(pl("provider-account-on")));
      await out(page, "Jan Żuk");

      await page.context().clearCookies();
      await visit(page, "/pl/logowanie");
      await link().click();
      page.expected = `${server.base}/oidc/return`;
      await page.getByRole("button", { name: "No", exact: true }).click();
      await page.waitForURL(`${server.base}/**`);
      expected(page, /^foreign request|^422 |^console/);
      assert.equal(await heading(page), pl("account-sign-in"));
      assert.match(await said(page.locator(".errors")), new RegExp(pl("provider-refused").slice(0, 40)));
      if (scripts) await axe(page, "refused by the provider");
    });

    test("an account that is there is connected by its owner", async () => {
      const page = await reader({ base: server.base, fresh: true, scripts });
      await visit(page, "/pl/logowanie");
      await page.getByRole("link", { name: named(onward("provider-in")) }).click();
      await page.getByLabel("Name").fill("ewa");
      await page.getByRole("button", { name: "In", exact: true }).click();
      await page.waitForURL(`${server.base}/**`);
      expected(page, /^foreign request|^422 |^console/);
      assert.match(await said(page.locator(".errors")), new RegExp(pl("provider-connect-first").slice(0, 40)));

      await page.getByLabel(pl("account-email"), { exact: true }).fill(PEOPLE.ewa.email);
      await page.getByLabel(pl("account-password"), { exact: true }).fill(PASSWORD);
      await press(page, "account-sign-in");
      await visit(page, "/pl/pulpit/konto/dostawca-tozsamosci");
      if (scripts) await axe(page, "the provider and one's account");
      await noOverflow(page, "the provider and one's account");
      await page.getByLabel(pl("account-current-password"), { exact: true }).fill(PASSWORD);
      await press(page, "provider-connect");
      await page.getByRole("link", { name: named(onward("provider-onward")) }).click();
      await page.waitForURL((url) => url.searchParams.get("done") === "provider-connected");
      expected(page, /^foreign request/);
      assert.equal(await notice(page), pl("provider-done-connected"));
      if (scripts) await axe(page, "connected");

      await press(page, "provider-disconnect");
      assert.equal(await notice(page), pl("provider-done-removed"));
      await out(page, "Ewa Lis");
    });
  });
}

test("the way back without having gone says so", async () => {
  const { status, text } = await ask("/oidc/return?code=a&state=b", { base: server.base });
  assert.equal(status, 422);
  assert.match(text, new RegExp(pl("provider-over").slice(0, 30)));
});

test("another's page leads nobody to the provider", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  const { status, headers: answered } = await ask("/pl/logowanie/dostawca-tozsamosci", { base: server.base, headers });
  assert.deepEqual([status, answered.location], [303, "/pl/logowanie"]);
});
