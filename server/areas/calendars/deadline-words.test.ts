import { describe, expect, test } from 'vitest';
import type { CalendarRules } from './calendar-rules.ts';
import { type DeadlineLanguage, deadlineVocabulary } from './deadline-vocabulary.ts';
import { deadlineWords } from './deadline-words.ts';
import { addWorkingTime } from './working-time-calc.ts';

const office = [{ from: '08:00', to: '17:00' }];
const rules: CalendarRules = {
  zone: 'Europe/Warsaw',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: [
    { day: 3, month: 4, year: 2026, name: 'Good Friday' },
    { day: 6, month: 4, year: 2026, name: 'Easter Monday' },
  ],
  specialDays: [{ date: '2026-02-10', intervals: [{ from: '08:00', to: '10:00' }], name: 'Staff day' }],
};

function words(
  start: string,
  hours: number,
  language: DeadlineLanguage = 'en',
  change: Partial<CalendarRules> = {},
): string {
  const calendar = { ...rules, ...change };
  const from = Temporal.PlainDateTime.from(start).toZonedDateTime(calendar.zone).toInstant();
  const { steps } = addWorkingTime(calendar, from, hours * 3600);
  return deadlineWords({ language, zone: calendar.zone, label: 'Medium', budgetSeconds: hours * 3600, steps });
}

describe('how a deadline came about, in words', () => {
  test.each<[DeadlineLanguage, string]>([
    ['en', '3 h, Medium: Fri 15:00–17:00 is 2 h; weekend; Mon 08:00–09:00 is 1 h'],
    ['sv', '3 tim, Medium: fre 15:00–17:00 är 2 tim; helg; mån 08:00–09:00 är 1 tim'],
    ['fi', '3 t, Medium: pe 15.00–17.00 on 2 t; viikonloppu; ma 08.00–09.00 on 1 t'],
    ['nl', '3 uur, Medium: vr 15:00–17:00 is 2 uur; weekend; ma 08:00–09:00 is 1 uur'],
    ['da', '3 t., Medium: fre. 15.00–17.00 er 2 t.; weekend; man. 08.00–09.00 er 1 t.'],
    ['pl', '3 godz., Medium: pt. 15:00–17:00 to 2 godz.; weekend; pon. 08:00–09:00 to 1 godz.'],
  ])('over a weekend in %s', (language, said) => {
    expect(words('2026-02-06T15:00', 3, language).replace(/\u00a0/g, ' ')).toBe(said);
  });

  test('every holiday in between is named with its day', () => {
    expect(words('2026-04-02T15:00', 3)).toBe(
      '3 h, Medium: Thu 15:00–17:00 is 2 h; Fri Good Friday; weekend; Mon Easter Monday; Tue 08:00–09:00 is 1 h',
    );
  });

  test('changed hours are named, a night between working days is not', () => {
    expect(words('2026-02-09T14:00:15', 6)).toBe(
      '6 h, Medium: Mon 14:00:15–17:00 is 2 h 59 min 45 sec; Tue 08:00–10:00 is 2 h; Tue Staff day; Wed 08:00–09:00:15 is 1 h 15 sec',
    );
  });

  test('a start outside hours says so', () => {
    expect(words('2026-02-04T06:00', 1)).toBe('1 h, Medium: closed; Wed 08:00–09:00 is 1 h');
    expect(words('2026-02-07T06:00', 1)).toBe('1 h, Medium: weekend; Mon 08:00–09:00 is 1 h');
  });

  test('dates appear once a weekday would be met a second time', () => {
    const told = words('2026-02-02T15:00', 52);
    expect(told).toContain('Mon 2 Feb 15:00–17:00 is 2 h');
    expect(told).toContain('Tue 10 Feb Staff day');
  });

  test('a night shift names the day it ends on', () => {
    const night = [{ from: '22:00', to: '06:00' }];
    const week = { mon: night, tue: night, wed: night, thu: night, fri: night, sat: [], sun: [] };
    expect(words('2026-02-04T23:00', 8, 'en', { week })).toBe(
      '8 h, Medium: Wed 23:00 – Thu 06:00 is 7 h; Thu 22:00–23:00 is 1 h',
    );
  });

  test('the clock is the calendar’s, wherever it is read', () => {
    expect(words('2026-02-06T09:30', 3, 'en', { zone: 'America/New_York' })).toBe(
      '3 h, Medium: Fri 09:30–12:30 is 3 h',
    );
  });

  test('a closed weekday without a name is told with its day', () => {
    const week = { ...rules.week, wed: [] };
    expect(words('2026-02-17T16:00', 2, 'en', { week })).toBe(
      '2 h, Medium: Tue 16:00–17:00 is 1 h; Wed closed; Thu 08:00–09:00 is 1 h',
    );
  });

  test('a calendar that never opens is told as such, in every language', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    for (const language of Object.keys(deadlineVocabulary) as DeadlineLanguage[]) {
      const told = words('2026-02-04T06:00', 1, language, { week, specialDays: [] });
      expect(told).toContain(deadlineVocabulary[language].neverOpen);
    }
  });
});
