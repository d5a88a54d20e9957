#!/usr/bin/env node
// How long a server takes from its start to the first answer 200, in milliseconds, as the median of some starts.
//
//   start.mjs RUNS PORT PATH,PATH… COMMAND ARGUMENT…
//
// Prints a figure for each path. Each path is asked for anew 2 ms after it failed.

import { spawn } from 'node:child_process';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [runs, port, paths, command, ...args] = process.argv.slice(2);
const LIMIT = 60_000;

const ask = (path) =>
  new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
      answer.on('error', () => resolve(false));
    });
    request.on('error', () => resolve(false));
  });

async function first(path, begun) {
  while (!(await ask(path))) {
    if (performance.now() - begun > LIMIT) throw new Error(`${path} was not answered within ${LIMIT} ms`);
    await sleep(2);
  }
  return performance.now() - begun;
}

async function start() {
  const begun = performance.now();
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const broken = gone.then((code) => Promise.reject(new Error(`the server ended with ${code}`)));
  broken.catch(() => {});
  const stop = () => server.kill('SIGKILL');
  process.once('exit', stop);
  try {
    return await Promise.race([broken, Promise.all(paths.split(',').map((path) => first(path, begun)))]);
  } finally {
    server.kill('SIGTERM');
    await gone;
    process.off('exit', stop);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

const all = [];
for (let run = 0; run < Number(runs); run++) all.push(await start());
const median = (figures) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];
console.log(all[0].map((_, n) => Math.round(median(all.map((figures) => figures[n])))).join(' '));
