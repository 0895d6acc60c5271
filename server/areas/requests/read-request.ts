import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { readLight } from './read-light.ts';
import './request-events.ts';
import { findRequest, type RequestRecord, writeOwnerReading } from './request-queries.ts';

/**
 * Notes that somebody has read the request. It turns the light green when that is its owner and something was unread; for
 * everybody else, and a second time, nothing is written (§3.2, trap 43). No change of the request: its version stays, so
 * nobody who is writing is refused for it. Gives the row as it is then.
 */
export async function readRequest(ctx: Ctx<Principal>, id: string): Promise<RequestRecord> {
  const row = await findRequest(ctx.tx, ctx.actor, id);
  if (!row) throw notFound('request');
  const light = readLight(row);
  if (row.owner_id !== ctx.actor.id || light === null || light === 'green') return row;
  const written = await writeOwnerReading(ctx.tx, id, ctx.actor.id, ctx.now);
  if (!written) return row;
  ctx.record({ type: 'request.read', requestId: id, data: { first: row.owner_read_at === null } });
  return written;
}
