import {
  type CalendarRules,
  findCalendarVersion,
  pausedDeadline,
  subtractWorkingTime,
} from '#areas/calendars/index.ts';
import { type Catalogue, type CataloguePriority, deadlineBy, deadlineOf } from '#areas/catalog/index.ts';
import type { Db } from '#platform/db.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/** A stretch the deadline stood still, as stored; no `to` while it still does. */
export type StoredPause = { from: string; to?: string };

export const pausesOf = (row: Pick<RequestRecord, 'deadline_pauses'>): StoredPause[] =>
  row.deadline_pauses as unknown as StoredPause[];

/** The moment a request's deadline counts from: registration, or when it was reported where the centre says so (R1.4). */
export function deadlineStart(
  catalogue: Catalogue,
  row: { centre_id: string | null; created_at: Date; reported_at: Date },
): Date {
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  return centre?.reportedAtStartsDeadline ? row.reported_at : row.created_at;
}

/** What is stored of a deadline as the rules give it. */
export type DeadlineColumns = {
  deadline_at: Date | null;
  deadline_warn_at: Date | null;
  deadline_source: 'computed';
  deadline_started_at: Date | null;
  deadline_budget_seconds: number | null;
  deadline_budget_days: number | null;
  deadline_calendar_version_id: string | null;
};

/**
 * The deadline a priority gives this request, from its original start, with the pauses it had (R8.3, D11): never from now,
 * so that no change restarts the clock. A result in the past stands.
 */
export function computedDeadline(
  catalogue: Catalogue,
  priority: CataloguePriority,
  row: Pick<RequestRecord, 'centre_id' | 'created_at' | 'reported_at' | 'deadline_pauses'>,
): DeadlineColumns {
  const plain = deadlineOf(priority, deadlineStart(catalogue, row));
  const pauses = pausesOf(row);
  const { rules } = priority.calendar;
  const deadlineAt =
    pauses.length > 0 && plain.budgetSeconds !== null
      ? withPauses(rules, plain.startedAt, plain.budgetSeconds, pauses).deadlineAt
      : plain.deadlineAt;
  return {
    deadline_at: deadlineAt,
    deadline_warn_at: deadlineAt && warnAt(rules, deadlineAt, plain.budgetSeconds ?? 0),
    deadline_source: 'computed',
    deadline_started_at: plain.startedAt,
    deadline_budget_seconds: plain.budgetSeconds === null ? null : Math.round(plain.budgetSeconds),
    deadline_budget_days: plain.budgetDays,
    deadline_calendar_version_id: plain.calendarVersionId,
  };
}

/**
 * A deadline that stood still, running on by what it was computed with: the calendar and the budget of that time. A setting
 * changed during the wait moves it as little as it moves any other (§4.9); counting anew does.
 */
export async function resumedDeadline(db: Db, row: RequestRecord, pauses: StoredPause[]): Promise<RequestColumns> {
  const { deadline_calendar_version_id: id, deadline_started_at: start } = row;
  const version = id ? await findCalendarVersion(db, id) : null;
  const budget = version && storedBudget(version.rules, row);
  if (!version || !start || budget === null) return {};
  const { deadlineAt } = withPauses(version.rules, start, budget, pauses);
  return { deadline_at: deadlineAt, deadline_warn_at: deadlineAt && warnAt(version.rules, deadlineAt, budget) };
}

/**
 * The budget a stored deadline was given, in open seconds; null when it has none. Business days are stored in whole seconds
 * beside their number; the days themselves say it to the thousandth.
 */
export function storedBudget(rules: CalendarRules, row: RequestRecord): number | null {
  const { deadline_budget_seconds: seconds, deadline_budget_days: days, deadline_started_at: start } = row;
  if (seconds === null || days === null || !start) return seconds;
  return deadlineBy(rules, { budgetMinutes: null, budgetBusinessDays: days }, start).budgetSeconds ?? 0;
}

/** No deadline at all: comments need no follow-up (S1-47). */
export const noDeadline: DeadlineColumns = {
  deadline_at: null,
  deadline_warn_at: null,
  deadline_source: 'computed',
  deadline_started_at: null,
  deadline_budget_seconds: null,
  deadline_budget_days: null,
  deadline_calendar_version_id: null,
};

const longestWarning = 2 * 3600;

/** When the owner is told that a deadline comes near: the last quarter of its open time, two hours at most, never at night. */
function warnAt(rules: CalendarRules, deadlineAt: Date, budgetSeconds: number): Date | null {
  const at = Temporal.Instant.fromEpochMilliseconds(deadlineAt.getTime());
  const warned = subtractWorkingTime(rules, at, Math.min(longestWarning, budgetSeconds / 4));
  return warned && new Date(warned.epochMilliseconds);
}

export function withPauses(
  rules: CalendarRules,
  start: Date,
  seconds: number,
  pauses: StoredPause[],
): { deadlineAt: Date | null; leftSeconds: number; resumedAt: Date } {
  const instant = (text: string) => Temporal.Instant.from(text);
  const { at, leftSeconds, resumedAt } = pausedDeadline(
    rules,
    Temporal.Instant.fromEpochMilliseconds(start.getTime()),
    seconds,
    pauses.map((pause) => ({ from: instant(pause.from), to: pause.to ? instant(pause.to) : null })),
  );
  return {
    deadlineAt: at ? new Date(at.epochMilliseconds) : null,
    leftSeconds,
    resumedAt: new Date(resumedAt.epochMilliseconds),
  };
}
