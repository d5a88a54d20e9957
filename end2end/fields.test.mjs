// Fields that a form doesn't have: every form of the desks is sent as it stands, with a field more for every column that the
// database knows. Nothing of those may be read, kept, or change what the answer is.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { expected, folder, reader, ROOT, SERVER_BIN, serve, visit } from "./help.mjs";

const PASSWORD = "wspolny dzbanek herbaty";
const CANARY = "kanarek-7431";
const ROLES = ["anna", "glinka", "glinka.kierownik", "firma", "gmina", "operator", "operator.redakcja"];
/** Buttons after which nothing more could be looked at. */
const ENDS = /^(everywhere|leave|end)$/;
/** What a service’s form has and a product’s, which goes to the same address, leaves out. */
const HIDDEN = ["coverage"];
const data = folder();
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, {
    BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]',
    BUYSOCIALLY_REQUESTS_PER_SECOND: "0",
  });
});
after(() => server?.stop());

/** The names of all columns, as the migrations have them. */
function columns() {
  const migrations = path.join(ROOT, "market/migrations/sqlite");
  const sql = fs.readdirSync(migrations).map((name) => fs.readFileSync(path.join(migrations, name), "utf8"));
  const names = sql.join("\n").matchAll(/^ {2,4}([a-z][a-z_0-9]*) +(?:text|integer|bigint|blob|uuid|bytea|boolean|real)\b/gim);
  return [...new Set([...names].map((m) => m[1]))];
}

/** Every form of the page that changes something, with each of its buttons: where it goes and what it would send. */
const forms = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main form[method=post]")].flatMap((form) => {
      const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
      const names = [...form.elements].map((e) => e.name).filter(Boolean);
      const buttons = [...form.querySelectorAll("button:not([type=button])")].filter((b) => b.name);
      const sends = buttons.length ? buttons.map((b) => [[b.name, b.value]]) : [[]];
      return sends.map((button) => ({
        action: form.getAttribute("action"),
        files: form.enctype === "multipart/form-data",
        names,
        fields: [...fields, ...button],
      }));
    }),
  );

/** Sends one; the status, or 303 for a way on. */
const send = (page, form, more) =>
  page.evaluate(
    async ([action, fields, files]) => {
      const body = files ? new FormData() : new URLSearchParams();
      for (const [name, value] of fields) body.append(name, value);
      const answer = await fetch(action || location.pathname, { method: "POST", body, redirect: "manual" });
      return answer.type === "opaqueredirect" ? 303 : answer.status;
    },
    [form.action, [...form.fields, ...more], form.files],
  );

async function signIn(page, role) {
  await visit(page, "/pl/logowanie");
  await page.locator("#f-email").fill(`${role}@kupuj.example`);
  await page.locator("#f-password").fill(PASSWORD);
  await page.locator("main form button").first().click();
  await page.waitForURL(/pulpit/);
}

/** All files below a folder. */
const files = (folder) =>
  fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => path.join(f.parentPath ?? f.path, f.name));

test("a form takes no field that it doesn’t have", async () => {
  const every = columns();
  for (const needed of ["state", "role", "enterprise_id", "organisation_id", "slug", "kind", "version"])
    assert.ok(every.includes(needed), `${needed} among ${every.length} columns`);
  const taken = new Set();
  for (const [n, role] of ROLES.entries()) {
    const page = await reader({ base: server.base, fresh: true });
    await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${n + 1}` });
    await signIn(page, role);
    await page.goto(`${server.base}/pl/pulpit`);
    const links = () => page.locator("main a[href^='/pl/pulpit']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const pages = new Set(["/pl/pulpit", "/pl/pulpit/konto"]);
    // what the desk leads to, and a few pages further
    for (const href of await page.locator("nav a[href^='/pl/pulpit']").evaluateAll((all) => all.map((a) => a.getAttribute("href"))))
      pages.add(href.split(/[?#]/)[0]);
    for (const href of [...pages]) {
      await page.goto(server.base + href);
      for (const one of (await links()).filter((a) => a.startsWith(`${href}/`) && !/\.\w+$/.test(a.split("?")[0])).slice(0, 3)) pages.add(one.split(/[?#]/)[0]);
    }
    for (const href of pages) {
      const answer = await page.goto(server.base + href);
      if (answer.status() !== 200) continue;
      for (const form of await forms(page)) {
        const what = form.fields.findLast(([name]) => ["do", "step", "answer", "new", "step"].includes(name))?.[1] ?? "";
        if (ENDS.test(what) || /wyloguj|usun-konto|w-czyim-imieniu/.test(form.action)) continue;
        const own = new Set([...HIDDEN, ...form.names, ...form.fields.map(([name]) => name)]);
        const more = every.filter((name) => !own.has(name)).map((name) => [name, CANARY]);
        const status = await send(page, form, more);
        assert.ok(status < 500, `${role} ${href} ${what}: ${status}`);
        if (status === 303) taken.add(`${form.action} ${what}`.replace(/[0-9a-f-]{36}/g, "…"));
      }
    }
    // refusals of forms that were sent as they stood, empty
    expected(page, /\b4\d\d\b/);
    await page.context().close();
  }
  assert.ok(taken.size >= 20, `forms that were taken: ${[...taken].join("; ")}`);
  await server.stop();
  const kept = files(data).filter((file) => fs.readFileSync(file).includes(CANARY));
  assert.deepEqual(kept, [], `after ${[...taken].join("; ")}`);
});
