import { InputProblem } from '#platform/http/problem.ts';
import { endOfBusinessDay, isWorkingDay } from './business-days-calc.ts';
import { calendarDays, dayNumber } from './calendar-days.ts';
import { isoOf, presentStep } from './calendar-presenter.ts';
import type { CalendarRules } from './calendar-rules.ts';
import type { DeadlineLanguage } from './deadline-vocabulary.ts';
import { deadlineWords } from './deadline-words.ts';
import { holidayNameIn } from './holiday-name.ts';
import { isOpen, nextClose, nextOpen, previousOpen } from './open-intervals.ts';
import { type PauseInput, pausesOfInput } from './pause-input.ts';
import { pausedDeadline } from './paused-deadline.ts';
import { momentOf } from './preview-moments.ts';
import { addWorkingTime, subtractWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

export type PreviewInput = {
  start: string;
  budgetMinutes?: number | undefined;
  budgetSeconds?: number | undefined;
  businessDays?: number | undefined;
  pauses?: PauseInput[] | undefined;
};

type Answer = { at: Temporal.Instant | null; seconds: number; from: Temporal.Instant; left: number };

/**
 * The deadline of any start and budget by these rules, with its arithmetic in words and steps, and whether the desk is
 * open at the start. A budget below nothing looks back: the latest start that still has so much before it. Throws
 * `invalid_body` unless exactly one budget is given, and for pauses of a budget below nothing.
 */
export function previewDeadline(rules: CalendarRules, input: PreviewInput, language: DeadlineLanguage) {
  const start = momentOf('start', input.start);
  const { at, seconds, from, left } = answerOf(rules, start, input);
  const { steps } = seconds >= 0 && at ? addWorkingTime(rules, from, left) : { steps: [] };
  const isoOrNull = (moment: Temporal.Instant | null) => (moment ? isoOf(moment) : null);
  const date = start.toZonedDateTimeISO(rules.zone).toPlainDate();
  const holiday = calendarDays(rules).holidayOn(dayNumber(date));
  return {
    start: isoOf(start),
    budgetSeconds: Math.round(seconds),
    leftSeconds: Math.round(left),
    deadlineAt: isoOrNull(at),
    deadlineLocal: at?.toZonedDateTimeISO(rules.zone).toString({ timeZoneName: 'never' }) ?? null,
    words: deadlineWords({ language, zone: rules.zone, label: '', budgetSeconds: Math.max(0, left), steps }),
    steps: steps.map((step) => presentStep(step, language)),
    openAtStart: isOpen(rules, start),
    nextOpenAt: isoOrNull(nextOpen(rules, start)),
    nextCloseAt: isoOrNull(nextClose(rules, start)),
    previousOpenAt: isoOrNull(previousOpen(rules, start)),
    holidayAtStart: holiday ? holidayNameIn(holiday, language) : null,
    workingDayAtStart: isWorkingDay(rules, date),
  };
}

function answerOf(rules: CalendarRules, start: Temporal.Instant, input: PreviewInput): Answer {
  const pauses = pausesOfInput(input.pauses);
  const seconds = secondsOf(rules, start, input);
  if (seconds === null) return { at: null, seconds: 0, from: start, left: 0 };
  if (seconds < 0) {
    if (pauses.length > 0) throw problem('pauses', 'Only a budget that runs forward can be paused.');
    return { at: subtractWorkingTime(rules, start, -seconds), seconds, from: start, left: seconds };
  }
  const { at, leftSeconds, resumedAt } = pausedDeadline(rules, start, seconds, pauses);
  return { at, seconds, from: resumedAt, left: leftSeconds };
}

/** The one budget that was given, in open seconds; null for business days that run out. */
function secondsOf(rules: CalendarRules, start: Temporal.Instant, input: PreviewInput): number | null {
  const { budgetMinutes, budgetSeconds, businessDays } = input;
  const given = [budgetMinutes, budgetSeconds, businessDays].filter((one) => one !== undefined);
  if (given.length !== 1) {
    const message = 'Send one of budgetMinutes, budgetSeconds and businessDays.';
    throw new InputProblem(
      'invalid_body',
      message,
      ['budgetMinutes', 'budgetSeconds', 'businessDays'].map((path) => ({ path, message })),
    );
  }
  if (budgetMinutes !== undefined) return Math.round(budgetMinutes * 60);
  if (budgetSeconds !== undefined) return budgetSeconds;
  const at = endOfBusinessDay(rules, start, businessDays ?? 0);
  return at ? workingSecondsBetween(rules, start, at) : null;
}

const problem = (path: string, message: string) => new InputProblem('invalid_body', message, [{ path, message }]);
