import { expect, test, vi } from 'vitest';
import { paced } from './paced.ts';

test('a burst happens at once and once more at the end of the pause, and silence costs nothing', () => {
  vi.useFakeTimers();
  let times = 0;
  const run = paced(() => {
    times += 1;
  }, 2000);
  for (let n = 0; n < 10; n++) run();
  expect(times).toBe(1);
  vi.advanceTimersByTime(2000);
  expect(times).toBe(2);
  vi.advanceTimersByTime(10_000);
  expect(times).toBe(2);
  run();
  expect(times).toBe(3);
  vi.useRealTimers();
});
