import type { Catalogue, CataloguePriority } from '#areas/catalog/index.ts';
import type { PrioritySource } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockForChange } from './lock-for-change.ts';
import { computedDeadline } from './request-deadline.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { timeColumns } from './time-figures.ts';

/** Another priority, by whom or what, with the deadline it gives from the original start unless that was set by hand (R8.3). */
export function priorityColumns(
  catalogue: Catalogue,
  row: RequestRecord,
  priority: CataloguePriority,
  source: PrioritySource,
  now: Date,
): RequestColumns {
  const hasDeadline = row.kind !== 'comment' && row.phase !== 'new' && row.deadline_source === 'computed';
  return {
    priority_id: priority.id,
    priority_source: source,
    // What was spent so far was spent by the hours of the priority it had.
    ...timeColumns(catalogue, row, now),
    ...(hasDeadline ? computedDeadline(catalogue, priority, row) : {}),
  };
}

/**
 * Chooses the priority. The first one is kept; the deadline is computed anew from the original start with the new budget
 * and calendar (R8.3), unless it was set by hand; one that then lies in the past stays there. Choosing the one it has
 * confirms it: rules leave it from then on, and its deadline stays.
 */
export async function setPriority(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { priorityId: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'set_priority', input.version);
  const isSame = row.priority_id === input.priorityId;
  if (isSame && (row.priority_source === 'manual' || ctx.actor.kind !== 'person')) return row;
  const priority = catalogue.priorities.get(input.priorityId);
  if (!priority || (!priority.active && !isSame)) throw conflict('reference_unknown', 'There is no such priority.');
  const columns: RequestColumns = isSame
    ? { priority_source: 'manual' }
    : priorityColumns(catalogue, row, priority, 'manual', ctx.now);
  const written = await writeRequest(ctx.tx, row, columns, ctx.now);
  ctx.record({
    type: 'request.prioritised',
    requestId: id,
    data: {
      from: catalogue.priorities.get(row.priority_id)?.name ?? '',
      to: priority.name,
      deadlineAt: written.deadline_at?.toISOString() ?? null,
    },
  });
  return written;
}
