// The house's two typefaces as small files, and the @font-face rules that go with them.
//
// Text is Atkinson Hyperlegible Next, headings and prices are Brygada 1918. Three things are done to them:
// - weights that nothing is set in, hinting and features that nothing asks for are dropped, what is neither ASCII nor usual
//   punctuation gets files of its own that few pages load, and so do the 18 Polish letters: a Polish page loads about
//   30 kB of type instead of 110;
// - digits of the text come from Public Sans (Atkinson's slashed zero reads like an 8 in prices); "Atkinson Code"
//   keeps the slashed zero for numbers that one copies;
// - "<family> Fallback" are fonts of the system, stretched to the same width and height, so that nothing moves when
//   the real ones arrive. Name them in CSS right after the family.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Raise when anything below changes what a font file contains: it is part of the cache's key. */
const RECIPE = 4;
/** The weight that bold text is measured at: headings and buttons are 600. */
const BOLD = 600;

const FAMILIES = [
  { id: 'text', family: 'Atkinson Hyperlegible Next', pkg: 'atkinson-hyperlegible-next', system: 'sans', weights: { min: 400, max: 700, default: 400 } },
  // Headings and prices have one weight: half the bytes of a range.
  { id: 'head', family: 'Brygada 1918', pkg: 'brygada-1918', system: 'serif', weights: 600 },
];
const STYLES = ['normal', 'italic'];
const INLINE = new Set(['pl', 'digits']);
const POLISH = 'ĄąĆćĘęŁłŃńŚśŹźŻż';
const POLISH_RANGE = 'U+104-107,U+118-119,U+141-144,U+15A-15B,U+179-17C';
/** What nearly every page is set in: ASCII, punctuation, and of Latin-1 the letters of Polish and Dutch. */
const FIRST_RANGE =
  'U+20-7E,U+A0,U+A7,U+AB,U+B0,U+B2,U+B7,U+BB,U+C9,U+D3,U+D7,U+E8-EB,U+EF,U+F3,U+F6,U+FC,U+2013-2014,U+2018-2019,U+201C-201E,U+2022,U+2026,U+20AC,U+2212';
/** What the styles ask of fonts, and what shapes letters. */
const FEATURES = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'tnum', 'zero'];
const DIGITS = '0123456789';
const DIGITS_RANGE = 'U+30-39';

/**
 * @param {string} root the project's folder
 * @param {string} cache folder for finished fonts
 * @returns {Promise<{files: Map<string, Buffer>, css: string}>} files by logical name; in the CSS a file stands as `%name%`
 */
export async function fonts(root, cache) {
  const files = new Map();
  const rules = [];
  for (const { id, family, pkg, system, weights } of FAMILIES) {
    const ranges = JSON.parse(await readFile(packageFile(root, pkg, 'unicode.json')));
    const name = (style, part) => `fonts/${id}${style === 'italic' ? '-italic' : ''}-${part}.woff2`;
    const metrics = await measure(cache, await source(root, pkg, 'latin', 'normal'), LETTERS);
    const digits = id === 'text' ? 'public-sans' : pkg;
    const digitMetrics = await measure(cache, await source(root, digits, 'latin', 'normal'), DIGITS);
    for (const style of STYLES) {
      const face = async (part, from, characters, range, extra = {}) => {
        const font = await source(root, from.pkg, from.subset, style);
        const file = await cut(cache, font, characters, weights, extra.features);
        // What a first view needs of few bytes comes with the styles: a request of its own would take longer than them.
        const inline = style === 'normal' && INLINE.has(part);
        if (!inline) files.set(name(style, part), file);
        rules.push(
          fontFace({
            family,
            style,
            weight: '400 700',
            src: `url(${inline ? `data:font/woff2;base64,${file.toString('base64')}` : `%${name(style, part)}%`}) format("woff2")`,
            range,
            overrides: extra.overrides,
          }),
        );
      };
      const rest = without(ranges['latin-ext'], POLISH_RANGE);
      await face('latin-ext', { pkg, subset: 'latin-ext' }, characters(rest), rest);
      const more = without(ranges.latin, FIRST_RANGE);
      await face('latin', { pkg, subset: 'latin' }, characters(more), more);
      await face('pl', { pkg, subset: 'latin-ext' }, POLISH, POLISH_RANGE);
      const first = id === 'text' ? without(FIRST_RANGE, DIGITS_RANGE) : FIRST_RANGE;
      // The file keeps its digits, for "Atkinson Code"; the text doesn't use them.
      await face('first', { pkg, subset: 'latin' }, characters(FIRST_RANGE), first);
      if (id === 'text') {
        await face('digits', { pkg: 'public-sans', subset: 'latin' }, DIGITS, DIGITS_RANGE, {
          features: ['tnum', 'kern'],
          overrides: { ascent: metrics.ascent, descent: metrics.descent },
        });
        if (style === 'normal') {
          rules.push(
            fontFace({
              family: 'Atkinson Code',
              style,
              weight: '400 700',
              src: `url(%${name(style, 'first')}%) format("woff2")`,
              range: DIGITS_RANGE,
            }),
          );
        }
      }
    }
    rules.push(...fallbacks(family, system, metrics, metrics, LETTERS));
    rules.push(...fallbacks(family, system, metrics, digitMetrics, DIGITS, DIGITS_RANGE));
    files.set(`fonts/${id}-OFL.txt`, await readFile(packageFile(root, pkg, 'LICENSE')));
  }
  files.set('fonts/digits-OFL.txt', await readFile(packageFile(root, 'public-sans', 'LICENSE')));
  return { files, css: rules.join('\n') + '\n' };
}

const packageFile = (root, pkg, file) => path.join(root, 'node_modules/@fontsource-variable', pkg, file);

const source = (root, pkg, subset, style) =>
  readFile(packageFile(root, pkg, `files/${pkg}-${subset}-wght-${style}.woff2`));

function fontFace({ family, style, weight, src, range, overrides }) {
  const lines = [`font-family:"${family}"`, `font-style:${style}`, `font-weight:${weight}`, `src:${src}`];
  if (range) lines.push('font-display:swap', `unicode-range:${range}`);
  if (overrides?.size) lines.push(`size-adjust:${percent(overrides.size)}`);
  if (overrides) {
    const { ascent, descent, size = 1 } = overrides;
    lines.push(`ascent-override:${percent(ascent / size)}`, `descent-override:${percent(descent / size)}`, 'line-gap-override:0%');
  }
  return `@font-face{${lines.join(';')}}`;
}

const percent = (x) => `${(x * 100).toFixed(2)}%`;

// ---------------------------------------------------------------------------------------------- cutting, with a cache

async function cached(cache, ext, key, make) {
  const hash = createHash('sha256').update(`${RECIPE} ${require('subset-font/package.json').version}`);
  for (const part of key) hash.update('\0').update(part);
  const file = path.join(cache, `font-${hash.digest('hex').slice(0, 32)}.${ext}`);
  try {
    return await readFile(file);
  } catch {
    const made = await make(key[0]);
    await mkdir(cache, { recursive: true });
    await writeFile(file, made);
    return Buffer.from(made);
  }
}

function cut(cache, font, text, weights, keepFeatures = FEATURES) {
  return cached(cache, 'woff2', [font, text, JSON.stringify([weights, keepFeatures])], async () => {
    const { default: subsetFont } = await import('subset-font');
    return subsetFont(font, text, {
      targetFormat: 'woff2',
      noHinting: true,
      variationAxes: { wght: weights },
      preserveNameIds: [0, 13, 14], // copyright and licence travel with the file, as the OFL asks
      keepFeatures,
    });
  });
}

/** The code points of a `unicode-range`, such as `U+0-FF,U+131`. */
function codePoints(range) {
  return range.split(',').flatMap((part) => {
    const [from, to = from] = part.trim().slice(2).split('-').map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

const characters = (range) => String.fromCodePoint(...codePoints(range));

/** The `unicode-range` of what is in the first but not in the second. */
function without(range, removed) {
  const out = new Set(codePoints(removed));
  const left = [...new Set(codePoints(range))].filter((c) => !out.has(c)).sort((a, b) => a - b);
  const spans = [];
  for (const c of left) {
    const last = spans.at(-1);
    if (last?.[1] === c - 1) last[1] = c;
    else spans.push([c, c]);
  }
  const hex = (c) => c.toString(16).toUpperCase();
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

// ------------------------------------------------------------------------------------------------ matching fallbacks

// Widths (thousandths of an em, a to z, space, any digit) of the four faces that Arial, Helvetica, Liberation Sans and
// Times, Liberation Serif share, from their published metrics.
const WIDTHS = {
  sans: [556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 278, 556],
  sansBold: [556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 278, 556],
  serif: [444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 250, 500],
  serifBold: [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 250, 500],
};
// What stands on the reader's machine. `wide` is the mean width of its letters and of its digits against
// the table above, normal and bold.
const SYSTEM = {
  sans: [
    { wide: { letters: [1, 1], digits: [1, 1] }, regular: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'], bold: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Helvetica Bold'] },
    { wide: { letters: [0.998, 0.942], digits: [1.01, 1.034] }, regular: ['Roboto', 'Roboto-Regular'], bold: ['Roboto Bold', 'Roboto-Bold'] },
  ],
  serif: [
    { wide: { letters: [1, 1], digits: [1, 1] }, regular: ['Times New Roman', 'Liberation Serif', 'Tinos', 'Times'], bold: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold', 'Times Bold'] },
    { wide: { letters: [1.184, 1.184], digits: [1.118, 1.118] }, regular: ['Noto Serif', 'NotoSerif'], bold: ['Noto Serif Bold', 'NotoSerif-Bold'] },
  ],
};

// Running text of the kind the site is made of; marks on letters hardly change their width.
const LETTERS = `
  Kupuj spolecznie. Oferty przedsiebiorstw spolecznych i zakladow aktywnosci zawodowej z calego wojewodztwa: wyroby,
  poczestunki, pranie, opieka nad zielenia. Przy kazdej ofercie widac, kto ja robi, gdzie dowozi i ile to kosztuje.
  Buy from enterprises that employ people who find work hardest to get. Every offer says who makes it, where it can be
  delivered and what it costs; the mark is granted for a time, and anyone can check whether it still holds.`
  .toLowerCase()
  .replace(/[^a-z ]+/g, ' ')
  .replace(/ +/g, ' ');

const meanWidth = (sample, widthOf) => [...sample].reduce((sum, c) => sum + widthOf(c), 0) / sample.length;

/** How the system's fonts are stretched to the height of `tall` and to the width that `sample` has in `metrics`. */
function fallbacks(family, system, tall, metrics, sample, range) {
  const rules = [];
  // Of several rules with the same family and weight the last one whose font exists is used.
  for (const { wide, regular, bold } of [...SYSTEM[system]].reverse()) {
    const factors = sample === DIGITS ? wide.digits : wide.letters;
    for (const [weight, names, table, factor, width] of [
      ['100 550', regular, WIDTHS[system], factors[0], metrics.regular],
      ['551 900', bold, WIDTHS[`${system}Bold`], factors[1], metrics.bold],
    ]) {
      const place = (c) => (DIGITS.includes(c) ? 27 : c === ' ' ? 26 : c.charCodeAt(0) - 97);
      const theirs = (meanWidth(sample, (c) => table[place(c)]) / 1000) * factor;
      rules.push(
        fontFace({
          family: `${family} Fallback`,
          style: 'normal',
          weight,
          src: names.map((name) => `local("${name}")`).join(','),
          range,
          overrides: { ascent: tall.ascent, descent: tall.descent, size: width / theirs },
        }),
      );
    }
  }
  return rules;
}

/** Ascent, descent and the mean width of a sample's characters at normal and bold weight, in ems. */
async function measure(cache, font, sample) {
  const made = await cached(cache, 'json', [font, `metrics ${sample}`], async () => {
    const { default: subsetFont } = await import('subset-font');
    const at = async (wght) => {
      const sfnt = await subsetFont(font, sample, { targetFormat: 'sfnt', variationAxes: { wght } });
      return readMetrics(sfnt, sample);
    };
    const [regular, bold] = [await at(400), await at(BOLD)];
    return JSON.stringify({ ascent: regular.ascent, descent: regular.descent, regular: regular.width, bold: bold.width });
  });
  return JSON.parse(made);
}

/** Reads head, hhea, hmtx and a format 4 cmap, which is all that Latin text needs. */
function readMetrics(sfnt, sample) {
  const tables = {};
  for (let i = 0; i < sfnt.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    tables[sfnt.toString('latin1', entry, entry + 4)] = sfnt.readUInt32BE(entry + 8);
  }
  const { head, hhea, hmtx, cmap } = tables;
  const em = sfnt.readUInt16BE(head + 18);
  const longMetrics = sfnt.readUInt16BE(hhea + 34);
  let table;
  for (let i = 0; i < sfnt.readUInt16BE(cmap + 2); i++) {
    const at = cmap + sfnt.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (sfnt.readUInt16BE(at) === 4) table = at;
  }
  const segments = sfnt.readUInt16BE(table + 6);
  const glyph = (code) => {
    for (let s = 0; s < segments; s += 2) {
      if (sfnt.readUInt16BE(table + 14 + s) < code) continue;
      const start = sfnt.readUInt16BE(table + 16 + segments + s);
      const delta = sfnt.readUInt16BE(table + 16 + 2 * segments + s);
      const offsetAt = table + 16 + 3 * segments + s;
      const offset = sfnt.readUInt16BE(offsetAt);
      if (start > code) break;
      return offset === 0 ? (code + delta) & 0xffff : sfnt.readUInt16BE(offsetAt + offset + 2 * (code - start));
    }
    throw new Error(`the font lacks "${String.fromCharCode(code)}"`);
  };
  const width = (c) => sfnt.readUInt16BE(hmtx + 4 * Math.min(glyph(c.charCodeAt(0)), longMetrics - 1));
  return {
    ascent: sfnt.readInt16BE(hhea + 4) / em,
    descent: -sfnt.readInt16BE(hhea + 6) / em,
    width: meanWidth(sample, width) / em,
  };
}
