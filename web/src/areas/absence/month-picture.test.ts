import { expect, test } from 'vitest';
import type { Absence } from '#contract/room.ts';
import { cellsOf, dayOf, monthOf, monthsFrom } from './month-picture.ts';

const whole = (fromOn: string, toOn: string) =>
  ({ id: fromOn, wholeDays: true, fromOn, toOn, zone: 'Europe/Warsaw' }) as Absence;
const hours = (fromAt: string, toAt: string) =>
  ({ id: fromAt, wholeDays: false, fromOn: null, toOn: null, fromAt, toAt, zone: 'Europe/Warsaw' }) as Absence;

test('a month has its days, leap years included, and the one before January is December', () => {
  expect(monthOf('2028-02', '2026-01-01').days).toHaveLength(29);
  expect(monthOf('nonsense', '2026-11-22').key).toBe('2026-11');
  expect([monthsFrom('2026-01', -1), monthsFrom('2026-12', 1)]).toEqual(['2025-12', '2027-01']);
});

test('an absence is one piece over its days, cut off at the ends of the month', () => {
  const { days } = monthOf('2026-02', '2026-02-01');
  const cells = cellsOf([whole('2026-01-28', '2026-02-03'), whole('2026-02-27', '2026-03-10')], days);
  expect(cells.filter((one) => one.absences.length > 0).map((one) => [one.day, one.span])).toEqual([
    ['2026-02-01', 3],
    ['2026-02-27', 2],
  ]);
  expect(cells.reduce((sum, one) => sum + one.span, 0)).toBe(28);
});

test('hours that go over several days are one piece where nothing else is', () => {
  const { days } = monthOf('2026-02', '2026-02-01');
  const long = hours('2026-02-02T13:00:00Z', '2026-02-05T11:00:00Z');
  const next = hours('2026-02-05T14:00:00Z', '2026-02-05T15:00:00Z');
  const cells = cellsOf([long, next], days).filter((one) => one.absences.length > 0);
  expect(cells.map((one) => [one.day, one.span, one.absences.length])).toEqual([
    ['2026-02-02', 3, 1],
    ['2026-02-05', 1, 2],
  ]);
});

test('hours of one day stand together on it, by the clocks of the absent', () => {
  const { days } = monthOf('2026-02', '2026-02-01');
  const late = hours('2026-02-10T22:30:00Z', '2026-02-10T23:30:00Z');
  const early = hours('2026-02-10T08:00:00Z', '2026-02-10T09:00:00Z');
  const cells = cellsOf([early, late], days);
  expect(cells.filter((one) => one.absences.length > 0).map((one) => [one.day, one.absences.length])).toEqual([
    ['2026-02-10', 2],
    ['2026-02-11', 1],
  ]);
  expect(dayOf('2026-02-10T23:30:00Z', 'Europe/Warsaw')).toBe('2026-02-11');
});
