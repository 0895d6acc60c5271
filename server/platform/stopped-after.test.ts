import { expect, test } from 'vitest';
import { processorTime } from '#test/duration.ts';
import { stoppedAfter, TookTooLong } from './stopped-after.ts';

test('work on foreign input gives its answer or its error, and costs next to nothing more', async () => {
  expect(stoppedAfter(1000, () => 'read')).toBe('read');
  expect(() => stoppedAfter(1000, () => JSON.parse('{'))).toThrow(SyntaxError);
  const spent = await processorTime(() => {
    for (let n = 0; n < 100; n++) stoppedAfter(1000, () => n);
  });
  expect(spent / 100).toBeLessThan(1);
});

test('a regular expression that finds no end is stopped, and the next work is done', () => {
  expect(() => stoppedAfter(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}!`))).toThrow(TookTooLong);
  expect(() =>
    stoppedAfter(50, () => {
      for (;;);
    }),
  ).toThrow(TookTooLong);
  expect(stoppedAfter(1000, () => 'next')).toBe('next');
});

test('work that stood still with the whole process is begun anew', () => {
  let runs = 0;
  const halted = () => {
    runs++;
    // Waits without working, as a halted process does, the first time only.
    if (runs === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    return runs;
  };
  expect(stoppedAfter(100, halted)).toBe(2);
});
