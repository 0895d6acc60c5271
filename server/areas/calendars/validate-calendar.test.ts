import { describe, expect, test } from 'vitest';
import type { CalendarRules } from './calendar-rules.ts';
import { calendarProblems } from './validate-calendar.ts';

const office = [{ from: '08:00', to: '17:00' }];
const sound: CalendarRules = {
  zone: 'Europe/Helsinki',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: [{ day: 29, month: 2, name: 'Leap day' }],
  specialDays: [{ date: '2026-12-24', intervals: [], name: 'Christmas Eve' }],
};

function found(change: Partial<CalendarRules>): string[] {
  return calendarProblems({ ...sound, ...change }).map((problem) => `${problem.path} ${problem.code}`);
}

const monday = (from: string, to: string) => found({ week: { ...sound.week, mon: [{ from, to }] } });

describe('checking a calendar before it is kept', () => {
  test('a sound calendar has no problems', () => {
    expect(calendarProblems(sound)).toEqual([]);
  });

  test.each(['Europe/Nowhere', '', '+01:00', 'not a zone'])('the zone "%s" is refused', (zone) => {
    expect(found({ zone })).toEqual(['zone unknown_zone']);
  });

  test.each([
    ['09:00', '00:00'],
    ['00:00', '24:00'],
    ['00:00', '00:00'],
    ['22:00', '06:00'],
    ['22:00', '30:00'],
    ['08:00:30', '48:00'],
  ])('hours from %s to %s are good', (from, to) => {
    expect(monday(from, to)).toEqual([]);
  });

  test.each([
    ['8 o’clock', '17:00', 'week.mon.0.from bad_time'],
    ['08:00', '17:60', 'week.mon.0.to bad_time'],
    ['08:00', '48:01', 'week.mon.0.to bad_time'],
    ['24:00', '26:00', 'week.mon.0.from bad_time'],
    ['08:00', '08:00', 'week.mon.0 empty_interval'],
    ['08:00', '08:00:00', 'week.mon.0 empty_interval'],
  ])('hours from %s to %s are refused', (from, to, problem) => {
    expect(monday(from, to)).toEqual([problem]);
  });

  test('dates that do not exist are refused', () => {
    const holidays = [
      { day: 31, month: 2, name: 'x' },
      { day: 29, month: 2, year: 2026, name: 'x' },
      { day: 1, month: 13, name: 'x' },
    ];
    expect(found({ holidays })).toEqual([
      'holidays.0 impossible_date',
      'holidays.1 impossible_date',
      'holidays.2 impossible_date',
    ]);
    const specialDays = ['2026-02-30', '24.12.2026', '2026-12-24', '2026-12-24'].map((date) => ({
      date,
      intervals: [],
      name: 'x',
    }));
    expect(found({ specialDays })).toEqual([
      'specialDays.0.date impossible_date',
      'specialDays.1.date impossible_date',
      'specialDays.3.date repeated_date',
    ]);
  });

  test('a calendar that never opens is pointed out, one with a single special day is not', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(found({ week })).toEqual(['week never_open']);
    expect(found({ week, specialDays: [{ date: '2026-12-24', intervals: office, name: 'x' }] })).toEqual([]);
  });
});
