#!/usr/bin/env node
// Builds, serves, and does both again whenever a file changes. A build that fails leaves the old server running.

import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const TARGET = path.resolve(process.env.CARGO_TARGET_DIR || 'target');
const SETTLE = 150; // ms without a change before building
// What a change under a path asks for. The first prefix that fits counts.
const RULES = [
  ['app/', ['server', 'islands', 'assets']],
  ['market/', ['server']],
  ['server/', ['server']],
  ['tools/bundle/', ['server', 'islands', 'assets']],
  ['tools/assets.mjs', ['assets']],
  ['tools/fonts.mjs', ['assets']],
  ['style/', ['assets']],
  ['public/', ['assets']],
  ['regions/', []], // read at start
  ['Cargo.toml', ['server', 'islands', 'assets']],
  ['Cargo.lock', ['server', 'islands', 'assets']],
];
const ORDER = ['server', 'islands', 'assets'];
const IGNORED = /(^|\/)\.|~$|\.sw[a-z]$|(^|\/)4913$/; // what editors leave for a moment

const wanted = new Set(ORDER);
let restart = true;
let building = false;
let stopping = false;
let timer;
let server;

const log = (text) => console.log(`\x1b[34mdev\x1b[0m ${text}`);

function changed(file) {
  const name = file.split(path.sep).join('/');
  if (IGNORED.test(name)) return;
  const rule = RULES.find(([prefix]) => name.startsWith(prefix));
  if (!rule) return;
  for (const part of rule[1]) wanted.add(part);
  restart = true;
  clearTimeout(timer);
  timer = setTimeout(build, SETTLE);
}

async function build() {
  if (building || stopping || !restart) return;
  building = true;
  const parts = ORDER.filter((part) => wanted.has(part));
  wanted.clear();
  restart = false;
  const begun = performance.now();
  const ok = parts.length === 0 || (await run('tools/build.sh', ['--dev', ...parts]));
  building = false;
  if (stopping) return;
  if (ok) {
    log(`${parts.join(', ') || 'nothing'} built in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    await serve();
  } else {
    // What failed is still to be done when the next change comes.
    for (const part of parts) wanted.add(part);
    log('the build failed, waiting for a change');
  }
  // Changes that came meanwhile.
  if (restart) build();
}

function run(command, args) {
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' })
      .on('exit', (code) => resolve(code === 0))
      .on('error', (error) => {
        log(error.message);
        resolve(false);
      });
  });
}

async function serve() {
  await stop();
  const child = spawn(path.join(TARGET, 'debug/buysocially'), ['serve', ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { BUYSOCIALLY_SITE: 'target/site', ...process.env },
  });
  child.on('error', (error) => log(error.message));
  child.on('exit', (code, signal) => {
    if (server !== child) return;
    server = undefined;
    if (!stopping) log(`the server ended (${signal ?? code}), waiting for a change`);
  });
  server = child;
}

function stop() {
  const child = server;
  server = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  });
}

const top = new Set(RULES.map(([prefix]) => prefix.split('/')[0]));
for (const name of top) {
  if (!name.includes('.') && existsSync(name)) {
    watch(name, { recursive: true }, (_, file) => file && changed(path.join(name, file)));
  }
}
watch('.', (_, file) => file && top.has(file) && file.includes('.') && changed(file));

log('building; the first time takes some minutes');
build();
