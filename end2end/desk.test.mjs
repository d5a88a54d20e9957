// The seller's desk in a browser: registering an enterprise, writing an offer, the operator's word, and being found; with and
// without scripts, and with the keyboard alone.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { after, before, describe, test } from "node:test";
import {
  ask,
  awake,
  axe,
  folder,
  named,
  noOverflow,
  noShift,
  reader,
  run,
  said,
  SERVER_BIN,
  serve,
  titles,
  until,
  visit,
  words,
} from "./help.mjs";

const PASSWORD = "kot pije mleko o świcie";
const pl = words("pl");
const data = folder();
const picture = path.join(data, "talerz.png");
let server;

before(async () => {
  assert.ok(SERVER_BIN, "SERVER_BIN names the program");
  server = await serve(data, { BUYSOCIALLY_TRUSTED_PROXIES: '["127.0.0.1"]' });
  fs.writeFileSync(picture, png(96, 72));
  await person("operator@przyklad.pl", "Olga Operator");
  const role = ["user", "role", "operator@przyklad.pl", "operator", "--organisation", "dops"];
  const made = await run([...role, "--kind", "operator", "--name", "DOPS"], { data, base: server.base });
  assert.equal(made.code, 0, made.said);
});
after(() => server?.stop());

/** A picture in one colour. */
function png(width, height) {
  const chunk = (name, body) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(name, 4, "latin1");
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(zlib.crc32(Buffer.concat([head.subarray(4), body])));
    return Buffer.concat([head, body, sum]);
  };
  const frame = Buffer.alloc(13);
  frame.writeUInt32BE(width, 0);
  frame.writeUInt32BE(height, 4);
  frame.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 90)]);
  const pixels = zlib.deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", frame), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

let last = 0;
/** A reader from an address of their own. */
async function somebody(eyes = {}) {
  const page = await reader({ base: server.base, fresh: true, ...eyes });
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `203.0.113.${++last}` });
  return page;
}

/** Somebody with an account, made on the command line. */
async function person(email, name) {
  const made = await run(["user", "add", email, "--name", name], { data, base: server.base });
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
}

async function signIn(page, email) {
  await visit(page, "/pl/logowanie");
  await page.locator("#f-email").fill(email);
  await page.locator("#f-password").fill(PASSWORD);
  await press(page, "account-sign-in");
  await page.waitForURL(/pulpit/);
}

const press = (page, key, args) =>
  page.locator("main").getByRole("button", { name: named(pl(key, args)) }).first().click();
const boxesOf = (page) => page.locator(".coverage").first();
/** Presses a county in the middle of its outline. */
const pressCounty = (coverage, teryt) => coverage.locator(`use[href="#county-${teryt}"]`).click();
const heading = (page) => said(page.locator("h1"));
const notice = (page) => said(page.locator("main .notice.ok"));
const follow = (page, key) => page.locator("main").getByRole("link", { name: named(pl(key)) }).first().click();

/** Crops the first picture: a mistake is said and kept, a frame drawn on it fills the fields in, and it is whole again. */
async function cropped(page, scripts) {
  const shot = page.locator("#f-p1");
  const size = () =>
    shot.locator(".shot > .pic img").evaluate((img) => ["width", "height"].map((a) => Number(img.getAttribute(a))));
  const made = async (button) => {
    await press(page, button, { n: 1 });
    await page.waitForURL(/done=kept/);
    // with scripts the picture comes by itself
    const there = async () => {
      if (!scripts) await page.reload();
      return (await page.locator(".pic.waiting").count()) === 0;
    };
    await until(there, "the part's sizes", 60_000);
  };
  const side = (name) => page.locator(`#f-p1_${name}`);
  const whole = await size();
  await shot.locator(".cut summary").click();
  await side("left").fill("dużo");
  page.expected = page.url().split(/[?#]/)[0];
  await press(page, "picture-cut-n", { n: 1 });
  assert.match(await said(page.locator("main .errors")), new RegExp(pl("picture-crop")));
  page.expected = undefined;
  assert.equal(await side("left").inputValue(), "dużo");
  if (scripts) await axe(page, "a picture being cropped");
  await noOverflow(page, "a picture being cropped");
  if (scripts) {
    await side("left").fill("");
    await shot.locator(".cutting").scrollIntoViewIfNeeded();
    const at = await shot.locator(".cutting").boundingBox();
    await page.mouse.move(at.x + at.width / 4, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width * 0.75, at.y + at.height - 1, { steps: 4 });
    await page.mouse.up();
    const off = await Promise.all(["left", "top", "right"].map((name) => side(name).inputValue()));
    assert.deepEqual(off, ["25", "50", "25"]);
    await side("bottom").fill("0");
  } else {
    for (const [name, off] of Object.entries({ left: "25", top: "50", right: "25 %" })) await side(name).fill(off);
  }
  await made("picture-cut-n");
  const part = await size();
  assert.ok(Math.abs(part[0] - whole[0] / 2) <= 1 && Math.abs(part[1] - whole[1] / 2) <= 1, `${part} of ${whole}`);
  await made("picture-whole-n");
  assert.deepEqual(await size(), whole);
}

/** Sends a form of which a refusal is part of the test. */
async function refused(page, key, address) {
  page.expected = `${server.base}${address}`;
  await press(page, key);
  const errors = page.locator("main .errors");
  await errors.waitFor();
  page.expected = undefined;
  return said(errors);
}

for (const [scripts, nip, name] of [
  [true, "526-021-02-28", "Kaganek"],
  [false, "106-00-00-062", "Latarnia"],
]) {
  describe(`scripts ${scripts ? "on" : "off"}`, () => {
    const email = `zofia-${scripts}@przyklad.pl`;
    const title = `Talerz ${name}`;
    // axe runs in the page and would wait for ever where scripts are off; the markup is the same
    const accessible = async (page, what) => scripts && axe(page, what);

    test("a seller registers, publishes, is looked at, and is found", async () => {
      await person(email, "Zofia Wilk");
      const page = await somebody({ scripts, width: 390 });
      await visit(page, "/pl/pulpit");
      assert.equal(new URL(page.url()).pathname, "/pl/logowanie", "first one signs in");
      await signIn(page, email);
      await visit(page, "/pl/pulpit");
      assert.equal(await heading(page), pl("claim-title"), "who sells nothing yet is led to registering");
      await accessible(page, "register number");
      await page.locator("#f-register").selectOption("nip");
      await page.locator("#f-number").fill(nip);
      await press(page, "claim-next");
      await page.locator("#f-legal_name").fill(`Spółdzielnia Socjalna ${name}`);
      await page.locator("#f-brand_name").fill(name);
      await page.locator("#f-entity_type").selectOption("social_cooperative");
      await page.locator("#f-street").fill("ul. Rynek 1");
      await page.locator("#f-postcode").fill("58-100");
      await page.locator("#f-town").fill("Świdnica");
      await page.locator("#f-representative").fill("Zofia Wilk");
      await page.locator("#f-phone").fill("74 000 00 00");
      await page.locator("#f-email").fill(email);
      await page.locator("#f-account").fill("PL00 1");
      await page.locator("#f-may_act").check();
      const wrong = await refused(page, "claim-send", "/pl/pulpit/podmiot");
      assert.match(wrong, new RegExp(pl("invalid-iban")));
      assert.match(wrong, new RegExp(pl("invalid-confirm")));
      assert.equal(await page.locator("#f-street").inputValue(), "ul. Rynek 1", "what was typed is kept");
      await accessible(page, "registration with errors");
      await noOverflow(page, "registration");
      await page.locator("#f-account").fill("PL61 1090 1014 0000 0712 1981 2874");
      await page.locator("#f-certified").check();
      await press(page, "claim-send");
      assert.equal(await notice(page), pl("claim-done"));
      assert.equal(await said(page.locator("main .tag.wait")), pl("turn-operator"), "it says whose turn it is");

      // a draft is prepared meanwhile
      await follow(page, "claim-prepare");
      await press(page, "offer-new-product");
      assert.equal(await notice(page), pl("offer-done-begun"));
      const offer = new URL(page.url()).pathname;
      await page.locator("#f-title_pl").fill(title);
      await page.locator("#f-description_pl").fill("Stempelkowany **ręcznie** w kwiaty.");
      await page.locator("#f-pictures").setInputFiles(picture);
      if (!scripts) await press(page, "picture-send");
      await page.waitForURL(/done=uploaded/);
      assert.equal(await page.locator("#f-title_pl").inputValue(), title, "words are kept with the picture");
      await page.locator("#f-p1_alt_pl").fill("Talerz z góry");
      await page.locator("#f-v1_price").fill("54,00");
      await page.locator("#f-v1_vat").selectOption("23");
      await page.locator("#f-v1_stock").fill("24");
      await page.locator("#f-category").selectOption("ceramics");
      if (scripts) {
        await until(async () => (await said(page.locator("#kept"))).startsWith(pl("offer-autosave")), "kept by itself");
      }
      await press(page, "offer-save");
      await page.waitForURL(/done=kept/);
      await until(
        async () => {
          await visit(page, offer);
          return (await page.locator(".pic.waiting").count()) === 0;
        },
        "the picture's sizes",
        60_000,
      );
      assert.equal(await page.getByRole("button", { name: named(pl("offer-send")) }).count(), 0, "not yet one's own");
      await cropped(page, scripts);
      await accessible(page, "an offer being written");
      await noOverflow(page, "an offer being written");

      // the operator gives the profile
      const operator = await somebody({ scripts });
      await signIn(operator, "operator@przyklad.pl");
      await visit(operator, "/pl/pulpit/kolejka");
      await accessible(operator, "queue");
      await operator.getByRole("link", { name: pl("case-claim", { title: name }) }).click();
      await accessible(operator, "claim");
      await press(operator, "case-approve-claim");
      assert.equal(await notice(operator), pl("case-done-approved"));

      // what the law wants is named before it goes out
      await visit(page, offer);
      const missing = await refused(page, "offer-send", offer);
      assert.match(missing, new RegExp(pl("field-product-id")));
      await accessible(page, "what is missing");
      await page.locator("#f-product_id").fill("T-19");
      await press(page, "offer-preview");
      await page.waitForURL(/podglad/);
      assert.equal(await heading(page), title);
      await accessible(page, "preview");
      await follow(page, "desk-preview-back");
      await press(page, "offer-send");
      assert.equal(await notice(page), pl("offer-done-sent"));
      const visitor = await somebody({ scripts });
      await visit(visitor, `/pl/oferta?q=${encodeURIComponent(title)}`);
      assert.ok(!(await titles(visitor)).includes(title), "nothing is public yet");

      await visit(operator, "/pl/pulpit/kolejka");
      await operator.getByRole("link", { name: pl("case-new-offer", { title }) }).click();
      await accessible(operator, "offer in review");
      operator.expected = operator.url();
      await press(operator, "case-refuse");
      assert.match(await said(operator.locator("main .errors")), new RegExp(pl("invalid-reason-missing")));
      operator.expected = undefined;
      await operator.locator("#f-reason").fill("Dopisz, czy można myć w zmywarce.");
      await press(operator, "case-refuse");
      assert.equal(await notice(operator), pl("case-done-refused"));

      await visit(page, "/pl/pulpit");
      assert.equal(await said(page.locator(".waits .tag").first()), pl("turn-yours"));
      await accessible(page, "first page of the desk");
      await noOverflow(page, "first page of the desk");
      await page.locator(".waits a").first().click();
      assert.match(await said(page.locator("main .notice.no")), /zmywarce/);
      await page.locator("#f-description_pl").fill("Stempelkowany ręcznie. Można myć w zmywarce.");
      await press(page, "offer-send");
      assert.equal(await notice(page), pl("offer-done-sent"));
      await visit(operator, "/pl/pulpit/kolejka");
      await operator.getByRole("link", { name: pl("case-new-offer", { title }) }).click();
      await press(operator, "case-approve-offer");
      assert.equal(await notice(operator), pl("case-done-approved"));
      await until(async () => {
        await visit(visitor, `/pl/oferta?q=${encodeURIComponent(title)}`);
        return (await titles(visitor)).includes(title);
      }, "it is found");

      // price and stock at once, and for many after a look
      await visit(page, offer);
      await page.locator("#f-live1_price").fill("49,90");
      await press(page, "offer-live-save");
      assert.equal(await notice(page), pl("offer-done-live"));
      await visit(page, "/pl/pulpit/oferty");
      await accessible(page, "list of offers");
      await noOverflow(page, "list of offers");
      await page.locator("input[name=offer]").first().check();
      await page.locator("#f-what").selectOption("percent");
      await page.locator("#f-value").fill("-10");
      await press(page, "bulk-look");
      await page.waitForURL(/zmiana/);
      assert.match(await said(page.locator("main table")), /49,90 zł.*44,91 zł/s);
      await accessible(page, "one change of many");
      await press(page, "bulk-do");
      assert.equal(await notice(page), pl("bulk-done"));
      for (const [address, what] of [
        ["/pl/pulpit/profil", "profile"],
        ["/pl/pulpit/liczby", "figures"],
        ["/pl/pulpit/pliki", "files"],
        ["/en/desk/offers", "English list"],
        ["/nl/werkblad", "Dutch desk"],
      ]) {
        await visit(page, address);
        await accessible(page, what);
        await noOverflow(page, what);
      }
    });

    test("where an activity and a service reach is seen on a map, and chosen there too", async () => {
      const page = await somebody({ scripts, width: 360 });
      await signIn(page, email);
      await visit(page, "/pl/pulpit/profil");
      const activity = page.locator(".activity").first();
      const [reach, boxes] = [page.locator("#f-a1_reach"), activity.locator(".coverage")];
      const ticked = () => boxes.locator("input:checked").evaluateAll((all) => all.map((box) => box.value));
      const drawn = async (where = boxes) =>
        (await where.locator("use.on").evaluateAll((all) => all.map((use) => use.getAttribute("href").slice(-4)))).sort();
      const kept = async () => {
        await press(page, "offer-save");
        assert.equal(await notice(page), pl("profile-done"));
        await visit(page, "/pl/pulpit/profil");
      };
      await page.locator("#f-a1_category").selectOption("ceramics");
      await activity.locator("summary").click();
      await boxes.getByRole("checkbox", { name: "świdnicki", exact: true }).check();
      if (scripts) {
        assert.deepEqual(await drawn(), ["0219"], "a box fills its county");
        assert.notEqual(await reach.inputValue(), "areas");
        await pressCounty(boxes, "0264");
        assert.equal(await reach.inputValue(), "areas", "counties count from the first that is pressed");
        await pressCounty(boxes, "0201");
        await pressCounty(boxes, "0201");
      } else {
        assert.deepEqual(await drawn(), [], "a picture of what is kept");
        await boxes.getByRole("checkbox", { name: "Wrocław", exact: true }).check();
        await reach.selectOption("areas");
      }
      assert.deepEqual(await ticked(), ["0219", "0264"]);
      await kept();
      assert.deepEqual([await ticked(), await drawn()], [["0219", "0264"], ["0219", "0264"]]);
      assert.deepEqual(await drawn(page.locator(".coverage").nth(1)), [], "the next activity has its own");
      await accessible(page, "coverage on a map");
      await noOverflow(page, "coverage on a map");
      if (scripts) await noShift(page, "coverage on a map");

      await visit(page, "/pl/pulpit/oferty");
      await press(page, "offer-new-service");
      await page.waitForURL(/done=begun/);
      await awake(page);
      const offer = new URL(page.url()).pathname;
      await page.locator(".fold").filter({ has: boxesOf(page) }).locator("summary").click();
      if (scripts) {
        // each press is kept by itself; the second changes nothing but its box
        for (const county of ["0212", "0219"]) {
          const keeping = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith(offer));
          await pressCounty(boxesOf(page), county);
          assert.equal((await keeping).status(), 200);
        }
      } else {
        for (const name of ["lwówecki", "świdnicki"])
          await boxesOf(page).getByRole("checkbox", { name, exact: true }).check();
        await page.locator("#f-coverage").selectOption("areas");
        await press(page, "offer-save");
        await page.waitForURL(/done=kept/);
      }
      await visit(page, offer);
      assert.equal(await page.locator("#f-coverage").inputValue(), "areas");
      assert.deepEqual(await drawn(boxesOf(page)), ["0212", "0219"]);
      await accessible(page, "a service's coverage on a map");
      await noOverflow(page, "a service's coverage on a map");
    });

    test("two editors: the later one is shown the difference", async () => {
      const [one, two] = [await somebody({ scripts: false }), await somebody({ scripts: false })];
      await signIn(one, email);
      await signIn(two, email);
      await visit(one, "/pl/pulpit/oferty");
      await press(one, "offer-new-service");
      const offer = new URL(one.url()).pathname;
      await visit(two, offer);
      await one.locator("#f-title_pl").fill("Sprzątanie biur");
      await press(one, "offer-save");
      await one.waitForURL(/done=kept/);
      await two.locator("#f-title_pl").fill("Sprzątanie mieszkań");
      two.expected = `${server.base}${offer}`;
      await press(two, "offer-save");
      const conflict = await said(two.locator("main .errors"));
      two.expected = undefined;
      assert.match(conflict, /Sprzątanie biur.*Sprzątanie mieszkań/s);
      assert.equal(await two.locator("#f-title_pl").inputValue(), "Sprzątanie mieszkań", "nothing typed is lost");
      await press(two, "offer-save");
      await two.waitForURL(/done=kept/);
    });

    test("a file is looked at, and its errors can be taken along", async () => {
      const page = await somebody({ scripts });
      await signIn(page, email);
      await visit(page, "/pl/pulpit/pliki");
      const file = path.join(data, `oferty-${scripts}.csv`);
      const heads = "enterprise,key,kind,category,title_pl,unit,price,price_basis,vat,currency";
      fs.writeFileSync(
        file,
        `${heads}\n,misa,product,ceramics,Misa,piece,80,gross,23,PLN\nglinka,x,product,ceramics,X,piece,1,gross,23,PLN\n`,
      );
      await page.locator("#f-file").setInputFiles(file);
      await page.locator("#f-skip_bad").check();
      await press(page, "imports-send");
      await page.waitForURL(/done=file/);
      const address = new URL(page.url()).pathname;
      await until(
        async () => {
          await visit(page, address);
          return (await page.getByRole("button", { name: named(pl("import-run")) }).count()) > 0;
        },
        "the file was looked at",
        30_000,
      );
      await accessible(page, "a file");
      assert.match(await said(page.locator("main table")), new RegExp(pl("invalid-enterprise-foreign")));
      await press(page, "import-run");
      await page.waitForURL(/done=run/);
      await until(
        async () => {
          await visit(page, address);
          return (await page.locator("main .tag.ok").count()) > 0;
        },
        "the file was taken in",
        30_000,
      );
      await visit(page, "/pl/pulpit/oferty");
      assert.match(await said(page.locator("main table")), /Misa/);
    });
  });
}

test("the keyboard alone begins an offer and keeps it", async () => {
  await person("klawisz@przyklad.pl", "Klara Klawisz");
  const page = await somebody();
  await signIn(page, "zofia-true@przyklad.pl");
  await visit(page, "/pl/pulpit/oferty");
  await page.getByRole("button", { name: named(pl("offer-new-product")) }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=begun/);
  await page.locator("#f-title_pl").focus();
  await page.keyboard.type("Kubek z klawiatury");
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=kept/);
  assert.equal(await heading(page), "Kubek z klawiatury");
});

test("the desk of one seller is no other's, and no visitor's", async () => {
  const cookie = async (email) => {
    const answer = await ask("/pl/logowanie", {
      method: "POST",
      base: server.base,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": `198.51.100.${++last}`,
      },
      body: new URLSearchParams({ email, password: PASSWORD, by: "password" }).toString(),
    });
    return answer.headers["set-cookie"].map((c) => c.split(";")[0]).join("; ");
  };
  const [one, other] = [await cookie("zofia-true@przyklad.pl"), await cookie("zofia-false@przyklad.pl")];
  const of = (target, headers) => ask(target, { base: server.base, headers });
  const list = await of("/pl/pulpit/oferty", { cookie: one });
  assert.equal(list.headers["cache-control"], "no-store");
  const offer = /\/pl\/pulpit\/oferty\/[0-9a-f-]{36}/.exec(list.text)[0];
  assert.equal((await of(offer, { cookie: one })).status, 200);
  assert.equal((await of(offer, { cookie: other })).status, 404);
  assert.equal((await of(`${offer}/podglad`, { cookie: other })).status, 404);
  assert.equal((await of(offer, {})).status, 303, "a visitor signs in first");
  assert.equal((await of("/pl/pulpit/kolejka", { cookie: one })).status, 403);
  for (const target of [offer, "/pl/pulpit/profil", "/pl/pulpit/oferty"]) {
    const sent = await ask(target, {
      method: "POST",
      base: server.base,
      headers: {
        cookie: one,
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
      body: "do=save&form=wrong",
    });
    assert.equal(sent.status, 403, `${target} without the session's token`);
  }
});
