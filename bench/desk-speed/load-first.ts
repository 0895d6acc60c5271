import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Line } from './measures.ts';
import { openWindow, signIn, until } from './window.ts';

const assets = join(import.meta.dirname, '../../web/dist/assets');

/** Opens the desk with an empty cache: how much JavaScript, and after how long Next and its rows stand there. */
export async function loadFirst(
  browser: Browser,
  url: string,
  person: { email: string; password: string },
  times: number,
): Promise<Line[]> {
  const usable: number[] = [];
  let gzip = 0;
  let sent = 0;
  for (let turn = 0; turn < times; turn++) {
    const window = await openWindow(browser);
    await signIn(window, url, person);
    await window.page.goto(`${url}/`, { waitUntil: 'commit' });
    await until(window.page, { drawn: 'main section button, main section ul' });
    usable.push(await window.page.evaluate(() => performance.now()));
    await window.page.waitForLoadState('networkidle');
    const loaded = await window.page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .map((one) => ({ path: new URL(one.name).pathname, sent: one.encodedBodySize }))
        .filter(({ path }) => path.endsWith('.js')),
    );
    gzip =
      loaded.reduce((sum, { path }) => sum + statSync(join(assets, `${path.split('/').at(-1)}.gz`)).size, 0) / 1000;
    sent = loaded.reduce((sum, one) => sum + one.sent, 0) / 1000;
    await window.context.close();
  }
  return [
    { name: 'first load: JavaScript until at rest, gzip', unit: 'kB', values: [gzip], bar: 300 },
    { name: '… as the browser got it', unit: 'kB', values: [sent] },
    { name: 'first load: usable, nothing in the cache', unit: 'ms', values: usable, bar: 1500 },
  ];
}
