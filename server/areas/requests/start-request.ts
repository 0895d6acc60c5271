import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { lockForChange, phaseAfter } from './lock-for-change.ts';
import { disposed, enter } from './phase-columns.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/** Takes the request and starts working (T6): the owner's own, a colleague's, or one from the queue where that is allowed. */
export async function startRequest(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  id: string,
  input: { version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'start', input.version);
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phaseAfter(row, 'start'), row, ctx.now),
      ...(row.pulled_by === ctx.actor.id ? {} : disposed(row, 'reassigned')),
      owner_id: ctx.actor.id,
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({ type: 'request.started', requestId: id, data: {} });
  return written;
}
