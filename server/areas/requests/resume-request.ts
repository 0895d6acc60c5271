import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { assertMay, lockForChange, phaseAfter } from './lock-for-change.ts';
import { enter, heldAgain } from './phase-columns.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

/**
 * Takes a waiting or postponed request up again before its time; whoever does so owns it if nobody did. `undo`: a
 * postponement is taken back, and what was nobody's is in the queue again, so that nothing is picked by it (R13.4).
 */
export async function resumeRequest(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  id: string,
  input: { version?: number; undo?: boolean },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, input.undo ? 'postpone' : 'resume', input.version);
  const backInQueue = input.undo && row.owner_id === null;
  if (input.undo && !backInQueue) assertMay(ctx.actor, catalogue, 'resume', row);
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phaseAfter(row, backInQueue ? 'wake_unowned' : 'resume'), row, ctx.now),
      ...(await stopWaiting(ctx.tx, row, ctx.now)),
      ...heldAgain(row, ctx.actor.id),
      owner_id: backInQueue ? null : (row.owner_id ?? ctx.actor.id),
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({ type: 'request.resumed', requestId: id, data: {} });
  return written;
}
