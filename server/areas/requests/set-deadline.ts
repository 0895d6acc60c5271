import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockForChange } from './lock-for-change.ts';
import { computedDeadline } from './request-deadline.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/** Sets the deadline by hand, after which no recomputation touches it; `null` hands it back to the calendar. */
export async function setDeadline(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { deadlineAt: string | null; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'set_deadline', input.version);
  const priority = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  const written = await writeRequest(
    ctx.tx,
    row,
    input.deadlineAt
      ? { deadline_at: new Date(input.deadlineAt), deadline_source: 'manual', deadline_warn_at: null }
      : computedDeadline(catalogue, priority, row),
    ctx.now,
  );
  ctx.record({
    type: 'request.deadline_set',
    requestId: id,
    data: { deadlineAt: written.deadline_at?.toISOString() ?? null, source: written.deadline_source },
  });
  return written;
}
