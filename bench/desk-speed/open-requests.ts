import type { Line } from './measures.ts';
import { type DeskWindow, keyToEffect, until } from './window.ts';

/** Opens requests from the list, none twice: with the focus resting on the row, and with j and Enter in one go. */
export async function openFromList({ page }: DeskWindow, url: string, times: number): Promise<Line[]> {
  const rested: number[] = [];
  const atOnce: number[] = [];
  await page.goto(`${url}/requests?phase=open&sort=created`);
  for (let turn = 0; turn < times; turn++) {
    await until(page, { drawn: 'a[data-at]' });
    const at = 10 + turn;
    await page.locator(`a[data-at="${at}"]`).focus();
    const rests = turn % 2 === 0;
    if (rests) await page.waitForTimeout(250);
    else await page.keyboard.press('j');
    const took = await keyToEffect(page, ['Enter'], { path: '/requests/', drawn: '#request-timeline li article' });
    (rests ? rested : atOnce).push(took);
    await page.waitForTimeout(100);
    await page.goBack();
  }
  return [
    { name: 'open a request from the list', unit: 'ms', values: [...rested, ...atOnce], bar: 200 },
    { name: '… after the focus rested on its row', unit: 'ms', values: rested },
    { name: '… j and Enter in one go', unit: 'ms', values: atOnce },
  ];
}
