import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { invalid } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { lockForChange, phaseAfter } from './lock-for-change.ts';
import { enter } from './phase-columns.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/** Postpones until a moment (T10), at which it comes back by itself to its owner, or to the queue. Throws `moment_passed`. */
export async function postponeRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { until: string; reason?: string; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'postpone', input.version);
  const until = new Date(input.until);
  if (until <= ctx.now) throw invalid('moment_passed', 'That moment has passed. Choose a later one.');
  if (input.reason) await addMessage(ctx, row, { kind: 'note', text: input.reason });
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...enter(catalogue, phaseAfter(row, 'postpone'), row, ctx.now),
      postponed_until: until,
      came_back_at: null,
      ...(input.reason ? { message_count: row.message_count + 1 } : {}),
    },
    ctx.now,
  );
  ctx.record({
    type: 'request.postponed',
    requestId: id,
    data: { until: until.toISOString(), reason: input.reason ?? null },
  });
  return written;
}
