import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { startTicker } from './ticker.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

test('a full look is followed by the next at once, an empty one by a rest', async () => {
  const taken = [3, 1, 0];
  let looks = 0;
  const ticker = startTicker(desk.runtime, [{ name: 'due', everyMs: 60_000, run: async () => taken[looks++] ?? 0 }]);
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(3);
  await ticker.stop();
  expect(looks).toBe(3);
});

test('stopping in the middle of a look waits for that look and not for the rest after it', async () => {
  let end = () => {};
  let looks = 0;
  const look = () => new Promise<number>((resolve) => (end = () => resolve(0)));
  const run = () => {
    looks += 1;
    return look();
  };
  const ticker = startTicker(desk.runtime, [{ name: 'due', everyMs: 60_000, run }]);
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(1);
  const stopped = ticker.stop();
  end();
  await stopped;
  expect(looks).toBe(1);
}, 5000);
