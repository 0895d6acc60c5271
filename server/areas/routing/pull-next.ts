import { type Catalogue, queueStatusIds } from '#areas/catalog/index.ts';
import { type DetailRecord, statusOn } from '#areas/requests/index.ts';
import { assertPresent, findOwnAttendance } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { handReach } from './hand-reach.ts';
import { mayHold } from './may-hold.ts';
import { type Company, claimNext, countWaiting, listHeldNumbers, lockPuller } from './queue-queries.ts';

export type Pulled = { request: DetailRecord; company: Company };

/**
 * Gives the one request that is now the most urgent in the person's categories (T7, §4.13), claimed atomically: unassigned,
 * in a queue status, in a language spoken where that counts, earliest deadline first whatever its priority's name (R13.3).
 * Null when nothing waits. Throws `still_holding` with the held request's number while one pulled earlier is not dealt
 * with (S5-50, R13.1), unless a centre lets people say why they take another; and `not_present` to whoever is on a break,
 * away, offline or absent (§4.12).
 */
export async function pullNext(ctx: Ctx<Principal>, catalogue: Catalogue, reason?: string): Promise<Pulled | null> {
  const { actor } = ctx;
  const statuses = queueStatusIds(catalogue);
  const { phase, id: statusId } = statusOn(catalogue, 'in_process');
  const holding = mayHold(catalogue, actor);
  const most = reason ? holding.withReason : holding.most;
  const reach = handReach(catalogue, actor);
  const claim = {
    reach,
    queueStatusIds: statuses,
    personId: actor.id,
    phase,
    statusId,
    mayHold: most,
    now: ctx.now,
  };
  // Sent one behind the other; the connection pipelines them. The lock holds for all that come after it.
  const [, held, company, claimed, attendance] = await Promise.all([
    lockPuller(ctx.tx, actor.id),
    listHeldNumbers(ctx.tx, actor.id),
    countWaiting(ctx.tx, reach, statuses),
    claimNext(ctx.tx, claim, 'passing over what others take'),
    findOwnAttendance(ctx),
  ]);
  // Who may not pull has claimed nothing: the refusal takes it back with the transaction.
  assertPresent(ctx, attendance);
  const first = held[0];
  if (first && held.length >= most) {
    throw conflict(
      'still_holding',
      `You still hold request ${first.number}. Solve it, ask the customer, or hand it on; then take the next one.`,
      { number: first.number, id: first.id, held: held.length, withReason: holding.withReason > holding.most },
    );
  }
  // All that wait may be written by others for a moment; whatever they leave in the queue is waited for.
  const request =
    claimed ?? (company.waiting > 0 ? await claimNext(ctx.tx, claim, 'waiting for what others take') : undefined);
  if (!request) return null;
  ctx.record({
    type: 'request.pulled',
    requestId: request.id,
    data: { among: company.waiting, ...(held.length >= holding.most ? { reason } : {}) },
  });
  return { request, company };
}
