import { lockRequest, type RequestRecord } from '#areas/requests/index.ts';
import type { ChainEvent } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { type ChainPlace, carryOutLevel } from './carry-out-level.ts';
import { advanced, begun, changedTo, heldOr, type Reached, type Reaction, reacted } from './chain-calc.ts';
import { type Chains, chainOf } from './chains-at.ts';
import { escalates, type FollowedEvent, meaningOf } from './follow-calc.ts';
import { findState, isAwaited, lockToFollow, type StoredState, takeNoted, writeState } from './state-queries.ts';
import { tellOfChange } from './tell-of-change.ts';

type State = Omit<StoredState, 'id'>;
type Following = {
  state: State | null;
  /** What is known of a request whose chain has not begun. */
  unbegun: State | null;
  reached: (Reached & { priorityId: string })[];
  /** Nothing happens to the chain before this moment. */
  from: Date;
};

/**
 * Lets the chain of one request follow it up to now: its events in their order, and the level that has come due, all under
 * the request's lock and with its state asked again there (R11.4). Gives false when there is nothing to do yet: somebody
 * else has the request, or an event of it is still on its way here.
 */
export async function followRequest(
  ctx: Ctx<AnyActor>,
  place: ChainPlace & { chains: Chains },
  requestId: string,
): Promise<boolean> {
  if (!(await lockToFollow(ctx.tx, requestId)) || (await isAwaited(ctx.tx, requestId))) return false;
  const [row, stored, noted] = await Promise.all([
    lockRequest(ctx.tx, ctx.actor, requestId),
    findState(ctx.tx, requestId),
    takeNoted(ctx.tx, requestId),
  ]);
  if (!row) return false;
  const following: Following = {
    state: stored ?? null,
    unbegun: null,
    reached: [],
    from: stored?.seenAt ?? new Date(0),
  };
  // All that was noted, also what began before the last event followed and got the request after it, or came from a node
  // whose clock is behind: what is noted was never followed. Only the last one itself is passed over, should it come again.
  for (const event of noted) {
    if (event.id !== stored?.seenEventId) follow(ctx, place, row, following, event, noted);
  }
  come(ctx, place, row, following, ctx.now);
  const { state } = following;
  if (!state) return noted.length > 0;
  const { rules } = chainOf(place.chains, place.catalogue, state.priorityId);
  // Two who changed the owner at once may be noted in another order than they did it in.
  const last = { ...state, ownerId: row.owner_id, ...heldOr(rules, state, !escalates(row), ctx.now) };
  await writeState(ctx.tx, requestId, last, ctx.now);
  for (const one of following.reached) {
    const { chain } = chainOf(place.chains, place.catalogue, one.priorityId);
    const level = chain.levels[one.level - 1];
    if (level) await carryOutLevel(ctx, place, row, level, { ...one, levels: chain.levels.length });
  }
  return true;
}

/** The level that has come due by a moment: carried out when there is still something to do, else kept for later. */
function come(
  ctx: Ctx<AnyActor>,
  { chains, catalogue }: ChainPlace & { chains: Chains },
  row: RequestRecord,
  following: Following,
  by: Date,
): void {
  const { state } = following;
  if (!state?.dueAt || state.dueAt > by) return;
  const { rules } = chainOf(chains, catalogue, state.priorityId);
  if (!escalates(row)) {
    // Due while the desk was down, and over by now: nobody is roused for it. Opened again, the level has its whole time.
    following.state = { ...state, held: true, dueAt: null, leftSeconds: rules.waits[state.level] ?? null };
    return;
  }
  const step = advanced(rules, state, ctx.now);
  following.state = { ...state, ...step.state };
  if (!step.reached) return;
  following.from = ctx.now;
  following.reached.push({ ...step.reached, priorityId: state.priorityId });
}

function follow(
  ctx: Ctx<AnyActor>,
  place: ChainPlace & { chains: Chains },
  row: RequestRecord,
  following: Following,
  event: FollowedEvent,
  noted: readonly FollowedEvent[],
): void {
  come(ctx, place, row, following, event.at);
  const at = new Date(Math.max(event.at.getTime(), following.from.getTime()));
  const before = following.state ?? following.unbegun ?? unbegun(row, event, noted);
  const meaning = meaningOf(event, before.ownerId, row.created_at);
  const seenAt = new Date(Math.max(event.at.getTime(), before.seenAt.getTime()));
  let seen = { ...before, seenAt, seenEventId: event.id, ...(meaning.own ?? {}) };
  const priorityId = meaning.begins ? begunWith(row, event, noted) : seen.priorityId;
  // A blank request's chain stands at its beginning; what its details made of it is another beginning.
  const begins = meaning.begins && (!following.state || (seen.level === 0 && seen.priorityId !== priorityId));
  if (begins) seen = { ...seen, priorityId };
  const { chain, rules } = chainOf(place.chains, place.catalogue, seen.priorityId);
  const isKnown = following.state !== null || (begins === true && rules.waits.length > 0);
  const change = (because: ChainEvent, reaction: Reaction, next: typeof seen): typeof seen => {
    const changed = { ...next, ...standingBy(seen, next, because, at) };
    tellOfChange(ctx, row.id, { before: seen, after: changed, because, reaction });
    return changed;
  };
  let next = seen;
  if (begins && isKnown) {
    const held = meaning.hold === true || (meaning.hold === 'as_it_is' && !escalates(row));
    next = { ...seen, ...begun(rules, chain.events.new_request, held, at), because: null, changedAt: at };
    if (rules.waits.length > 0) {
      const data = { levels: rules.waits.length, dueAt: next.dueAt?.toISOString() ?? null };
      ctx.record({ type: 'escalation.started', requestId: row.id, data });
    }
  }
  if (isKnown && meaning.hold === true) next = { ...next, ...heldOr(rules, next, true, at) };
  if (isKnown && meaning.hold === 'as_it_is' && escalates(row)) next = { ...next, ...heldOr(rules, next, false, at) };
  if (meaning.reacts) {
    const reaction = chain.events[meaning.reacts];
    // A chain that never began is begun by what restarts it, and by nothing else.
    if (isKnown || (reaction === 'restart' && rules.waits.length > 0)) {
      next = change(meaning.reacts, reaction, { ...next, ...reacted(rules, next, reaction, at) });
    }
  }
  if (meaning.reprioritised && row.priority_id !== next.priorityId) {
    const to = chainOf(place.chains, place.catalogue, row.priority_id);
    const reaction = to.chain.events.priority_changed;
    const wakes = reaction === 'restart' || reaction === 'continue';
    if (isKnown || (wakes && to.rules.waits.length > 0)) {
      const moved = { ...next, ...changedTo(to.rules, next, reaction, at), priorityId: row.priority_id };
      next = change('priority_changed', reaction, moved);
    }
  }
  if (isKnown || next !== seen) following.state = next;
  else following.unbegun = next;
}

/**
 * The priority a request had when its chain was to begin. Chosen anew after that, its first one; the row tells only what
 * it has now.
 */
const begunWith = (row: RequestRecord, event: FollowedEvent, noted: readonly FollowedEvent[]): string =>
  noted.slice(noted.indexOf(event) + 1).some(changesPriority) ? row.original_priority_id : row.priority_id;

/** One chosen by itself and confirmed stays what it was. */
const changesPriority = ({ type, data }: FollowedEvent): boolean =>
  type === 'request.prioritised' && data.from !== data.to;

/** A request whose chain has not begun: it stands still with nothing left. */
function unbegun(row: RequestRecord, event: FollowedEvent, noted: readonly FollowedEvent[]): State {
  const owned = noted.find((one) => meaningOf(one, null, row.created_at).own);
  return {
    priorityId: row.priority_id,
    // Somebody who registers and works on it at once has had it from the start.
    ownerId: owned ? null : row.owner_id,
    level: 0,
    stopped: true,
    held: !escalates(row),
    dueAt: null,
    leftSeconds: null,
    because: null,
    changedAt: event.at,
    seenAt: event.at,
    seenEventId: event.id,
  };
}

/** By which event it stands as it does, and since when: only a change of that is one. */
function standingBy(before: StoredLike, after: StoredLike, because: ChainEvent, at: Date) {
  return before.stopped === after.stopped && before.level === after.level ? {} : { because, changedAt: at };
}
type StoredLike = { stopped: boolean; level: number };
