#!/usr/bin/env node
// Builds target/site/: everything that a browser loads besides pages, under names that carry a hash of the content,
// each compressed once, here, so that the server only ever copies bytes.
//
//   node tools/assets.mjs [--dev] [--root DIR] [--islands DIR] [--out DIR] [--cache DIR]
//
// In:   style/*.css (in the order of style/order.txt), public/**, the fonts in node_modules, and what
//       tools/bundle made of the islands (left out, with a word, where it is missing).
// Out:  <name>.<hash>.<ext> beside .br and .gz, and manifest.json:
//       { "islands.js": { "file": "islands.0123456789.js", "type": "text/javascript; charset=utf-8",
//                         "size": 900, "br": 400, "gz": 450 }, … }
//       `br` and `gz` are sizes in bytes, null where there is no such file (pictures, fonts, or nothing gained).
//       The address is /assets/<file>.
//
// `%logical/name.ext%` in CSS, JavaScript or SVG stands for the address of another asset. That of a missing island
// bundle is empty; any other unknown name is an error.
//
// --dev compresses lightly. Nothing is compressed or cut twice: results are kept in --cache by content.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import zlib from 'node:zlib';

import { fonts } from './fonts.mjs';

const { values: options } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    islands: { type: 'string' },
    out: { type: 'string' },
    cache: { type: 'string' },
  },
});
const ROOT = path.resolve(options.root);
const ISLANDS = path.resolve(options.islands ?? path.join(ROOT, 'target/islands'));
const OUT = path.resolve(options.out ?? path.join(ROOT, 'target/site'));
const CACHE = path.resolve(options.cache ?? process.env.ASSETS_CACHE ?? path.join(ROOT, 'target/assets-cache'));
const PREFIX = '/assets/';
const KEEP_DAYS = 30;

const TYPES = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
};
const COMPRESSED = new Set(['css', 'csv', 'geojson', 'html', 'ico', 'js', 'json', 'mjs', 'svg', 'txt', 'wasm', 'webmanifest', 'xml']);
/** Files in which `%name%` is replaced. */
const TEMPLATES = new Set(['css', 'js', 'mjs', 'svg', 'webmanifest']);
const PLACEHOLDER = /%([a-z][\w./-]*\.[a-z][a-z0-9]*)%/gi;
const ISLAND_FILES = ['app.js', 'app_bg.wasm'];

const extension = (name) => path.extname(name).slice(1).toLowerCase();
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

class Problem extends Error {}

// ------------------------------------------------------------------------------------------------------- what goes in

/** Logical name → content (bytes), before names are replaced. */
const sources = new Map();
/** Logical name → { file, content }. */
const ready = new Map();

async function walk(folder, under = '') {
  const entries = await readdir(path.join(folder, under), { withFileTypes: true });
  const found = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name.endsWith('~')) continue;
    const name = path.posix.join(under, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(folder, name)));
    else found.push(name);
  }
  return found;
}

async function addPublic() {
  const folder = path.join(ROOT, 'public');
  if (!existsSync(folder)) return;
  for (const name of await walk(folder)) {
    if (extension(name) === 'md') continue; // notes for developers
    if (!TYPES[extension(name)]) throw new Problem(`public/${name}: no media type is known for ".${extension(name)}"`);
    sources.set(name, await readFile(path.join(folder, name)));
  }
}

async function addIslands() {
  const missing = ISLAND_FILES.filter((name) => !existsSync(path.join(ISLANDS, name)));
  if (missing.length) {
    console.log(`assets: no islands in ${path.relative(ROOT, ISLANDS) || ISLANDS}, so the site is built without them`);
    return;
  }
  for (const name of await walk(ISLANDS)) {
    if (!TYPES[extension(name)]) continue;
    sources.set(name, await readFile(path.join(ISLANDS, name)));
  }
  // The module's own imports and its default path of the .wasm are relative: point them at the hashed names.
  const app = sources
    .get('app.js')
    .toString()
    .replace(/(["'])\.\/(snippets\/[^"']+)\1/g, '$1%$2%$1')
    .replace(/(["'])app_bg\.wasm\1/g, '$1%app_bg.wasm%$1');
  sources.set('app.js', Buffer.from(app));
}

async function addStyle(fontFaces) {
  const folder = path.join(ROOT, 'style');
  const names = existsSync(folder) ? await styleOrder(folder) : [];
  if (!names.length) console.log('assets: no style/*.css, so site.css holds the font faces only');
  const parts = [{ name: 'fonts.css (generated)', text: fontFaces }];
  for (const name of names) parts.push({ name: `style/${name}`, text: await readFile(path.join(folder, name), 'utf8') });
  sources.set('fonts.css', Buffer.from(await minify([parts[0]])));
  sources.set('site.css', Buffer.from(await minify(parts)));
}

async function styleOrder(folder) {
  const present = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort();
  const list = path.join(folder, 'order.txt');
  if (!existsSync(list)) {
    const first = ['tokens.css', 'base.css'].filter((name) => present.includes(name));
    return [...first, ...present.filter((name) => !first.includes(name))];
  }
  const order = (await readFile(list, 'utf8'))
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);
  const absent = order.filter((name) => !present.includes(name));
  if (absent.length) throw new Problem(`style/order.txt names files that don't exist: ${absent.join(', ')}`);
  const unused = present.filter((name) => !order.includes(name));
  if (unused.length) throw new Problem(`style/order.txt doesn't name: ${unused.join(', ')}`);
  return order;
}

async function minify(parts) {
  const { transform } = await import('lightningcss');
  const version = (major, minor = 0) => (major << 16) | (minor << 8);
  const where = (line) => {
    for (const { name, text } of parts) {
      const lines = text.split('\n').length;
      if (line <= lines) return `${name}:${line}`;
      line -= lines;
    }
    return 'site.css';
  };
  try {
    const { code, warnings } = transform({
      filename: 'site.css',
      code: Buffer.from(parts.map((part) => part.text).join('\n')),
      minify: true,
      targets: { chrome: version(111), edge: version(111), firefox: version(114), ios_saf: version(16, 4), safari: version(16, 4) },
    });
    for (const { message, loc } of warnings) console.warn(`assets: ${where(loc.line)}: ${message}`);
    return code.toString();
  } catch (error) {
    if (error.loc) throw new Problem(`${where(error.loc.line)}:${error.loc.column}: ${error.message}`);
    throw error;
  }
}

// ------------------------------------------------------------------------------------------------- names and contents

/** The finished asset of a logical name; what it refers to is finished first, so that hashes cover it. */
function finish(name, chain = []) {
  if (ready.has(name)) return ready.get(name);
  if (chain.includes(name)) throw new Problem(`assets refer to each other in a circle: ${[...chain, name].join(' → ')}`);
  let content = sources.get(name);
  if (TEMPLATES.has(extension(name))) {
    const text = content.toString();
    const replaced = text.replace(PLACEHOLDER, (whole, other) => {
      if (sources.has(other)) return PREFIX + finish(other, [...chain, name]).file;
      if (ISLAND_FILES.includes(other)) return '';
      throw new Problem(`${name} refers to ${whole}, which no file is behind`);
    });
    if (replaced !== text) content = Buffer.from(replaced);
  }
  const { dir, name: stem, ext } = path.posix.parse(name);
  const asset = { file: path.posix.join(dir, `${stem}.${sha256(content).slice(0, 10)}${ext}`), content };
  ready.set(name, asset);
  return asset;
}

// --------------------------------------------------------------------------------------------------------- compression

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

const ENCODINGS = {
  br: {
    level: options.dev ? 4 : 11,
    run: (content, level, binary) =>
      brotli(content, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: level,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          [zlib.constants.BROTLI_PARAM_MODE]: binary
            ? zlib.constants.BROTLI_MODE_GENERIC
            : zlib.constants.BROTLI_MODE_TEXT,
        },
      }),
  },
  gz: { level: options.dev ? 5 : 9, run: (content, level) => gzip(content, { level }) },
};

/** The compressed form, or null where it isn't smaller. */
async function compress(content, encoding, binary) {
  const { level, run } = ENCODINGS[encoding];
  const cached = path.join(CACHE, `${sha256(content)}.${encoding}${level}`);
  let packed;
  try {
    packed = await readFile(cached);
    const now = new Date();
    await utimes(cached, now, now);
  } catch {
    packed = await run(content, level, binary);
    await write(cached, packed);
  }
  return packed.length < content.length ? packed : null;
}

/** In one step, so that a server that starts meanwhile never reads half a file. */
async function write(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.half`;
  await writeFile(half, content);
  await rename(half, file);
}

async function writeIfChanged(file, content) {
  const old = await readFile(file).catch(() => null);
  if (old && Buffer.compare(old, content) === 0) return false;
  await write(file, content);
  return true;
}

// ----------------------------------------------------------------------------------------------------------- all of it

async function main() {
  const started = performance.now();
  if (!existsSync(path.join(ROOT, 'node_modules/lightningcss'))) throw new Problem('run `npm ci` first');

  const { files, css } = await fonts(ROOT, CACHE);
  for (const [name, content] of files) sources.set(name, content);
  await addPublic();
  await addIslands();
  await addStyle(css);

  const manifest = {};
  const written = new Set(['manifest.json']);
  let changed = 0;
  for (const name of [...sources.keys()].sort()) finish(name);
  await Promise.all(
    [...ready].map(async ([name, { file, content }]) => {
      const entry = { file, type: TYPES[extension(name)], size: content.length, br: null, gz: null };
      const target = path.join(OUT, file);
      written.add(file);
      if (await writeIfChanged(target, content)) changed += 1;
      if (COMPRESSED.has(extension(name))) {
        for (const encoding of Object.keys(ENCODINGS)) {
          const packed = await compress(content, encoding, extension(name) === 'wasm');
          if (!packed) continue;
          await writeIfChanged(`${target}.${encoding}`, packed);
          written.add(`${file}.${encoding}`);
          entry[encoding] = packed.length;
        }
      }
      manifest[name] = entry;
    }),
  );
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeIfChanged(path.join(OUT, 'manifest.json'), Buffer.from(JSON.stringify(sorted, null, 1) + '\n'));

  for (const file of await walk(OUT)) if (!written.has(file)) await rm(path.join(OUT, file));
  await forgetOld();

  const size = (name) => {
    const entry = manifest[name];
    return entry ? `${name} ${((entry.br ?? entry.size) / 1000).toFixed(1)}` : null;
  };
  const sizes = ['site.css', 'islands.js', ...ISLAND_FILES].map(size).filter(Boolean).join(', ');
  console.log(
    `assets: ${ready.size} files, ${changed} new, in ${Math.round(performance.now() - started)} ms; kB over the wire: ${sizes}`,
  );
}

async function forgetOld() {
  const limit = Date.now() - KEEP_DAYS * 86_400_000;
  for (const name of await readdir(CACHE).catch(() => [])) {
    const file = path.join(CACHE, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < limit) await rm(file, { force: true });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`assets: ${error.message}`);
  process.exitCode = 1;
}
