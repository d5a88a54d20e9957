// What the browser tests share: one browser, readers with different eyes, and what must hold for every page that they see.
import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { BASE, escaped, plain } from "./plain.mjs";

export * from "./plain.mjs";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browsers = new Map();
const contexts = new Map();
/** What was wrong on each page since it was last asked. */
const findings = new Map();

async function browser(flags) {
  const key = flags.join(" ");
  if (!browsers.has(key))
    browsers.set(
      key,
      chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...ARGUMENTS, ...flags] }),
    );
  return browsers.get(key);
}

after(async () => {
  for (const one of browsers.values()) await (await one).close();
});

// Whatever a test looked at, nothing may have gone wrong behind its back.
afterEach(() => {
  const found = [...new Set([...findings.values()].flatMap((f) => f.splice(0)))].slice(0, 6);
  assert.deepEqual(found, [], "the console and the network stay silent");
});

/**
 * A page of a reader: `scripts` on or off, `width` in CSS pixels, `theme` light or dark, `motion`, `contrast` (forced
 * colours), `touch`, `fontSize` of the browser, `base` of another server. Readers with the same eyes share a page unless `fresh`, which has a
 * storage of its own.
 */
export async function reader({
  scripts = true,
  width = 1280,
  theme = "light",
  motion = "reduce",
  contrast = false,
  touch = width < 600,
  fontSize = 16,
  base = BASE,
  fresh = false,
} = {}) {
  const key = JSON.stringify({ scripts, width, theme, motion, contrast, touch, fontSize, base });
  if (!fresh && contexts.has(key)) return contexts.get(key);
  const flags = fontSize === 16 ? [] : [`--blink-settings=defaultFontSize=${fontSize}`];
  const context = await (
    await browser(flags)
  ).newContext({
    baseURL: base,
    viewport: { width, height: width < 600 ? 780 : 900 },
    javaScriptEnabled: scripts,
    colorScheme: theme,
    reducedMotion: motion,
    forcedColors: contrast ? "active" : "none",
    hasTouch: touch,
    locale: "pl-PL",
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput)
          globalThis.shifts.push({
            value: entry.value,
            moved: entry.sources.map((s) => s.node?.outerHTML?.slice(0, 80)),
          });
      }
    }).observe({ type: "layout-shift", buffered: true });
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const page = await context.newPage();
  Object.assign(page, { scripts, base });
  watch(page);
  if (!fresh) contexts.set(key, page);
  return page;
}

/** A second tab of the same reader. */
export async function tab(page) {
  const other = await page.context().newPage();
  Object.assign(other, { scripts: page.scripts, base: page.base });
  watch(other);
  return other;
}

function watch(page) {
  const found = [];
  findings.set(page, found);
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // The browser complains of a page that was meant to be missing.
    if (/^Failed to load resource/.test(message.text()) && message.location().url === page.expected) return;
    found.push(`console of ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`error on ${page.url()}: ${error.stack ?? error}`));
  page.on("requestfailed", (request) => {
    // Going on to another page gives up what the last one was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED")
      found.push(`failed on ${page.url()}: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${page.base}/`) && !/^(data|blob|about):/.test(request.url()))
      found.push(`foreign request on ${page.url()}: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== page.expected)
      found.push(`${response.status()} on ${page.url()}: ${response.url()}`);
  });
}

/** Opens an address, with its islands awake where it has any; a status other than 200 must be announced. */
export async function visit(page, path, { status = 200 } = {}) {
  page.expected = status >= 400 ? new URL(path, page.base).href : undefined;
  const answer = await page.goto(path, { waitUntil: "load" });
  assert.equal(answer.status(), status, `status of ${path}`);
  await awake(page);
  return answer;
}

/** Says that what matches a pattern was meant to go wrong; that it did is part of the test. */
export function expected(page, pattern) {
  const found = findings.get(page);
  const others = found.filter((line) => !pattern.test(line));
  assert.notEqual(others.length, found.length, `${pattern} among ${JSON.stringify(found)}`);
  found.splice(0, Infinity, ...others);
}

/** Waits until the islands of a page with scripts work. */
export async function awake(page) {
  if (!page.scripts) return;
  await page.waitForFunction(
    () => !document.querySelector("leptos-island") || document.documentElement.dataset.islands === "ready",
  );
}

/** No violation of WCAG 2.2 AA or of good practice that can be found by rule. */
export async function axe(page, what = page.url()) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const said = violations.map(
    (v) =>
      `${v.id} ×${v.nodes.length}: ${v.nodes[0].target.join(" ")} ${v.nodes[0].failureSummary.split("\n").slice(1, 2).join("")}`,
  );
  assert.deepEqual(said, [], `axe on ${what}`);
}

/** Nothing has moved since the page was opened, but for what somebody did. */
export async function noShift(page, what = page.url()) {
  const shifts = await page.evaluate(() => globalThis.shifts);
  const sum = shifts.reduce((all, s) => all + s.value, 0);
  assert.ok(sum <= 0.01, `layout shift ${sum.toFixed(3)} on ${what}: ${JSON.stringify(shifts.slice(0, 3))}`);
}

/** The page is not wider than its window. */
export async function noOverflow(page, what = page.url()) {
  const [over, widest] = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - width;
    const culprits =
      over > 0
        ? [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1)
        : [];
    return [over, culprits.slice(0, 3).map((e) => e.outerHTML.slice(0, 90))];
  });
  assert.ok(over <= 0, `${what} is wider than its window by ${over} px: ${widest.join(" | ")}`);
}

/** What stands in an element, with one kind of space. */
export const said = async (locator) => plain(await locator.innerText());

/** A date as it is said: `11 marca 2027`. */
export const inWords = (day, locale) =>
  plain(
    new Date(`${day}T12:00:00Z`).toLocaleDateString(locale === "en" ? "en-GB" : locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }),
  );

/** A name as a whole, whatever its spaces: no-break ones keep short words with what follows them. */
export const named = (text) => new RegExp(`^\\s*${escaped(text).replaceAll(" ", "\\s+")}\\s*$`);

/** Titles of the offers in the list of results. */
export const titles = async (page) => (await page.locator("main ul.grid li.card h3").allInnerTexts()).map(plain);
