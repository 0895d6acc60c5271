import type { Catalogue } from '#areas/catalog/index.ts';
import { assignRequest, findRequest } from '#areas/requests/index.ts';
import { listHeld } from '#areas/routing/index.ts';
import { assertMayAttend, enterState } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';

export type Returned = { id: string; number: number };

/**
 * Lets a person be offline: oneself at the end of the day, or somebody of one's centres who forgot (§3.10). What they
 * pulled and have not dealt with goes back to the queue with the deadline it has (R15.3), or stays when told to. Throws
 * `holding_at_departure` while that is not said, `forbidden`, and what handing a request back throws.
 */
export async function depart(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  personId: string,
  held: 'return' | 'keep' | undefined,
): Promise<Returned[]> {
  await assertMayAttend(ctx.tx, ctx.actor, personId);
  const own = personId === ctx.actor.id;
  const holds = await listHeld(ctx.tx, personId);
  if (holds.length > 0 && !held) {
    const requests = holds.map(({ id, number, subject }) => ({ id, number, subject }));
    // Kept, they go back by themselves after so many minutes, where the centre says so (R13.5).
    const minutes = holds.map((one) => catalogue.centres.get(one.centre_id ?? '')?.returnHeldMinutes ?? null);
    const returnMinutes = minutes.reduce(
      (least, one) => (one !== null && (least === null || one < least) ? one : least),
      null,
    );
    throw conflict(
      'holding_at_departure',
      'Requests that were pulled are not dealt with yet. Say what becomes of them.',
      { requests, returnMinutes },
    );
  }
  const returned: typeof holds = [];
  for (const request of held === 'return' ? holds : []) {
    // Of somebody of several centres a supervisor moves only what is theirs to see; the rest stays with the person.
    if (!own && !(await findRequest(ctx.tx, ctx.actor, request.id))) continue;
    await assignRequest(ctx, catalogue, request.id, { ownerId: null });
    returned.push(request);
  }
  const cause = own ? 'sign_out' : 'supervisor';
  await enterState(ctx, personId, cause, { state: 'offline', note: null, until_at: null });
  return returned.map(({ id, number }) => ({ id, number }));
}
