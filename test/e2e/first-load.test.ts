import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';

const stage = aStage();
const assets = join(import.meta.dirname, '../../web/dist/assets');

/** Kilobytes of script, as gzip sends them, after which the desk has to stand and be at rest. */
const most = 300;

test(`the desk needs at most ${most} kB of compressed JavaScript, with all it fetches until it is at rest`, async () => {
  const { page } = await stage.as(stage.desk.admin, '/');
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((one) => new URL(one.name).pathname)
      .filter((path) => path.endsWith('.js')),
  );
  const names = [...new Set(loaded)].map((path) => path.replace('/assets/', ''));
  expect(names.length).toBeGreaterThan(4);
  const size = (name: string) => statSync(join(assets, `${name}.gz`)).size / 1000;
  const total = names.reduce((sum, name) => sum + size(name), 0);
  const largest = names
    .sort((a, b) => size(b) - size(a))
    .slice(0, 6)
    .map((name) => `${name} ${size(name).toFixed(1)}`);
  console.log(`first load: ${total.toFixed(1)} kB gzip in ${names.length} files (${largest.join(', ')})`);
  expect(total, largest.join(', ')).toBeLessThanOrEqual(most);
  // The shapes of the API come with the first form.
  expect(names.filter((name) => name.startsWith('zod'))).toEqual([]);
});

test('on a phone nothing jumps while the desk, the queue and the list come in, whatever comes last', async () => {
  const { admin, start } = stage.desk;
  for (const subject of ['A lamp is out', 'The lift stops', 'Water on the floor']) {
    const body = { channel: 'phone', callerName: 'Bo', kind: 'action', subject, categoryId: start.categoryId };
    expect((await admin.call('POST', '/requests', body)).status).toBe(201);
  }
  await admin.done('PATCH', '/me', { preferences: { firstSteps: 'hidden' } });
  for (const [late, path] of [
    ['desk', '/'],
    ['queue/standing', '/'],
    ['queue/standing', '/queue'],
    ['requests/count', '/requests?phase=open'],
  ] as const) {
    const { page } = await stage.as(admin, '/', { width: 360 });
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) seen.shift += (one as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route(`**/api/v1/${late}*`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.goto(new URL(path, page.url()).href);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    const shift = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
    expect(shift, `${path} with ${late} late`).toBeLessThan(0.02);
  }
});
