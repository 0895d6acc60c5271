import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockForChange } from './lock-for-change.ts';
import { computedDeadline } from './request-deadline.ts';
import { isOpen } from './request-phase.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/**
 * Whether a deadline may be counted anew by the settings of now. Throws `forbidden` for whoever neither sets deadlines nor
 * the settings they come from, `deadline_manual` for one set by hand, `transition_refused` for what is over.
 */
export function assertRecomputes(actor: AnyActor, row: RequestRecord): void {
  if (
    actor.kind === 'person' &&
    !actor.permissions.has('setting.edit') &&
    !actor.permissions.has('request.set_deadline')
  ) {
    throw forbidden('Your roles do not allow counting deadlines anew.');
  }
  if (!isOpen(row.phase)) {
    throw conflict('transition_refused', `Request ${row.number} is ${row.phase}; its deadline stays as it was.`, {
      phase: row.phase,
    });
  }
  if (row.deadline_source === 'manual') {
    throw conflict('deadline_manual', `The deadline of request ${row.number} was set by hand and stays.`);
  }
}

/**
 * Counts a deadline anew, from its original start and with its pauses, by the budget and calendar its priority has now
 * (§4.9: settings never move stored deadlines by themselves). What comes to the same is not written.
 */
export async function recomputeDeadline(ctx: Ctx<AnyActor>, catalogue: Catalogue, id: string): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'add_note', undefined);
  assertRecomputes(ctx.actor, row);
  if (row.kind === 'comment' || row.phase === 'new') return row;
  const priority = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  const columns = computedDeadline(catalogue, priority, row);
  const same =
    columns.deadline_calendar_version_id === row.deadline_calendar_version_id &&
    columns.deadline_budget_seconds === row.deadline_budget_seconds &&
    columns.deadline_at?.getTime() === row.deadline_at?.getTime();
  if (same) return row;
  // Nobody has worked on it: it keeps its place in lists by activity.
  const written = await writeRequest(ctx.tx, row, { ...columns, active_at: row.active_at }, ctx.now);
  ctx.record({
    type: 'request.deadline_recomputed',
    requestId: id,
    data: {
      from: row.deadline_at?.toISOString() ?? null,
      deadlineAt: written.deadline_at?.toISOString() ?? null,
      calendarVersionId: written.deadline_calendar_version_id,
    },
  });
  return written;
}
