// Passkeys in Chromium, with a key of its own making: added, signed in with, removed; and what is there without scripts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, axe, folder, named, noOverflow, reader, run, said, SERVER_BIN, serve, visit, words } from "./help.mjs";

const PASSWORD = "kot pije mleko o świcie";
const EMAIL = "klucznik@przyklad.pl";
const pl = words("pl");
const data = folder();
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  // browsers bind keys to a name, not to an address
  server = await serve(data, {}, "localhost");
  const where = { data, base: server.base };
  const made = await run(["user", "add", EMAIL, "--name", "Klara Klucznik"], where);
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
after(() => server?.stop());

const field = (page, key) => page.getByLabel(pl(key), { exact: true });
const press = (page, key) => page.getByRole("button", { name: named(pl(key)) }).first().click();
const notice = (page) => said(page.locator("main .notice"));

async function signIn(page) {
  await visit(page, "/pl/logowanie");
  await field(page, "account-email").fill(EMAIL);
  await field(page, "account-password").fill(PASSWORD);
  await press(page, "account-sign-in");
}

/** Plugs a key into the browser, as the DevTools protocol lets one; `verified` says whether it knows its person. */
async function plug(page, verified = true) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () =>
      (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verified: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

describe("passkeys", () => {
  test("a passkey is added, signs in by itself, and is removed", async () => {
    const page = await reader({ base: server.base, fresh: true });
    const key = await plug(page);
    await signIn(page);
    await page.getByRole("link", { name: named(pl("passkey-manage")) }).click();
    assert.equal(await said(page.locator("h1")), pl("passkey-title"));
    await axe(page, "passkeys");
    await noOverflow(page, "passkeys");

    // a wrong password is said beside the form, which keeps the name
    await field(page, "passkey-name").fill("komputer w pracy");
    await field(page, "account-current-password").fill("nie to hasło wcale");
    page.expected = `${server.base}/pl/pulpit/konto/klucze-dostepu`;
    await press(page, "passkey-add");
    await page.locator(".error-line", { hasText: pl("password-wrong") }).waitFor();
    assert.equal(await field(page, "passkey-name").inputValue(), "komputer w pracy");
    page.expected = undefined;

    await field(page, "account-current-password").fill(PASSWORD);
    await press(page, "passkey-add");
    await page.waitForURL(/done=passkey-added/);
    assert.equal(await notice(page), pl("passkey-done-added"));
    assert.match(await said(page.locator(".rows > li")), /komputer w pracy/);
    const [made] = await key.credentials();
    assert.ok(made.isResidentCredential, "it can be found without the address");
    await axe(page, "passkeys with one");

    await page.locator("header details.pick summary", { hasText: "Klara Klucznik" }).click();
    await press(page, "account-sign-out");
    await visit(page, "/pl/logowanie?next=%2Fpl%2Foferta");
    await axe(page, "sign-in with a passkey");
    await noOverflow(page, "sign-in with a passkey");
    await page.getByRole("button", { name: named(pl("passkey-in")) }).click();
    await page.waitForURL(`${server.base}/pl/oferta`);
    await visit(page, "/pl/pulpit/konto");
    assert.match(await said(page.locator(".sessions > li").first()), new RegExp(pl("account-by-passkey")));

    // a key that does not know its person signs nobody in
    await page.locator("header details.pick summary", { hasText: "Klara Klucznik" }).click();
    await press(page, "account-sign-out");
    await key.verified(false);
    await page.getByRole("button", { name: named(pl("passkey-in")) }).click();
    await page.locator(".error-line", { hasText: pl("passkey-failed") }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/pl/logowanie");
    await key.verified(true);

    await signIn(page);
    await visit(page, "/pl/pulpit/konto/klucze-dostepu");
    await page.getByRole("button", { name: /Usuń klucz dostępu/ }).click();
    assert.equal(await notice(page), pl("passkey-done-removed"));
    await page.locator("header details.pick summary", { hasText: "Klara Klucznik" }).click();
    await press(page, "account-sign-out");
    page.expected = `${server.base}/pl/logowanie/klucz-dostepu`;
    await page.getByRole("button", { name: named(pl("passkey-in")) }).click();
    await page.locator(".error-line", { hasText: pl("passkey-refused").slice(0, 30) }).waitFor();
  });

  test("without scripts passkeys are listed, and what they need is said", async () => {
    const page = await reader({ base: server.base, fresh: true, scripts: false });
    await signIn(page);
    await visit(page, "/pl/pulpit/konto/klucze-dostepu");
    assert.match(await said(page.locator("noscript")), new RegExp(pl("passkey-scripts").slice(0, 40)));
    assert.equal(await page.locator("form[data-passkey-add]").isVisible(), false);
    await visit(page, "/pl/pulpit/konto");
    await page.locator("header details.pick summary", { hasText: "Klara Klucznik" }).click();
    await press(page, "account-sign-out");
    assert.equal(await page.locator("[data-passkey-in]").isVisible(), false);
  });
});
