import type { Catalogue } from '#areas/catalog/index.ts';
import { assignAutomatically, assignRequest, findRequest, type RequestRecord } from '#areas/requests/index.ts';
import type { ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { Deed } from './escalation-events.ts';
import { findTarget } from './target-queries.ts';

/**
 * Gives the request on as a level says (§3.2): to a person, to another as the category hands out its work (§4.12), or back
 * to the queue. Whoever is absent or has left is passed
 * over and it goes to the queue, so that somebody who is there takes it (trap 34). What cannot be done is told, and hinders
 * nothing else of the level. Gives what was done; the request is read again by whoever needs it.
 */
export async function assignByLevel(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  level: Pick<ChainLevel, 'assignTo' | 'personId'>,
): Promise<Deed[]> {
  if (level.assignTo === 'nobody') return [];
  if (level.assignTo === 'automatic') return toAnother(ctx, catalogue, row);
  if (level.assignTo !== 'person' || !level.personId) return toQueue(ctx, catalogue, row);
  const target = await findTarget(ctx.tx, level.personId, ctx.now);
  if (!target || target.id === row.owner_id) return [];
  if (!target.available) {
    const failed = target.active ? 'absent' : 'inactive';
    return [{ did: 'assigned', names: [target.name], failed }, ...(await toQueue(ctx, catalogue, row))];
  }
  const failed = await refusalOf(() => assignRequest(ctx, catalogue, row.id, { ownerId: target.id, by: 'escalation' }));
  return [{ did: 'assigned', names: [target.name], ...(failed ? { failed } : {}) }];
}

/** Where nobody else can have it, it goes to the queue. */
async function toAnother(ctx: Ctx<AnyActor>, catalogue: Catalogue, row: RequestRecord): Promise<Deed[]> {
  const written = await assignAutomatically(ctx, row, { notTo: row.owner_id, because: 'escalated', catalogue });
  if (written.owner_id === row.owner_id) return [];
  const owner = written.owner_id ? await findTarget(ctx.tx, written.owner_id, ctx.now) : undefined;
  return [owner ? { did: 'assigned', names: [owner.name] } : { did: 'queued' }];
}

async function toQueue(ctx: Ctx<AnyActor>, catalogue: Catalogue, row: RequestRecord): Promise<Deed[]> {
  if (row.owner_id === null) return [];
  const failed = await refusalOf(() => assignRequest(ctx, catalogue, row.id, { ownerId: null }));
  return [{ did: 'queued', ...(failed ? { failed } : {}) }];
}

/** Use cases refuse before they write: what one refuses leaves nothing behind. */
export async function refusalOf(run: () => Promise<unknown>): Promise<Deed['failed'] | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'not_a_member' ? 'not_a_member' : 'refused';
  }
}

/** The request as it is by now, seen by the product's own hands. */
export async function present(ctx: Ctx<AnyActor>, row: RequestRecord): Promise<RequestRecord> {
  return (await findRequest(ctx.tx, ctx.actor, row.id)) ?? row;
}
