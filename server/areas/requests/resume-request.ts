import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { lockForChange, phaseAfter } from './lock-for-change.ts';
import { enter, heldAgain } from './phase-columns.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

/** Takes a waiting or postponed request up again before its time; whoever does so owns it if nobody did. */
export async function resumeRequest(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  id: string,
  input: { version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'resume', input.version);
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phaseAfter(row, 'resume'), row, ctx.now),
      ...(await stopWaiting(ctx.tx, row, ctx.now)),
      ...heldAgain(row, ctx.actor.id),
      owner_id: row.owner_id ?? ctx.actor.id,
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({ type: 'request.resumed', requestId: id, data: {} });
  return written;
}
