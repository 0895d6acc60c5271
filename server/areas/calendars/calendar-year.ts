import type { Language } from '#contract/common-shapes.ts';
import { calendarDays, dateOfDay, dayNumber } from './calendar-days.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { holidayNameIn } from './holiday-name.ts';

type Hours = { from: number; to: number };

/**
 * The days of a year that are not as the week has them: holidays and special days by date, each named for the reader, and
 * whether the office is closed, open for less than usual, or open all the same.
 */
export function calendarYear(rules: CalendarRules, year: number, language: Language) {
  const days = calendarDays(rules);
  const first = dayNumber(new Temporal.PlainDate(year, 1, 1));
  const next = dayNumber(new Temporal.PlainDate(year + 1, 1, 1));
  const found: { date: string; name: string; state: 'closed' | 'short' | 'open'; hours: string | null }[] = [];
  for (let number = first; number < next; number++) {
    const special = days.specialName(number);
    const holiday = days.holidayOn(number);
    if (special === undefined && !holiday) continue;
    const hours = days.hoursStartingOn(number);
    const usual = lengthOf(days.ordinaryHours(number));
    const state = hours.length === 0 ? 'closed' : lengthOf(hours) < usual ? 'short' : 'open';
    const name = special || (holiday ? holidayNameIn(holiday, language) : '');
    found.push({ date: dateOfDay(number).toString(), name, state, hours: hours.map(clockRange).join(', ') || null });
  }
  return { year, days: found };
}

const lengthOf = (hours: Hours[]) => hours.reduce((sum, one) => sum + one.to - one.from, 0);

function clockRange({ from, to }: Hours): string {
  const clock = (ms: number) =>
    `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`;
  return `${clock(from)}–${clock(to)}`;
}
