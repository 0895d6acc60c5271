import { InputProblem } from '#platform/http/problem.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { calendarProblems } from './validate-calendar.ts';

/**
 * Refuses rules nothing can be computed with: `invalid_calendar`, each error with the path of its field in the body. A
 * calendar that never opens passes; see `calendarWarnings`.
 */
export function assertCalendarHolds(rules: CalendarRules): void {
  const errors = calendarProblems(rules)
    .filter((problem) => problem.code !== 'never_open')
    .map(({ path, message }) => ({ path: `rules.${path}`, message }));
  if (errors.length === 0) return;
  const detail = `The calendar cannot be used: ${errors[0]?.message}. Nothing was changed.`;
  throw new InputProblem('invalid_calendar', detail, errors);
}

/** What a usable calendar's owner should know all the same, in English. */
export function calendarWarnings(rules: CalendarRules): string[] {
  return calendarProblems(rules)
    .filter((problem) => problem.code === 'never_open')
    .map((problem) => problem.message);
}
