import type { Calendar } from '#contract/calendars.ts';
import { dayNames, type Rules } from './api.ts';

export type CalendarDraft = { name: string } & Rules;

const officeDays = new Set(['mon', 'tue', 'wed', 'thu', 'fri']);

/** Fields of a calendar; a new one is open on weekdays 08:00–17:00. */
export function calendarDraft(calendar: Calendar | undefined, zone: string): CalendarDraft {
  if (calendar) return { name: calendar.name, ...calendar.rules };
  const week = Object.fromEntries(
    dayNames.map((day) => [day, officeDays.has(day) ? [{ from: '08:00', to: '17:00' }] : []]),
  ) as Rules['week'];
  return { name: '', zone, week, holidays: [], specialDays: [] };
}

/** The rules a draft stands for: hours, holidays and special days in the order of time, without rows left empty. */
export function rulesOf({ zone, week, holidays, specialDays, publicHolidays }: CalendarDraft): Rules {
  const sorted = Object.fromEntries(
    dayNames.map((day) => [day, [...week[day]].sort((a, b) => a.from.localeCompare(b.from))]),
  ) as Rules['week'];
  return {
    zone,
    week: sorted,
    holidays: holidays
      .map(({ year, ...day }) => ({ ...day, year: year ?? null }))
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || a.month - b.month || a.day - b.day),
    ...(publicHolidays ? { publicHolidays } : {}),
    specialDays: [...specialDays].sort((a, b) => a.date.localeCompare(b.date)),
  };
}
