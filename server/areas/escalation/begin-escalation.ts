import type { Catalogue } from '#areas/catalog/index.ts';
import { lockForChange, type RequestRecord } from '#areas/requests/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { begun } from './chain-calc.ts';
import { chainOf, chainsAt } from './chains-at.ts';
import { escalates } from './follow-calc.ts';
import { findState, listFollowed, writeState } from './state-queries.ts';

/** Why a chain does not begin for a request, asked of what is known of all of them. */
export type Beginning = (row: RequestRecord) => void;

/** What decides whether chains begin for these requests, for a preview of many: two reads, whatever their number. */
export async function mayBegin(db: Db, actor: Principal, catalogue: Catalogue, ids: string[]): Promise<Beginning> {
  const [chains, followed] = await Promise.all([chainsAt(db, actor.settingsVersion), listFollowed(db, ids)]);
  return (row) => assertBegins(actor, row, chainOf(chains, catalogue, row.priority_id), followed.has(row.id));
}

/**
 * Whether the chain of its priority may be begun for a request that came before there was one: as if it had been registered
 * now, so only where *new request* begins it (§3.2). Throws `forbidden` for whoever may not write chains,
 * `transition_refused` for what is over or a comment, `escalation_none` where there is nothing to begin,
 * `escalation_begun` where one follows it already.
 */
function assertBegins(
  actor: Principal,
  row: RequestRecord,
  { chain, rules }: ReturnType<typeof chainOf>,
  isFollowed: boolean,
): void {
  if (!actor.permissions.has('procedure.edit')) throw forbidden('Your roles do not begin escalations.');
  if (row.kind === 'comment' || row.phase === 'solved' || row.phase === 'closed') {
    throw conflict('transition_refused', `Request ${row.number} does not escalate.`, { phase: row.phase });
  }
  const begins = chain.events.new_request === 'restart' || chain.events.new_request === 'continue';
  if (rules.waits.length === 0 || !begins) {
    throw conflict('escalation_none', `The priority of request ${row.number} has no escalation that begins.`);
  }
  if (isFollowed) throw conflict('escalation_begun', `The escalation of request ${row.number} has begun already.`);
}

/**
 * Begins the chain of its priority for an open request that none follows, with level 0 and its whole time from now, so that
 * no level has passed already (trap 42). One that waits begins held, and its time goes on when it comes back.
 */
export async function beginEscalation(ctx: Ctx<Principal>, catalogue: Catalogue, id: string): Promise<RequestRecord> {
  const { tx, actor, now } = ctx;
  const row = await lockForChange(ctx, catalogue, id, 'add_note', undefined);
  const [chains, stored] = await Promise.all([chainsAt(tx, actor.settingsVersion), findState(tx, id)]);
  const found = chainOf(chains, catalogue, row.priority_id);
  assertBegins(actor, row, found, stored !== undefined);
  const { chain, rules } = found;
  const state = begun(rules, chain.events.new_request, !escalates(row), now);
  // What happened before is not followed: the chain begins with this moment and no event of the request.
  const seen = { because: null, changedAt: now, seenAt: now, seenEventId: newId(now) };
  await writeState(tx, id, { ...state, ...seen, priorityId: row.priority_id, ownerId: row.owner_id }, now);
  const data = { levels: rules.waits.length, dueAt: state.dueAt?.toISOString() ?? null };
  ctx.record({ type: 'escalation.started', requestId: id, data });
  return row;
}
