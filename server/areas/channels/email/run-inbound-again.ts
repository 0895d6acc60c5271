import './email-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { lockInbound, markInbound } from './inbound-queries.ts';

/**
 * Runs the intake of a message once more, after what stood in its way is mended (M3). Throws `nothing_to_run` when it has
 * made or continued a request already. One that was set aside may be run again too: somebody thinks it was not a loop.
 */
export async function runInboundAgain(ctx: Ctx, id: string): Promise<void> {
  const row = await lockInbound(ctx.tx, id);
  if (!row) throw notFound('message');
  if (row.state === 'ingested') {
    throw conflict('nothing_to_run', 'This message has been taken in already; there is nothing to run again.');
  }
  await markInbound(ctx.tx, id, { state: 'stored', reason: null, tried: false }, ctx.now);
  ctx.record({ type: 'inbound_message.run_requested', data: { inboundId: id } });
}
