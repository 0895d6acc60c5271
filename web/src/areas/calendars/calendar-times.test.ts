import { describe, expect, test } from 'vitest';
import { clockOf, endsNextDay, minutesOf, readClock } from './clock-time.ts';
import { openMinutes, weekBars } from './week-bars.ts';
import { instantOf, localOf } from './zone-time.ts';

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

describe('a local time in a zone', () => {
  test.each([
    ['2026-03-04T09:30', 'Europe/Stockholm', '2026-03-04T08:30:00.000Z'],
    ['2026-07-04T09:30', 'Europe/Helsinki', '2026-07-04T06:30:00.000Z'],
    ['2026-03-04T09:30', 'Asia/Kathmandu', '2026-03-04T03:45:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
    expect(localOf(Date.parse(instant), zone)).toBe(local);
  });

  test('skipped in spring becomes the one after the gap', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Stockholm')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('that comes twice in autumn is the first', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Stockholm')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('that is none is refused', () => expect(instantOf('', 'Europe/Oslo')).toBeNull());
});
