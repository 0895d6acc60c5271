import { expect, test } from 'vitest';
import { spanOf } from './day-span-calc.ts';

const now = new Date('2026-03-29T00:30:00Z');
const span = (words: string, zone = 'Europe/Helsinki') => {
  const found = spanOf(words, now, zone);
  return found && [found.from?.toISOString() ?? null, found.before?.toISOString() ?? null];
};

test('today is the day of the reader, also when the clocks go forward in it', () => {
  expect(span('today')).toEqual(['2026-03-28T22:00:00.000Z', '2026-03-29T21:00:00.000Z']);
  expect(span('today', 'America/New_York')).toEqual(['2026-03-28T04:00:00.000Z', '2026-03-29T04:00:00.000Z']);
});

test('a week begins on Monday, a month on its first day', () => {
  expect(span('week', 'UTC')).toEqual(['2026-03-23T00:00:00.000Z', '2026-03-30T00:00:00.000Z']);
  expect(span('month', 'UTC')).toEqual(['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z']);
  expect(span('7d', 'UTC')).toEqual(['2026-03-23T00:00:00.000Z', '2026-03-30T00:00:00.000Z']);
});

test('after a day does not hold the day, from a day does, and both ends of a stretch belong to it', () => {
  expect(span('>2026-01-01', 'UTC')).toEqual(['2026-01-02T00:00:00.000Z', null]);
  expect(span('>=2026-01-01', 'UTC')).toEqual(['2026-01-01T00:00:00.000Z', null]);
  expect(span('<2026-01-01', 'UTC')).toEqual([null, '2026-01-01T00:00:00.000Z']);
  expect(span('<=2026-01-01', 'UTC')).toEqual([null, '2026-01-02T00:00:00.000Z']);
  expect(span('2026-01-01..2026-01-31', 'UTC')).toEqual(['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']);
});

test('a day that no calendar has matches nothing', () => {
  expect(span('2026-02-31')).toBeNull();
});
