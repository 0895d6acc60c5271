import { expect, test } from 'vitest';
import { processorTime } from '#test/duration.ts';
import { streamSafe } from './stream-safe.ts';

test('a letter keeps the marks any language has, and of a hundred thousand so few that they are put in order at once', async () => {
  const vietnamese = 'e\u0323\u0302'.repeat(500);
  expect(streamSafe(vietnamese)).toBe(vietnamese);
  const bomb = `a${'\u0301\u0323'.repeat(50_000)}b`;
  expect(streamSafe(bomb)).toHaveLength(32);
  expect(await processorTime(() => streamSafe(bomb).normalize('NFKD'))).toBeLessThan(100);
});
