import { describe, expect, test } from 'vitest';
import { quickMoments } from './quick-moments.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);

describe('the quick choices of postponing', () => {
  test('are nine o’clock by the reader’s clock, also over the spring change', () => {
    const friday = at('2026-03-27T15:20:30Z');
    expect(quickMoments(friday, zone).map((one) => [one.name, new Date(one.at).toISOString()])).toEqual([
      ['hour', '2026-03-27T16:21:00.000Z'],
      ['tomorrow', '2026-03-28T08:00:00.000Z'],
      ['monday', '2026-03-30T07:00:00.000Z'],
    ]);
  });

  test('do not name Monday twice on a Sunday, and on a Monday mean the next', () => {
    expect(quickMoments(at('2026-03-01T12:00Z'), zone).map((one) => one.name)).toEqual(['hour', 'tomorrow']);
    expect(quickMoments(at('2026-03-02T12:00Z'), zone).at(-1)?.at).toBe(at('2026-03-09T08:00Z'));
  });
});
