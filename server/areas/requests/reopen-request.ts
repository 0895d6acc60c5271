import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { lockForChange, phaseAfter, policyFacts } from './lock-for-change.ts';
import { enter, heldAgain } from './phase-columns.ts';
import { mayTake, takerOf } from './request-policy.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/**
 * Opens a solved or closed request again (T20), as its owner's, or the reopener's when it had none; nobody's where the
 * reopener may not pick (R13.4) or works on none, and a comment is nobody's anyway (T19). Whoever had pulled and solved it
 * holds it again (§4.13). The deadline stays what it was.
 */
export async function reopenRequest(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  id: string,
  input: { reason?: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'reopen', input.version);
  if (input.reason) await addMessage(ctx, row, { kind: 'note', text: input.reason });
  const taker = mayTake(ctx.actor, policyFacts(row, catalogue)) ? takerOf(ctx.actor) : null;
  const owner = row.kind === 'comment' ? null : (row.owner_id ?? taker);
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phaseAfter(row, owner ? 'reopen' : 'customer_answers_nobody'), row, ctx.now),
      ...heldAgain(row, ctx.actor.id),
      owner_id: owner,
      solved_at: null,
      solved_by: null,
      closed_at: null,
      closed_by: null,
      ...(input.reason ? { message_count: row.message_count + 1 } : {}),
    },
    ctx.now,
  );
  ctx.record({ type: 'request.reopened', requestId: id, data: { reason: input.reason ?? null, by: 'person' } });
  return written;
}
