import { expect, test } from 'vitest';
import { collectWhenQuiet } from './collect-when-quiet.ts';

/** Whether it is still held, asked so that nobody who asks holds it. */
const isHeld = (one: WeakRef<object>) => one.deref() !== undefined;

test('what a busy time leaves behind is collected once it is quiet, and not before', async () => {
  const left = new WeakRef({ words: 'nobody holds this any more' });
  const end = collectWhenQuiet({ lookMs: 200, quietShare: 0.9, workMs: 100 });
  // Somebody at work: no pause of collecting in the middle of it.
  const busyUntil = performance.now() + 500;
  while (performance.now() < busyUntil);
  expect(isHeld(left)).toBe(true);
  await expect.poll(() => isHeld(left), { timeout: 5000 }).toBe(false);
  end();
});
