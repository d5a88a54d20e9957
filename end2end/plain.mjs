// What the tests share that need no browser: requests as they are on the wire, the interface's words, the demo region's
// data, and the program itself.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";

export const BASE = process.env.BASE ?? "http://127.0.0.1:3000";
export const ROOT = path.resolve(import.meta.dirname, "..");
export const { SERVER_LOG, SERVER_DATA, SERVER_BIN } = process.env;
export const SITE = process.env.SITE ?? path.join(ROOT, "target/site");
export const LOCALES = ["pl", "en", "nl"];

// ---- requests

/**
 * A request exactly as given: no redirect is followed, nothing is added but `host`, and the path is sent as it stands.
 * Answers `{ status, headers, body, text, json }`; `text` and `json` are of the decoded body.
 */
export function ask(target, { method = "GET", headers = {}, body, base = BASE, agent } = {}) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path: target, method, headers, agent, timeout: 20_000 },
      (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const raw = Buffer.concat(parts);
          const decoded = decode(raw, response.headers["content-encoding"]);
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: raw,
            decoded,
            text: decoded.toString("utf8"),
            get json() {
              return JSON.parse(decoded.toString("utf8"));
            },
          });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer within 20 s: ${target}`)));
    request.on("error", reject);
    request.end(body);
  });
}

function decode(bytes, coding) {
  if (!bytes.length) return bytes;
  if (coding === "br") return zlib.brotliDecompressSync(bytes);
  if (coding === "gzip") return zlib.gunzipSync(bytes);
  return bytes;
}

/** The answer of the API as JSON; anything but 200 is an error. */
export async function api(target, options) {
  const answer = await ask(`/api/v1/${target}`, options);
  if (answer.status !== 200) throw new Error(`/api/v1/${target}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer.json;
}

/** Asks again until `check` answers something true, and answers that. */
export async function until(check, what, limit = 10_000) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not within ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

// ---- words

const bundles = new Map();

/** The interface words of a language: `words("pl")("offers-n", { n: 5 })`. No-break spaces become spaces. */
export function words(locale) {
  if (!bundles.has(locale)) {
    const folder = path.join(ROOT, "app/locales", locale);
    const messages = new Map();
    for (const file of fs.readdirSync(folder).filter((f) => f.endsWith(".ftl"))) {
      let key;
      for (const line of fs.readFileSync(path.join(folder, file), "utf8").split("\n")) {
        const start = /^(-?[a-zA-Z][\w-]*) *= ?(.*)$/.exec(line);
        if (start) messages.set((key = start[1]), start[2]);
        else if (/^[ }]/.test(line) && key) messages.set(key, `${messages.get(key)}\n${line.trim()}`);
        else if (line.startsWith("#")) key = undefined;
      }
    }
    bundles.set(locale, messages);
  }
  const messages = bundles.get(locale);
  const said = (key, args = {}) => {
    if (!messages.has(key)) throw new Error(`${locale} has no words for "${key}"`);
    return plain(format(messages.get(key).trim(), args, locale, said));
  };
  said.has = (key) => messages.has(key);
  return said;
}

function format(source, args, locale, said) {
  let out = "";
  for (let i = 0; i < source.length; i++) {
    if (source[i] !== "{") {
      out += source[i];
      continue;
    }
    let depth = 1;
    let end = i + 1;
    for (; depth; end++) depth += source[end] === "{" ? 1 : source[end] === "}" ? -1 : 0;
    out += placeable(source.slice(i + 1, end - 1).trim(), args, locale, said);
    i = end - 1;
  }
  return out.trim();
}

function placeable(inner, args, locale, said) {
  const [head, rest] = inner.split(/->([\s\S]*)/);
  const name = head.trim();
  const value = name.startsWith("$") ? args[name.slice(1)] : name.startsWith('"') ? name.slice(1, -1) : said(name);
  if (value === undefined) throw new Error(`no value for ${name}`);
  if (rest === undefined) return String(value);
  const variants = [...rest.matchAll(/(\*?)\[\s*([\w.-]+)\s*\]([^]*?)(?=\n\s*\*?\[|$)/g)];
  const category = typeof value === "number" ? new Intl.PluralRules(locale).select(value) : value;
  const chosen =
    variants.find((v) => v[2] === String(value)) ??
    variants.find((v) => v[2] === category) ??
    variants.find((v) => v[1]);
  return format(chosen[3].trim(), args, locale, said);
}

/** One kind of space, none at the ends. */
export const plain = (text) => text.replace(/\s+/g, " ").trim();

/** For a pattern. */
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// ---- the demo region

/** Rows of a CSV text as objects. */
export function csv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const row = rows.at(-1);
    const c = text[i];
    if (quoted) {
      if (c !== '"') row[row.length - 1] += c;
      else if (text[i + 1] === '"') row[row.length - 1] += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") row.push("");
    else if (c === "\n") rows.push([""]);
    else if (c !== "\r") row[row.length - 1] += c;
  }
  const [header, ...lines] = rows.filter((r) => r.length > 1 || r[0]);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ""])));
}

/** Objects as a CSV text; the first one names the columns. */
export function toCsv(rows) {
  const columns = Object.keys(rows[0]);
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [columns, ...rows.map((row) => columns.map((c) => String(row[c] ?? "")))]
    .map((line) => `${line.map(cell).join(",")}\r\n`)
    .join("");
}

const region = (name) => csv(fs.readFileSync(path.join(ROOT, "regions/lower-silesia", name), "utf8"));

/** The demo offers, one for each; their variants are `rows`. */
export function demoOffers() {
  const offers = new Map();
  for (const row of region("offers.csv")) {
    const id = `${row.enterprise}/${row.key}`;
    if (!offers.has(id)) offers.set(id, { ...row, id, slug: slug(row.title_pl), rows: [] });
    offers.get(id).rows.push(row);
  }
  return [...offers.values()];
}

export const demoEnterprises = () => region("enterprises.csv").map((row) => ({ ...row, slug: slug(row.brand_name) }));

/** The demo licences with how they stand today. */
export function demoLicences() {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Warsaw" });
  return region("licences.csv").map((row) => ({
    ...row,
    address: row.number.replaceAll("/", "-"),
    offers: row.covers.split(" | ").map((c) => `${row.enterprise}/${c.split("/")[0]}`),
    standing:
      row.state !== "active" ? row.state : today < row.starts_on ? "not_yet" : today > row.ends_on ? "lapsed" : "valid",
  }));
}

/** The language in which a row's text is shown to a reader of `locale`, and the text. */
export function shown(row, field, locale) {
  const lang = [locale, ...LOCALES].find((l) => row[`${field}_${l}`]);
  return { lang, text: lang ? row[`${field}_${lang}`] : "" };
}

/** A part of an address, as the program makes it of a Polish title. */
export const slug = (text) =>
  text
    .toLowerCase()
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");

// ---- the program

function environment(data, base, extra) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("BUYSOCIALLY_")));
  return { ...own, BUYSOCIALLY_DATA: data, BUYSOCIALLY_BASE_URL: base, BUYSOCIALLY_SITE: SITE, ...extra };
}

/** Runs a command of the program on a data folder, with `extra` variables; answers what it printed and how it ended. */
export async function run(args, { data = SERVER_DATA, base = BASE, extra } = {}) {
  const child = spawn(SERVER_BIN, args, {
    cwd: os.tmpdir(),
    env: environment(data, base, extra),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  child.stderr.on("data", (part) => (said += part));
  const [code] = await once(child, "close");
  return { code, said };
}

/** A new folder that goes away with the tests, unless E2E_KEEP is set. */
export function folder() {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "buysocially-e2e-"));
  if (!process.env.E2E_KEEP) process.on("exit", () => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A server of one's own on a data folder; `stop` asks it to end and answers how it did. */
export async function serve(data, extra = {}, host = "127.0.0.1", port = undefined) {
  port ??= await freePort();
  const base = `http://${host}:${port}`;
  const log = path.join(data, "server.log");
  const out = fs.openSync(log, "a");
  const listen = { BUYSOCIALLY_LISTEN: `127.0.0.1:${port}` };
  const child = spawn(SERVER_BIN, ["serve"], {
    cwd: os.tmpdir(),
    env: environment(data, base, { ...listen, ...extra }),
    stdio: ["ignore", out, out],
  });
  fs.closeSync(out);
  let ended = null;
  const end = new Promise((resolve) => child.once("exit", (code, signal) => resolve((ended = { code, signal }))));
  const server = {
    base,
    log: () => fs.readFileSync(log, "utf8"),
    signal: (name) => child.kill(name),
    end,
    async stop() {
      if (!ended) child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      const how = await end;
      clearTimeout(late);
      return how;
    },
  };
  process.on("exit", () => ended || child.kill("SIGKILL"));
  await until(
    async () => {
      if (ended) throw new Error(`the server ended: ${server.log()}`);
      return (await ask("/readyz", { base }).catch(() => null))?.status === 200;
    },
    "the server is ready",
    60_000,
  );
  return server;
}
