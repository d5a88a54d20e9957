// What must hold for every page, in every language, for every eye: families × languages × themes × widths.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  axe,
  csv,
  demoEnterprises,
  demoLicences,
  demoOffers,
  LOCALES,
  noOverflow,
  noShift,
  named,
  plain,
  reader,
  ROOT,
  visit,
  words,
} from "./help.mjs";

const all = demoOffers();
const unique = (o) => o.state === "published" && all.filter((other) => other.slug === o.slug).length === 1;
const valid = new Set(
  demoLicences()
    .filter((l) => l.standing === "valid")
    .flatMap((l) => l.offers),
);
const offer = all.find((o) => unique(o) && valid.has(o.id) && o.rows.length > 1 && o.title_nl);
const longest = all
  .filter(unique)
  .sort((a, b) => b.title_pl.length + b.description_pl.length - a.title_pl.length - a.description_pl.length)[0];
const service = all.find((o) => unique(o) && o.kind === "service" && !valid.has(o.id));
const enterprise = demoEnterprises()[0];
const number = (standing) => demoLicences().find((l) => l.standing === standing).address;
const candles = csv(fs.readFileSync(path.join(ROOT, "market/data/categories.csv"), "utf8")).find(
  (c) => c.code === "candles",
);
const of = (locale, pl, en, nl) => ({ pl, en, nl })[locale];

/** Every family of pages with its address in a language, and its status where that is no 200. */
const FAMILIES = {
  home: () => "",
  catalogue: (l) => of(l, "/oferta", "/offers", "/aanbod"),
  results: (l) => `${FAMILIES.catalogue(l)}?q=${of(l, "kubek", "mug", "mok")}&label=1&price_max=200`,
  sorted: (l) => `${FAMILIES.catalogue(l)}?sort=price&kind=service&page=2`,
  "nothing found": (l) => `${FAMILIES.catalogue(l)}?q=qzxwvqzxwv`,
  "wrong question": (l) => [`${FAMILIES.catalogue(l)}?price_min=abc&cpv=1&foo=1`, 400],
  category: (l) => `${FAMILIES.catalogue(l)}/${of(l, "kategoria", "category", "categorie")}/${candles[`slug_${l}`]}`,
  offer: (l) => `${FAMILIES.catalogue(l)}/${offer.slug}`,
  "long offer": (l) => `${FAMILIES.catalogue(l)}/${longest.slug}`,
  service: (l) => `${FAMILIES.catalogue(l)}/${service.slug}`,
  enterprises: (l) => of(l, "/podmioty", "/enterprises", "/organisaties"),
  enterprise: (l) => `${FAMILIES.enterprises(l)}/${enterprise.slug}`,
  card: (l) => `${FAMILIES.enterprise(l)}?card=1`,
  "status on a day": (l) => `${FAMILIES.enterprise(l)}?on=2026-01-02`,
  "status on no day": (l) => [`${FAMILIES.enterprise(l)}?on=2026-02-30`, 400],
  counties: (l) => of(l, "/powiaty", "/counties", "/districten"),
  county: (l) => `${FAMILIES.counties(l)}/swidnicki`,
  mark: (l) => of(l, "/znak", "/mark", "/label"),
  "valid licence": (l) => `${FAMILIES.mark(l)}/${number("valid")}`,
  "lapsed licence": (l) => `${FAMILIES.mark(l)}/${number("lapsed")}?on=2026-01-02`,
  "withdrawn licence": (l) => `${FAMILIES.mark(l)}/${number("withdrawn")}`,
  "unknown number": (l) => `${FAMILIES.mark(l)}?number=DS/1999/0001`,
  "empty list": (l) => of(l, "/lista", "/shortlist", "/lijst"),
  list: (l) => `${FAMILIES["empty list"](l)}?offers=${offer.slug},${longest.slug},${service.slug}`,
  ordering: (l) => of(l, "/kolejnosc", "/ordering", "/volgorde"),
  accessibility: (l) => of(l, "/dostepnosc", "/accessibility", "/toegankelijkheid"),
  imprint: (l) => of(l, "/o-serwisie", "/imprint", "/colofon"),
  privacy: (l) => of(l, "/prywatnosc", "/privacy", "/privacy"),
  "sign in": (l) => of(l, "/logowanie", "/sign-in", "/aanmelden"),
  "sign up": (l) => of(l, "/rejestracja", "/sign-up", "/registreren"),
  "new password": (l) => `${FAMILIES["sign in"](l)}/${of(l, "nowe-haslo", "new-password", "nieuw-wachtwoord")}`,
  "mail sent": (l) => `${FAMILIES["sign in"](l)}/${of(l, "wyslano", "sent", "verstuurd")}`,
  "link that is over": (l) => [`${FAMILIES["sign in"](l)}/link?t=${"0".repeat(64)}`, 410],
  design: () => "/design",
  "not there": () => ["/qzxwv/qzxwv", 404],
};
const address = (family, locale) => {
  const [path, status = 200] = [FAMILIES[family](locale)].flat();
  return [`/${locale}${path}`, { status }];
};

/** Words that no Polish or Dutch sentence has. */
const ENGLISH =
  /\b(the|your|please|search|results?|from|this|that|there|when|click|add to|sign in|not found|loading|undefined|null|NaN)\b/gi;
/** Keys that nobody has put into words, and arguments that were not given. */
const KEYS = /\b(?:[a-z]+-){1,4}[a-z]+-(?:text|title|label|hint|n|more|name|heading|lead)\b|\{\s*\$\w+|\{\$/g;

const titles = new Map();

/** What a page must be, whatever the eye. */
async function sound(page, locale, what) {
  const facts = await page.evaluate(() => {
    // Names and quotations in another language say which.
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement;
      if (!around.closest("main [lang], code, .code, pre, script") && around.checkVisibility())
        text += ` ${walker.currentNode.data}`;
    }
    return {
      text,
      whole: document.body.innerText,
      lang: document.documentElement.lang,
      title: document.title,
      h1: [...document.querySelectorAll("h1")].map((h) => h.innerText),
      levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => Number(h.tagName[1])),
      pictures: [...document.images]
        .filter((i) => !i.hasAttribute("alt") || !i.getAttribute("width") || !i.getAttribute("height"))
        .map((i) => i.src),
      broken: [...document.images].filter((i) => i.loading !== "lazy" && !i.naturalWidth).map((i) => i.src),
      twice: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i),
      dangling: [...document.querySelectorAll("[for], [aria-labelledby], [aria-describedby], [aria-controls], [list]")]
        .flatMap((e) =>
          ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"].flatMap((a) =>
            (e.getAttribute(a) ?? "").split(" ").filter(Boolean),
          ),
        )
        .filter((id) => !document.getElementById(id)),
      nowhere: [...document.querySelectorAll("a")]
        .filter((a) => !(a.getAttribute("href") ?? a.getAttribute("xlink:href")) || a.getAttribute("href") === "#")
        .map((a) => a.outerHTML.slice(0, 80)),
      hashes: [...document.querySelectorAll('a[href^="#"]')]
        .map((a) => a.getAttribute("href").slice(1))
        .filter((id) => !document.getElementById(id)),
      description: document.querySelector('meta[name="description"]')?.content ?? "",
      noindex: Boolean(document.querySelector('meta[name="robots"]')),
    };
  });
  assert.equal(facts.lang, locale, what);
  assert.equal(facts.h1.length, 1, `${what}: one h1, not ${facts.h1.join(" | ")}`);
  assert.ok(plain(facts.h1[0]).length > 1, what);
  for (let i = 1; i < facts.levels.length; i++)
    assert.ok(facts.levels[i] <= facts.levels[i - 1] + 1, `${what}: headings ${facts.levels.join(" ")}`);
  assert.match(facts.title, /^.{3,}$/, what);
  for (const list of ["pictures", "broken", "twice", "dangling", "nowhere", "hashes"])
    assert.deepEqual(facts[list], [], `${what}: ${list}`);
  if (!facts.noindex)
    assert.ok(
      facts.description.length > 15 && facts.description.length < 400,
      `${what}: description "${facts.description}"`,
    );
  if (locale !== "en") {
    const english = facts.text.match(ENGLISH) ?? [];
    assert.ok(english.length <= 2, `${what} speaks English: ${[...new Set(english)].join(", ")}`);
  }
  if (!what.includes("design")) assert.deepEqual(facts.whole.match(KEYS) ?? [], [], `${what}: words that are missing`);
  return facts;
}

for (const locale of LOCALES) {
  describe(locale, () => {
    for (const family of Object.keys(FAMILIES)) {
      test(family, async () => {
        const [path, options] = address(family, locale);
        const phone = await reader({ width: 360 });
        await visit(phone, path, options);
        const facts = await sound(phone, locale, path);
        titles.set(path, facts.title);
        await noOverflow(phone, `${path} at 360 px`);
        await axe(phone, `${path}, light`);
        await noShift(phone, `${path} at 360 px`);

        const wide = await reader({ theme: "dark" });
        await visit(wide, path, options);
        await noOverflow(wide, `${path} at 1280 px`);
        await axe(wide, `${path}, dark`);
        await noShift(wide, `${path} at 1280 px`);

        // The narrowest, and what lies between; loaded anew, as what moves depends on the width.
        for (const width of [320, 768]) {
          const page = await reader({ width });
          await visit(page, path, options);
          await noOverflow(page, `${path} at ${width} px`);
          await noShift(page, `${path} at ${width} px`);
        }

        // Nothing of it needs scripts, in whatever language.
        if (locale !== "pl") return;
        const still = await reader({ scripts: false, width: 360 });
        await visit(still, path, options);
        const spoken = (text) => new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
        const without = spoken(await still.locator("body").innerText());
        const missing = [...spoken(facts.whole)].filter((word) => !without.has(word));
        assert.ok(
          missing.length <= 12 && missing.length < spoken(facts.whole).size * 0.1,
          `${path} lacks without scripts: ${missing.slice(0, 12).join(", ")}`,
        );
      });
    }
  });
}

test("titles tell pages from each other", () => {
  for (const locale of LOCALES) {
    const own = [...titles]
      .filter(([path]) => path.startsWith(`/${locale}`) && !path.includes("?"))
      .map(([, title]) => title);
    assert.ok(own.length > 10);
    assert.deepEqual(
      own.filter((title, i) => own.indexOf(title) !== i),
      [],
      locale,
    );
  }
});

// ---- the keyboard

const KEYBOARD = [
  "home",
  "results",
  "wrong question",
  "offer",
  "enterprise",
  "counties",
  "valid licence",
  "list",
  "mark",
];

describe("with the keyboard alone", () => {
  for (const family of KEYBOARD) {
    test(`${family}: every thing is reached, in sight and in order`, async () => {
      const [path, options] = address(family, "pl");
      const page = await reader();
      await visit(page, path, options);
      const reachable = await page.evaluate(() => {
        const groups = new Set();
        const things = [
          ...document.querySelectorAll("a[*|href], button, input, select, textarea, summary, [tabindex]"),
        ].filter((e) => {
          if (
            e.matches('[tabindex="-1"], :disabled, [type="hidden"]') ||
            !e.checkVisibility({ visibilityProperty: true, opacityProperty: false })
          )
            return false;
          if (e.matches('[type="radio"]')) {
            // One of a group is a stop.
            if (groups.has(e.name)) return false;
            groups.add(e.name);
          }
          return true;
        });
        // How a thing and what may show its ring look: itself, its parts, the card, label or field around it.
        const one = (e, part) =>
          (({ outlineStyle, outlineWidth, outlineColor, boxShadow, stroke, strokeWidth }) =>
            (outlineStyle === "none" ? "" : outlineStyle + outlineWidth + outlineColor) +
            boxShadow +
            stroke +
            strokeWidth)(getComputedStyle(e, part));
        globalThis.look = (e) =>
          [e, e.closest("li, label, .find") ?? e, ...e.children].map((x) => one(x)).join() +
          one(e, "::before") +
          one(e, "::after");
        document.activeElement?.blur();
        things.forEach((e) => (e.unfocused = globalThis.look(e)));
        for (const radio of document.querySelectorAll('[type="radio"]')) radio.unfocused ??= globalThis.look(radio);
        things.forEach((e, i) =>
          e.setAttribute("data-stop", e.matches('[type="radio"]') ? `radio-${e.name}` : String(i)),
        );
        for (const radio of document.querySelectorAll('[type="radio"]'))
          radio.setAttribute("data-stop", `radio-${radio.name}`);
        return things.map((e) => e.getAttribute("data-stop"));
      });
      const visited = [];
      const unseen = [];
      for (let i = 0; i < reachable.length + 40; i++) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const box = e.getBoundingClientRect();
          const ring = globalThis.look(e) !== e.unfocused;
          const steps = [0.06, 0.2, 0.35, 0.5, 0.65, 0.8, 0.94];
          const inside = steps.some((down) =>
            steps.some((across) => {
              const at = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
              return at && (e.contains(at) || at.contains(e) || at.closest("li, label, figure, .pic")?.contains(e));
            }),
          );
          return {
            stop: e.getAttribute("data-stop"),
            what: e.outerHTML.slice(0, 100),
            date: e.matches('[type="date"]'),
            ring,
            inside,
          };
        });
        // After the last one come the browser's own, or the first again.
        if (!stop || (stop.stop === visited[0] && visited.length > 1)) break;
        // A date is entered in parts.
        if (stop.stop === visited.at(-1) && stop.date) continue;
        visited.push(stop.stop);
        if (!stop.ring) unseen.push(`looks as without the focus: ${stop.what}`);
        if (!stop.inside) unseen.push(`covered or out of sight: ${stop.what}`);
      }
      assert.deepEqual(
        reachable.filter((stop) => !visited.includes(stop)),
        [],
        "reached",
      );
      assert.deepEqual(
        visited.filter((stop, i) => visited.indexOf(stop) !== i),
        [],
        "each once, no trap",
      );
      assert.deepEqual(unseen.slice(0, 5), [], "in sight");
      // In the order in which it stands.
      const order = visited.filter((s) => reachable.includes(s)).map((s) => reachable.indexOf(s));
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
        "in order",
      );
    });
  }

  test("the first stop leads to the content", async () => {
    const page = await reader();
    for (const locale of LOCALES) {
      await visit(page, `/${locale}`);
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: named(words(locale)("skip-link")) });
      assert.ok(await skip.evaluate((e) => e === document.activeElement));
      await page.waitForFunction(() => document.activeElement.getBoundingClientRect().top >= 0);
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.localName), "main");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
    }
  });

  test("menu and language open and close with it", async () => {
    const page = await reader({ width: 360 });
    await visit(page, "/pl/oferta");
    const menu = page.locator("summary", { hasText: words("pl")("menu") });
    const navigation = page.getByRole("navigation", { name: named(words("pl")("nav-label")) });
    assert.ok(!(await navigation.isVisible()));
    await menu.focus();
    await page.keyboard.press("Enter");
    assert.ok(await navigation.isVisible());
    assert.ok(await navigation.getByRole("link", { name: named(words("pl")("nav-enterprises")) }).isVisible());
    await page.keyboard.press("Space");
    assert.ok(!(await navigation.isVisible()));
  });
});

// ---- fingers

test("what is touched is large enough", async () => {
  const page = await reader({ width: 360 });
  for (const family of [
    "home",
    "results",
    "offer",
    "enterprise",
    "county",
    "valid licence",
    "list",
    "mark",
    "not there",
  ]) {
    const [path, options] = address(family, "pl");
    await visit(page, path, options);
    for (const summary of await page.locator("details.menu > summary, details.filters > summary").all())
      await summary.click();
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button, .btn, input, select, summary, .chip, label.opt, nav.main a, .tools a, footer.site ul a, h3 a",
        ),
      ]
        .filter(
          (e) =>
            e.checkVisibility({ visibilityProperty: true }) &&
            !e.matches('[type="hidden"], label input, .visually-hidden *'),
        )
        .map((e) => ({ e, box: (e.matches("h3 a") ? (e.closest("li") ?? e) : e).getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 24))
        .map(({ e, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 90)}`),
    );
    assert.deepEqual(small.slice(0, 5), [], path);
  }
});

// ---- other settings

test("text of twice the size needs no sideways scrolling, and nothing is cut off", async () => {
  const page = await reader({ fontSize: 32 });
  for (const locale of LOCALES) {
    for (const family of [
      "home",
      "results",
      "offer",
      "long offer",
      "enterprise",
      "card",
      "counties",
      "valid licence",
      "list",
      "mark",
      "wrong question",
      "accessibility",
    ]) {
      const [path, options] = address(family, locale);
      await visit(page, path, options);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
      await noOverflow(page, `${path} with large text`);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("h1, h2, h3, p, a, button, label, dt, dd, th, td, summary")]
          .filter(
            (e) =>
              e.checkVisibility({ visibilityProperty: true }) &&
              !e.closest(".visually-hidden, .skip-link") &&
              !e.matches(".visually-hidden"),
          )
          .filter(
            (e) =>
              ["hidden", "clip"].includes(getComputedStyle(e).overflowX) &&
              (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2),
          )
          .map((e) => e.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(cut, [], path);
    }
  }
});

test("spacing that a reader sets apart cuts nothing off", async () => {
  const page = await reader({ width: 360 });
  for (const family of ["home", "results", "offer", "valid licence"]) {
    const [path] = address(family, "pl");
    await visit(page, path);
    await page.evaluate(() => {
      for (const e of document.querySelectorAll("body *"))
        Object.assign(e.style, { lineHeight: "1.5", letterSpacing: "0.12em", wordSpacing: "0.16em" });
      for (const p of document.querySelectorAll("p")) p.style.marginBlockEnd = "2em";
    });
    await noOverflow(page, `${path} with wide spacing`);
  }
});

test("on a slow line, type that comes late moves nothing", async () => {
  for (const width of [360, 1280]) {
    const page = await reader({ width, fresh: true });
    const line = await page.context().newCDPSession(page);
    await line.send("Network.enable");
    const slow = { latency: 150, downloadThroughput: 60_000, uploadThroughput: 60_000 };
    await line.send("Network.emulateNetworkConditions", { offline: false, ...slow });
    for (const target of ["/pl", "/pl/oferta?q=prezent+na+chrzest", "/en/offers"]) {
      await visit(page, target);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(200);
      assert.ok(await page.evaluate(() => [...document.fonts].some((font) => font.status === "loaded")), "it came");
      await noShift(page, `${target} at ${width} px`);
    }
    await page.context().close();
  }
});

test("who wants no motion gets none, and for others it is short", async () => {
  const moving = () => {
    const seconds = (list) =>
      Math.max(...list.split(",").map((t) => parseFloat(t) * (t.trim().endsWith("ms") ? 0.001 : 1)));
    return [...document.querySelectorAll("*")].flatMap((e) => {
      const style = getComputedStyle(e);
      const longest = Math.max(
        seconds(style.transitionDuration),
        style.animationName === "none" ? 0 : seconds(style.animationDuration),
      );
      return longest > 0 ? [[longest, e.outerHTML.slice(0, 60)]] : [];
    });
  };
  for (const family of ["home", "results", "offer"]) {
    const [path] = address(family, "pl");
    const still = await reader();
    await visit(still, path);
    assert.deepEqual(await still.evaluate(moving), [], path);
    const lively = await reader({ motion: "no-preference" });
    await visit(lively, path);
    const found = await lively.evaluate(moving);
    assert.deepEqual(
      found.filter(([t]) => t > 0.15),
      [],
      path,
    );
  }
});

test("in forced colours every sign and control keeps an outline or words", async () => {
  const page = await reader({ contrast: true });
  for (const family of ["home", "results", "offer", "counties", "valid licence"]) {
    const [path] = address(family, "pl");
    await visit(page, path);
    assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
    const bare = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button:not(.plain), .btn:not(.quiet), input, select, .mark, .chip, .verdict, .notice",
        ),
      ]
        .filter(
          (e) =>
            e.checkVisibility({ visibilityProperty: true }) &&
            !e.matches('[type="checkbox"], [type="radio"], [type="hidden"]') &&
            !e.closest(".visually-hidden, .thumb"),
        )
        .filter((e) => {
          const style = getComputedStyle(e);
          return (
            !["Top", "Right", "Bottom", "Left"].some(
              (side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none",
            ) &&
            style.outlineStyle === "none" &&
            !e.querySelector("svg")
          );
        })
        .map((e) => e.outerHTML.slice(0, 90)),
    );
    assert.deepEqual(bare, [], path);
    // What is chosen is not told by colour alone.
    await axe(page, `${path} in forced colours`);
  }
});

test("on paper there is what one reads, and nothing that one presses", async () => {
  const page = await reader();
  await page.emulateMedia({ media: "print" });
  for (const family of ["results", "offer", "enterprise", "card", "valid licence", "list", "privacy"]) {
    const [path] = address(family, "pl");
    await visit(page, path);
    assert.ok(await page.getByRole("heading", { level: 1 }).isVisible(), path);
    const shown = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "header.site, footer.site, .skip-link, form.facets, .pager, .star, .demo, main button",
        ),
      ]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }))
        .map((e) => e.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(shown, [], path);
    if (family === "results")
      assert.match(await page.locator(".print-only").innerText(), /http/, "a dated line with the address");
  }
  await page.emulateMedia({ media: "screen" });
});
