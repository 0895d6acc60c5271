import { describe, expect, test } from 'vitest';
import { clockOf, endsNextDay, minutesOf, readClock } from './clock-time.ts';
import { openMinutes, weekBars } from './week-bars.ts';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('a time of day', () => {
  test.each([
    ['8', '08:00'],
    ['830', '08:30'],
    ['8.30', '08:30'],
    ['17:00', '17:00'],
    ['24', '24:00'],
    ['26:00', '26:00'],
  ])('typed as %s is read as %s', (typed, read) => expect(readClock(typed)).toBe(read));

  test.each(['', 'noon', '12:75', '49:00', '8:3'])('typed as "%s" is none', (typed) =>
    expect(readClock(typed)).toBeNull(),
  );

  test('survives being counted in minutes', () => expect(clockOf(minutesOf('13:45') ?? 0)).toBe('13:45'));
});

describe('the picture of a week', () => {
  test('carries a night shift over into the next day, from Sunday to Monday too', () => {
    const bars = weekBars({ ...closed, sun: [{ from: '22:00', to: '06:00' }] });
    expect(bars.sun).toEqual([{ from: 1320, to: 1440, carried: false }]);
    expect(bars.mon).toEqual([{ from: 0, to: 360, carried: true }]);
  });

  test('ends a day at midnight without a bar on the next one', () => {
    expect(weekBars({ ...closed, mon: [{ from: '18:00', to: '24:00' }] }).tue).toEqual([]);
    expect(endsNextDay({ from: '18:00', to: '24:00' })).toBe(false);
    expect(endsNextDay({ from: '18:00', to: '02:00' })).toBe(true);
  });

  test('counts hours that overlap once', () => {
    const mon = [
      { from: '08:00', to: '12:00' },
      { from: '10:00', to: '17:00' },
    ];
    expect(openMinutes({ ...closed, mon })).toBe(9 * 60);
  });
});
