import { InputProblem } from '#platform/http/problem.ts';
import { isoOf, presentStep } from './calendar-presenter.ts';
import type { CalendarRules } from './calendar-rules.ts';
import type { DeadlineLanguage } from './deadline-vocabulary.ts';
import { deadlineWords } from './deadline-words.ts';
import { isOpen, nextClose, nextOpen, previousOpen } from './open-intervals.ts';
import { momentOf } from './preview-moments.ts';
import { addWorkingTime } from './working-time-calc.ts';

export type PreviewInput = { start: string; budgetMinutes?: number | undefined; budgetSeconds?: number | undefined };

/**
 * The deadline of any start and budget by these rules, with its arithmetic in words and steps, and whether the desk is
 * open at the start. Throws `invalid_body` unless exactly one budget is given.
 */
export function previewDeadline(rules: CalendarRules, input: PreviewInput, language: DeadlineLanguage) {
  const start = momentOf('start', input.start);
  const budgetSeconds = budgetOf(input);
  const { at, steps } = addWorkingTime(rules, start, budgetSeconds);
  const isoOrNull = (moment: Temporal.Instant | null) => (moment ? isoOf(moment) : null);
  return {
    start: isoOf(start),
    budgetSeconds,
    deadlineAt: isoOrNull(at),
    deadlineLocal: at?.toZonedDateTimeISO(rules.zone).toString({ timeZoneName: 'never' }) ?? null,
    words: deadlineWords({ language, zone: rules.zone, label: '', budgetSeconds, steps }),
    steps: steps.map((step) => presentStep(step, language)),
    openAtStart: isOpen(rules, start),
    nextOpenAt: isoOrNull(nextOpen(rules, start)),
    nextCloseAt: isoOrNull(nextClose(rules, start)),
    previousOpenAt: isoOrNull(previousOpen(rules, start)),
  };
}

function budgetOf({ budgetMinutes, budgetSeconds }: PreviewInput): number {
  if (budgetMinutes !== undefined && budgetSeconds === undefined) return Math.round(budgetMinutes * 60);
  if (budgetSeconds !== undefined && budgetMinutes === undefined) return budgetSeconds;
  const message = 'Send either budgetMinutes or budgetSeconds.';
  throw new InputProblem('invalid_body', message, [
    { path: 'budgetMinutes', message },
    { path: 'budgetSeconds', message },
  ]);
}
