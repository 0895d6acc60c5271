import type { Language } from '#contract/common-shapes.ts';
import { InputProblem } from '#platform/http/problem.ts';
import { workingDaysBetween } from './business-days-calc.ts';
import { calendarDays, dateOfDay } from './calendar-days.ts';
import { isoOf } from './calendar-presenter.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { holidayNameIn } from './holiday-name.ts';
import { nextOpenIntervals } from './open-intervals.ts';
import { countedSeconds, type PauseInput, pausesOfInput } from './pause-input.ts';
import { momentOf } from './preview-moments.ts';

/** Rows of one kind an answer holds at most; later ones are left out. */
const mostRows = 2000;
const centuryMs = 36_525 * 86_400_000;

/**
 * Working time between two moments less the pauses in it, and real time; both negative when `to` comes first; the open intervals and holidays between them in
 * order, the first 2000 of each; working days after the first date up to and including the last. Throws
 * `invalid_body` when the moments lie more than a century apart.
 */
export function measureElapsed(
  rules: CalendarRules,
  input: { from: string; to: string; pauses?: PauseInput[] | undefined },
  language: Language,
) {
  const pauses = pausesOfInput(input.pauses);
  const from = momentOf('from', input.from);
  const to = momentOf('to', input.to);
  const [first, last] = Temporal.Instant.compare(from, to) <= 0 ? [from, to] : [to, from];
  if (last.epochMilliseconds - first.epochMilliseconds > centuryMs) {
    const message = 'The moments may lie a hundred years apart at most.';
    throw new InputProblem('invalid_body', message, [{ path: 'to', message }]);
  }
  const dateAt = (at: Temporal.Instant) => at.toZonedDateTimeISO(rules.zone).toPlainDate();
  return {
    seconds: Math.round(countedSeconds(rules, from, to, pauses)),
    realSeconds: Math.round((to.epochMilliseconds - from.epochMilliseconds) / 1000),
    openIntervals: intervalsWithin(rules, first, last),
    workingDays: workingDaysBetween(rules, dateAt(from), dateAt(to)),
    holidays: holidaysWithin(rules, first, last, language),
  };
}

/** Walks from the start and cuts, so that the cost is bound by the rows answered and not by the span. */
function intervalsWithin(rules: CalendarRules, first: Temporal.Instant, last: Temporal.Instant) {
  return nextOpenIntervals(rules, first, mostRows)
    .filter((span) => Temporal.Instant.compare(span.from, last) < 0)
    .map((span) => ({
      from: isoOf(span.from),
      to: isoOf(Temporal.Instant.compare(span.to, last) < 0 ? span.to : last),
    }));
}

function holidaysWithin(rules: CalendarRules, first: Temporal.Instant, last: Temporal.Instant, language: Language) {
  const days = calendarDays(rules);
  const firstMs = first.epochMilliseconds;
  // A span that ends at midnight does not reach into the day that begins there.
  const lastDay = days.dayOf(Math.max(firstMs, last.epochMilliseconds - 1));
  const found: { date: string; name: string }[] = [];
  for (let number = days.dayOf(firstMs); number <= lastDay && found.length < mostRows; number++) {
    const holiday = days.holidayOn(number);
    if (holiday) found.push({ date: dateOfDay(number).toString(), name: holidayNameIn(holiday, language) });
  }
  return found;
}
