import type { Db } from '#platform/db.ts';
import { pausesOf, resumedDeadline } from './request-deadline.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/**
 * The columns that end a wait, whatever ends it: an answer, somebody who takes it up, a new owner, the queue. A deadline
 * that stood still runs on with what was left (D15); one set by hand stays (trap 30), and the wait is kept for the day it
 * is handed back to the calendar.
 */
export async function stopWaiting(db: Db, row: RequestRecord, now: Date): Promise<RequestColumns> {
  const ended: RequestColumns = { waiting_since: null, postponed_until: null };
  const pauses = pausesOf(row);
  if (!pauses.some((pause) => !pause.to)) return ended;
  const closed = pauses.map((pause) => (pause.to ? pause : { ...pause, to: now.toISOString() }));
  const noted = { ...ended, deadline_pauses: JSON.stringify(closed) };
  if (row.deadline_source === 'manual' || row.kind === 'comment') return noted;
  return { ...noted, ...(await resumedDeadline(db, row, closed)) };
}
