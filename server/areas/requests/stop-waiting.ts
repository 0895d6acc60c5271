import type { Catalogue } from '#areas/catalog/index.ts';
import { computedDeadline, pausesOf } from './request-deadline.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/** The columns that end a wait: a deadline that stood still runs on with what was left (D15). */
export function stopWaiting(catalogue: Catalogue, row: RequestRecord, now: Date): RequestColumns {
  const ended: RequestColumns = { waiting_since: null, postponed_until: null };
  const pauses = pausesOf(row);
  if (!pauses.some((pause) => !pause.to)) return ended;
  const closed = pauses.map((pause) => (pause.to ? pause : { ...pause, to: now.toISOString() }));
  const priority = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  return {
    ...ended,
    ...computedDeadline(catalogue, priority, { ...row, deadline_pauses: closed as never }),
    deadline_pauses: JSON.stringify(closed),
  };
}
