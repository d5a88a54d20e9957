#!/usr/bin/env node
// Lighthouse's figures for a phone, each the median of some runs.
//
//   lighthouse.mjs FOLDER RUNS URL…      FOLDER/node_modules/lighthouse is there
//
// Prints a line for each address: performance, accessibility, best practices, SEO (0–100), LCP (ms), CLS, TBT (ms).

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, runs, ...urls] = process.argv.slice(2);
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AUDITS = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'];
const CHROME = [
  '--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function run(url) {
  const file = path.join(folder, 'lighthouse.json');
  const cli = path.join(folder, 'node_modules/lighthouse/cli/index.js');
  const options = ['--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${CATEGORIES}`];
  const done = spawnSync(process.execPath, [cli, url, ...options, `--chrome-flags=${CHROME.join(' ')}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { CHROME_PATH: '/usr/bin/chromium', ...process.env },
  });
  if (done.status !== 0) throw new Error(`lighthouse failed on ${url}`);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
  for (const audit of Object.values(report.audits)) {
    if (audit.scoreDisplayMode === 'binary' && audit.score < 1) found.add(`${url}: ${audit.id}`);
  }
  return [
    ...CATEGORIES.map((name) => Math.round(report.categories[name].score * 100)),
    ...AUDITS.map((name) => report.audits[name].numericValue),
  ];
}

const found = new Set();
const median = (figures) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];
for (const url of urls) {
  const all = Array.from({ length: Number(runs) }, () => run(url));
  console.log(all[0].map((_, n) => Number(median(all.map((figures) => figures[n])).toFixed(3))).join(' '));
}
if (found.size > 0) console.error(`not passed:\n  ${[...found].join('\n  ')}`);
