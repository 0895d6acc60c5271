import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addWorkingDays,
  endOfBusinessDay,
  isHoliday,
  isWorkingDay,
  workingDaysBetween,
} from './business-days-calc.ts';
import type { CalendarRules } from './calendar-rules.ts';

const office = [{ from: '08:00', to: '17:00' }];
const rules: CalendarRules = {
  zone: 'Europe/Warsaw',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: [{ day: 11, month: 11, name: 'Independence Day' }],
  specialDays: [{ date: '2026-02-07', intervals: [{ from: '10:00', to: '12:00' }], name: 'Open Saturday' }],
};
const never: CalendarRules = {
  ...rules,
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  specialDays: [],
};
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(rules.zone).toInstant();
const date = (text: string) => Temporal.PlainDate.from(text);

describe('deadlines in business days', () => {
  test('registered on Monday, business day 1 ends on Tuesday at closing and business day 3 on Thursday', () => {
    expect(endOfBusinessDay(rules, local('2026-02-02T14:00'), 1)).toEqual(local('2026-02-03T17:00'));
    expect(endOfBusinessDay(rules, local('2026-02-02T14:00'), 3)).toEqual(local('2026-02-05T17:00'));
  });

  test('the day of registration is day 0, also after closing and on a Sunday', () => {
    expect(endOfBusinessDay(rules, local('2026-02-02T14:00'), 0)).toEqual(local('2026-02-02T17:00'));
    expect(endOfBusinessDay(rules, local('2026-02-02T18:00'), 0)).toEqual(local('2026-02-03T17:00'));
    expect(endOfBusinessDay(rules, local('2026-02-02T18:00'), 1)).toEqual(local('2026-02-03T17:00'));
    expect(endOfBusinessDay(rules, local('2026-02-01T12:00'), 1)).toEqual(local('2026-02-02T17:00'));
  });

  test('holidays are passed over and an opened Saturday counts', () => {
    expect(endOfBusinessDay(rules, local('2026-11-10T14:00'), 1)).toEqual(local('2026-11-12T17:00'));
    expect(endOfBusinessDay(rules, local('2026-02-06T14:00'), 1)).toEqual(local('2026-02-07T12:00'));
  });

  test('a day that ends with a night shift ends when the shift does', () => {
    const shift = [{ from: '22:00', to: '06:00' }];
    const night = { ...rules, week: { ...rules.week, tue: shift } };
    expect(endOfBusinessDay(night, local('2026-02-02T14:00'), 1)).toEqual(local('2026-02-04T06:00'));
  });

  test('a date the zone skipped is no business day (Samoa, 30 December 2011)', () => {
    const apia = { ...rules, zone: 'Pacific/Apia', specialDays: [] };
    const thursday = Temporal.ZonedDateTime.from('2011-12-29T14:00[Pacific/Apia]').toInstant();
    expect(isWorkingDay(apia, date('2011-12-30'))).toBe(false);
    expect(addWorkingDays(apia, date('2011-12-29'), 1)).toEqual(date('2012-01-02'));
    expect(workingDaysBetween(apia, date('2011-12-29'), date('2012-01-02'))).toBe(1);
    expect(endOfBusinessDay(apia, thursday, 1)?.toString()).toBe('2012-01-02T03:00:00Z');
  });

  test('without working days there is no answer, and a count must be a whole number', () => {
    expect(endOfBusinessDay(never, local('2026-02-02T14:00'), 1)).toBeNull();
    expect(addWorkingDays(never, date('2026-02-02'), 1)).toBeNull();
    expect(addBusinessDays(never, local('2026-02-02T14:00'), 1)).toBeNull();
    expect(() => addWorkingDays(rules, date('2026-02-02'), 1.5)).toThrow(RangeError);
    expect(() => endOfBusinessDay(rules, local('2026-02-02T14:00'), -1)).toThrow(RangeError);
  });
});

describe('counting working days', () => {
  test('the time of day is kept across a clock change and moved into hours where it is closed', () => {
    expect(addBusinessDays(rules, local('2026-03-27T14:30'), 1)).toEqual(local('2026-03-30T14:30'));
    expect(addBusinessDays(rules, local('2026-03-26T19:30'), 1)).toEqual(local('2026-03-30T08:00'));
    expect(addBusinessDays(rules, local('2026-03-31T06:30'), -1)).toEqual(local('2026-03-27T17:00'));
  });

  test('counting forward and back meet', () => {
    expect(addWorkingDays(rules, date('2026-11-10'), 1)?.toString()).toBe('2026-11-12');
    expect(addWorkingDays(rules, date('2026-11-12'), -1)?.toString()).toBe('2026-11-10');
    expect(workingDaysBetween(rules, date('2026-11-09'), date('2026-11-16'))).toBe(4);
    expect(workingDaysBetween(rules, date('2026-11-16'), date('2026-11-09'))).toBe(-4);
  });

  test('a holiday stays a holiday when a special day opens it', () => {
    const duty = { ...rules, specialDays: [{ date: '2026-11-11', intervals: office, name: 'Duty' }] };
    expect([isHoliday(duty, date('2026-11-11')), isWorkingDay(duty, date('2026-11-11'))]).toEqual([true, true]);
    expect([isHoliday(rules, date('2026-11-11')), isWorkingDay(rules, date('2026-11-11'))]).toEqual([true, false]);
  });
});
