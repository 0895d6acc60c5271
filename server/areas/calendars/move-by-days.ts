import type { Language } from '#contract/common-shapes.ts';
import { InputProblem } from '#platform/http/problem.ts';
import { addBusinessDays, addWorkingDays, isWorkingDay } from './business-days-calc.ts';
import { calendarDays, dayNumber } from './calendar-days.ts';
import { isoOf } from './calendar-presenter.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { holidayNameIn } from './holiday-name.ts';
import { momentOf } from './preview-moments.ts';

/**
 * A date, or a moment with its time of day, moved by working days; and what the date asked about is. Throws `invalid_body`
 * unless exactly one of the two is given.
 */
export function moveByDays(
  rules: CalendarRules,
  input: { date?: string | undefined; at?: string | undefined; days: number },
  language: Language,
) {
  if ((input.date === undefined) === (input.at === undefined)) {
    const message = 'Send either date or at.';
    throw new InputProblem('invalid_body', message, [{ path: 'date', message }]);
  }
  const at = input.at === undefined ? null : momentOf('at', input.at);
  const date = at
    ? at.toZonedDateTimeISO(rules.zone).toPlainDate()
    : Temporal.PlainDate.from(input.date ?? '1970-01-01');
  const moved = at && addBusinessDays(rules, at, input.days);
  const holiday = calendarDays(rules).holidayOn(dayNumber(date));
  return {
    date: addWorkingDays(rules, date, input.days)?.toString() ?? null,
    at: moved ? isoOf(moved) : null,
    workingDay: isWorkingDay(rules, date),
    holiday: holiday ? holidayNameIn(holiday, language) : null,
  };
}
