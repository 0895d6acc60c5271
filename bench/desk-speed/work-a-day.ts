import type { Line } from './measures.ts';
import { type DeskWindow, keyToEffect, until } from './window.ts';

type Standing = { heap: number; nodes: number; listeners: number };

/**
 * A day of so many requests in one window: each is opened by its number, gets a note, is looked at in the list again and
 * closed. After every fiftieth the garbage is collected and what is left is read.
 */
export async function workADay(
  { page, session }: DeskWindow,
  url: string,
  numbers: number[],
  say: (line: string) => void,
): Promise<Line[]> {
  const standings: Standing[] = [];
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const stand = async (done: number) => {
    await page.waitForTimeout(300);
    for (let turn = 0; turn < 2; turn++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    const standing = { heap: usedSize / 1e6, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
    standings.push(standing);
    say(
      `  after ${done} requests: ${standing.heap.toFixed(1)} MB, ${standing.nodes} nodes, ${standing.listeners} listeners`,
    );
  };
  await page.goto(`${url}/`);
  await until(page, { drawn: 'main section' });
  for (const [at, number] of numbers.entries()) {
    await page.keyboard.press('/');
    await page.keyboard.type(String(number));
    await keyToEffect(page, ['Enter'], { path: `/requests/${number}`, drawn: '#request-timeline li article' });
    await page.keyboard.press('i');
    await until(page, { focused: 'textarea, [contenteditable="true"]' });
    await page.keyboard.type(`Note ${at} of the day.`);
    await page.keyboard.press('Control+Enter');
    await until(page, { drawn: '#request-timeline', text: `Note ${at} of the day.` });
    await page.keyboard.press('Escape');
    await page.locator(`nav [data-here] button`).click();
    if (at % 10 === 9) {
      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await until(page, { path: '/requests?', drawn: 'a[data-at]' });
    }
    if (at === 9 || (at + 1) % 50 === 0) await stand(at + 1);
  }
  // The first fifty fill what is kept on purpose; from there on nothing may grow.
  const settled = standings.slice(1);
  const growth = (settled.at(-1)?.heap ?? 0) - (settled[0]?.heap ?? 0);
  return [
    { name: `memory after a day of ${numbers.length} requests`, unit: 'MB', values: [settled.at(-1)?.heap ?? 0] },
    { name: '… grown since the fiftieth', unit: 'MB', values: [growth], bar: 5 },
    {
      name: '… nodes kept more than after the fiftieth',
      unit: '',
      values: [(settled.at(-1)?.nodes ?? 0) - (settled[0]?.nodes ?? 0)],
      bar: 2000,
    },
  ];
}
