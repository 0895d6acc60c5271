import { addWorkingTime, type CalendarRules, endOfBusinessDay, workingSecondsBetween } from '#areas/calendars/index.ts';
import type { CataloguePriority } from './catalogue.ts';

/** A deadline and everything that explains it later: the columns `deadline_*` of a request. */
export type PriorityDeadline = {
  /** Null: the priority gives none, or its calendar does not open for ten years (§4.9 f). */
  deadlineAt: Date | null;
  startedAt: Date;
  /** The whole budget in open seconds, with thousandths for business days; null when the priority has no deadline. */
  budgetSeconds: number | null;
  /** The budget in business days where the priority counts in those (§4.9 BD). */
  budgetDays: number | null;
  /** The rules it was computed with; null when nothing was computed. */
  calendarVersionId: string | null;
};

/** What of a priority decides about deadlines. */
export type Budget = Pick<CataloguePriority, 'budgetMinutes' | 'budgetBusinessDays'>;

/**
 * The deadline a priority gives from `start` on, by the rules its calendar has now (S5-38..40, §4.9). Deadlines given
 * earlier are not touched by it.
 */
export function deadlineOf(priority: CataloguePriority, start: Date): PriorityDeadline {
  const { deadlineAt, budgetSeconds } = deadlineBy(priority.calendar.rules, priority, start);
  return {
    deadlineAt,
    startedAt: start,
    budgetSeconds,
    budgetDays: priority.budgetBusinessDays,
    calendarVersionId: budgetSeconds === null ? null : priority.calendar.versionId,
  };
}

/**
 * The same by any rules and budget, saved or only tried. Business days come to the open time until the end of the last of
 * them, so that a pause takes working time from them and never closed hours (D12).
 */
export function deadlineBy(
  rules: CalendarRules,
  budget: Budget,
  start: Date,
): Pick<PriorityDeadline, 'deadlineAt' | 'budgetSeconds'> {
  const from = Temporal.Instant.fromEpochMilliseconds(start.getTime());
  if (budget.budgetBusinessDays !== null) {
    const at = endOfBusinessDay(rules, from, budget.budgetBusinessDays);
    return { deadlineAt: dateOf(at), budgetSeconds: at ? workingSecondsBetween(rules, from, at) : null };
  }
  if (budget.budgetMinutes === null) return { deadlineAt: null, budgetSeconds: null };
  const budgetSeconds = budget.budgetMinutes * 60;
  return { deadlineAt: dateOf(addWorkingTime(rules, from, budgetSeconds).at), budgetSeconds };
}

const dateOf = (at: Temporal.Instant | null) => (at ? new Date(at.epochMilliseconds) : null);
