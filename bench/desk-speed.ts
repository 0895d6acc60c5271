/**
 * `npm run bench:desk`: how quick the desk is under the hand, in a real browser, against a desk of 100,000 requests. Prints
 * a table with the bar of each measurement and ends with 1 where one is missed. `--requests n` loads another number,
 * `--day n` works a day of so many requests, `--turns n` presses each key so often, `--only keys,open` measures those.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { buildWebIfNeeded } from '../tools/build-web.mjs';
import { needChromium } from '../tools/find-chromium.mjs';
import { startChildDesk } from './child-desk.ts';
import { joinEverything } from './desk-speed/join-everything.ts';
import { loadFirst } from './desk-speed/load-first.ts';
import { isMet, type Line, lineTable, quantile } from './desk-speed/measures.ts';
import { openFromList } from './desk-speed/open-requests.ts';
import { pressKeys } from './desk-speed/press-keys.ts';
import { searchMany } from './desk-speed/search-many.ts';
import { watchLive } from './desk-speed/watch-live.ts';
import { openWindow, signIn } from './desk-speed/window.ts';
import { workADay } from './desk-speed/work-a-day.ts';
import { createClient } from './http-client.ts';
import { prepareDesk } from './prepare-desk.ts';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    day: { type: 'string', default: '400' },
    turns: { type: 'string', default: '20' },
    only: { type: 'string', default: 'search,first,keys,open,live,day' },
  },
});
const wanted = new Set(options.only.split(','));
const turns = Number(options.turns);
const person = { email: 'bench@desk.example', password: 'kettle orchard lantern bridge' };

await buildWebIfNeeded();
const folder = mkdtempSync(join(tmpdir(), 'linja-desk-speed-'));
const load = loadavg()[0] ?? 0;
const postgres = await startEmbeddedPostgres(folder);
let browser: Browser | undefined;
try {
  const began = performance.now();
  const prepared = await prepareDesk(postgres.url, Number(options.requests));
  await joinEverything(postgres.url);
  console.log(`${options.requests} requests loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const child = await startChildDesk(postgres.url, undefined);
  const client = createClient(child.url);
  const { key } = prepared.supervisor;
  try {
    browser = await chromium.launch({
      executablePath: await needChromium(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    });
    const lines: Line[] = [];
    const broken: string[] = [];
    const shifted: { worst: number; from: string[] }[] = [];
    /** A fresh window for one part; what its layout shifted by is read at its end. */
    const inWindow = async (
      part: string,
      work: (opened: Awaited<ReturnType<typeof openWindow>>) => Promise<Line[]>,
    ) => {
      if (!wanted.has(part)) return;
      console.log(`measuring: ${part}`);
      const opened = await openWindow(browser as Browser);
      await signIn(opened, child.url, person);
      await opened.page.goto(`${child.url}/`);
      try {
        lines.push(...(await work(opened)));
      } catch (error) {
        // The other parts are measured all the same; what the window showed is kept.
        console.error(`${part} broke off at ${opened.page.url()}: ${error}`);
        broken.push(part);
        await opened.page.screenshot({ path: '.cache/desk-speed.png' }).catch(() => undefined);
      }
      shifted.push(await opened.page.evaluate(() => window.speed.shifts()));
      console.log(lineTable(lines.filter((line) => !/^… /.test(line.name))));
      await opened.context.close();
    };
    if (wanted.has('search')) lines.push(...(await searchMany(client.call, key, turns)));
    if (wanted.has('first')) lines.push(...(await loadFirst(browser, child.url, person, 5)));
    await inWindow('keys', (opened) => pressKeys(opened, turns));
    await inWindow('open', (opened) => openFromList(opened, child.url, turns * 3));
    const numberOf = async (id: string): Promise<number> =>
      JSON.parse((await client.call('GET', `/requests/${id}`, key)).body.toString()).number;
    const patch = async (id: string, subject: string) => {
      const content = JSON.stringify({ subject });
      await client.call('PATCH', `/requests/${id}`, key, { type: 'application/json', content });
    };
    await inWindow('live', async (opened) => {
      const { rows } = JSON.parse((await client.call('GET', '/requests?phase=open&limit=1', key)).body.toString());
      return watchLive(opened, child.url, rows[0], patch, turns);
    });
    await inWindow('day', async (opened) => {
      const ids = prepared.requestIds.slice(100, 100 + Number(options.day));
      const numbers: number[] = [];
      for (const id of ids) numbers.push(await numberOf(id));
      return workADay(opened, child.url, numbers, console.log);
    });
    const keyLines = lines.filter((line) => / · /.test(line.name));
    if (keyLines.length > 0) {
      lines.unshift({ name: 'any key', unit: 'ms', values: keyLines.flatMap((line) => line.values), bar: 100 });
    }
    const worst = Math.max(0, ...shifted.map((one) => one.worst));
    if (shifted.length > 0)
      lines.push({ name: 'layout shift (CLS), worst of all windows', unit: '', values: [worst], bar: 0.02 });
    const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, Chromium ${browser.version()}`;
    console.log(`\n${machine}, ${options.requests} requests, load ${load.toFixed(1)} before the run\n`);
    console.log(lineTable(lines));
    const from = shifted.flatMap((one) => one.from).slice(0, 12);
    if (worst > 0) console.log(`\nShifts: ${from.join(' · ')}`);
    const missed = lines.filter((line) => !isMet(line));
    for (const line of missed) console.log(`missed: ${line.name} (p95 ${quantile(line.values, 0.95).toFixed(1)})`);
    process.exitCode = missed.length > 0 || broken.length > 0 ? 1 : 0;
  } finally {
    client.close();
    await browser?.close();
    await child.stop();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
