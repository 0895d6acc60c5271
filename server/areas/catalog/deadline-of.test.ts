import { expect, test } from 'vitest';
import type { CalendarRules } from '#areas/calendars/index.ts';
import type { CataloguePriority } from './catalogue.ts';
import { deadlineOf } from './deadline-of.ts';

const day = [{ from: '08:00', to: '17:00' }];
const office: CalendarRules = {
  zone: 'Europe/Stockholm',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  holidays: [],
  specialDays: [],
};
const never: CalendarRules = {
  ...office,
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
};

function aPriority(budgetMinutes: number | null, rules = office): CataloguePriority {
  const calendar = { id: 'c', name: 'Office hours', versionId: 'v', rules };
  return {
    id: 'p',
    name: 'Medium',
    rank: 2,
    budgetMinutes,
    budgetBusinessDays: null,
    calendar,
    isDefault: true,
    active: true,
  };
}

test('business days end with the last closing of the day they come to, whatever the hour of the day it came', () => {
  const twoDays = { ...aPriority(null), budgetBusinessDays: 2 };
  expect(deadlineOf(twoDays, friday)).toMatchObject({
    deadlineAt: new Date('2026-02-10T17:00:00+01:00'),
    budgetSeconds: (2 + 9 + 9) * 3600,
    budgetDays: 2,
  });
});

const friday = new Date('2026-02-06T15:00:00+01:00');

test('a priority gives its deadline with what explains it, over the weekend', () => {
  expect(deadlineOf(aPriority(180), friday)).toEqual({
    deadlineAt: new Date('2026-02-09T09:00:00+01:00'),
    startedAt: friday,
    budgetSeconds: 10_800,
    budgetDays: null,
    calendarVersionId: 'v',
  });
});

test('a priority without a budget gives no deadline and names no calendar', () => {
  expect(deadlineOf(aPriority(null), friday)).toEqual({
    deadlineAt: null,
    startedAt: friday,
    budgetSeconds: null,
    budgetDays: null,
    calendarVersionId: null,
  });
});

test('a budget of no time is due at once, even outside hours', () => {
  const sunday = new Date('2026-02-08T11:00:00+01:00');
  expect(deadlineOf(aPriority(0), sunday).deadlineAt).toEqual(sunday);
});

test('a calendar that never opens gives no deadline but says which rules gave none', () => {
  expect(deadlineOf(aPriority(180, never), friday)).toMatchObject({
    deadlineAt: null,
    budgetSeconds: 10_800,
    calendarVersionId: 'v',
  });
});
