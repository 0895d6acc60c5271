import type { Line } from './measures.ts';
import { type DeskWindow, until } from './window.ts';

type Patch = (id: string, subject: string) => Promise<void>;

/**
 * A colleague changes the subject of a request over the API; a window that shows it, and one that shows it in a list, draw
 * the new one. Counted from the answer, which comes after the commit, and from the call, which comes before it.
 */
export async function watchLive(
  { page }: DeskWindow,
  url: string,
  request: { id: string; number: number },
  patch: Patch,
  times: number,
): Promise<Line[]> {
  const fromAnswer: number[] = [];
  const fromCall: number[] = [];
  const inList: number[] = [];
  const change = async (turn: number, into: 'request' | 'list') => {
    const subject = `Changed ${into} ${turn}`;
    const shown =
      into === 'list'
        ? (page.evaluate((text) => window.speed.seenAt({ text }), subject) as Promise<number>)
        : page
            .waitForFunction(
              (text) => [...document.querySelectorAll('input')].some((one) => one.value === text),
              subject,
              { polling: 'raf' },
            )
            .then(() => Date.now());
    // Said once, by whoever waits for it below.
    shown.catch(() => undefined);
    const called = Date.now();
    await patch(request.id, subject);
    const answered = Date.now();
    const at = await shown;
    if (into === 'request') {
      fromAnswer.push(Math.max(0, at - answered));
      fromCall.push(at - called);
    } else inList.push(Math.max(0, at - answered));
    // At the pace of people, so that no change waits for the one before.
    await page.waitForTimeout(400 + (turn % 5) * 60);
  };
  await page.goto(`${url}/requests/${request.number}`);
  await until(page, { drawn: '#request-timeline li' });
  await page.waitForTimeout(500);
  for (let turn = 0; turn < times; turn++) await change(turn, 'request');
  await page.goto(`${url}/requests?q=${request.number}`);
  await until(page, { drawn: 'a[data-at]' });
  await page.waitForTimeout(500);
  for (let turn = 0; turn < times; turn++) await change(turn, 'list');
  return [
    { name: 'a live change in an open request, from the answer', unit: 'ms', values: fromAnswer, bar: 300 },
    { name: '… from the call', unit: 'ms', values: fromCall },
    { name: 'a live change in a list, from the answer', unit: 'ms', values: inList, bar: 300 },
  ];
}
