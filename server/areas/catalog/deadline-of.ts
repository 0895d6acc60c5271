import { addWorkingTime } from '#areas/calendars/index.ts';
import type { CataloguePriority } from './catalogue.ts';

/** A deadline and everything that explains it later: the columns `deadline_*` of a request. */
export type PriorityDeadline = {
  /** Null: the priority gives none, or its calendar does not open for ten years (§4.9 f). */
  deadlineAt: Date | null;
  startedAt: Date;
  /** The whole budget in open seconds; null when the priority has no deadline. */
  budgetSeconds: number | null;
  /** The rules it was computed with; null when nothing was computed. */
  calendarVersionId: string | null;
};

/**
 * The deadline a priority gives from `start` on, by the rules its calendar has now (S5-38..40, §4.9). Deadlines given
 * earlier are not touched by it.
 */
export function deadlineOf(priority: CataloguePriority, start: Date): PriorityDeadline {
  if (priority.budgetMinutes === null) {
    return { deadlineAt: null, startedAt: start, budgetSeconds: null, calendarVersionId: null };
  }
  const budgetSeconds = priority.budgetMinutes * 60;
  const { rules, versionId } = priority.calendar;
  const { at } = addWorkingTime(rules, Temporal.Instant.fromEpochMilliseconds(start.getTime()), budgetSeconds);
  return {
    deadlineAt: at ? new Date(at.epochMilliseconds) : null,
    startedAt: start,
    budgetSeconds,
    calendarVersionId: versionId,
  };
}
