import { queueStatusIds } from '#areas/catalog/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import type { Principal } from '#platform/principal.ts';
import { listFirstInQueue } from './effects-of-priority-order-queries.ts';
import { decidedByPriorities } from './effects-of-priority-use.ts';
import type { Foresight } from './foresight.ts';

/** So many places of the queue are compared, and so many of the moves named. */
const places = 50;
const mostMoves = 8;

/**
 * What the queue would hand out in another order if the priorities ranked so (§4.13: the deadline goes first, the rank
 * decides among equals), and what would have been raised otherwise of the newest requests (R8.1). A priority that is not
 * named, since it was added meanwhile, keeps its rank.
 */
export async function effectsOfPriorityOrder(
  sight: Foresight,
  principal: Principal,
  draft: DraftOf<'priority_order'>,
): Promise<Effect[]> {
  const { db, catalogue } = sight;
  const saved = [...catalogue.priorities.values()];
  const placed = saved.map((one) => {
    const at = draft.ids.indexOf(one.id);
    return at < 0 ? one : { ...one, rank: at + 1 };
  });
  const first = (of: typeof saved) => {
    const ranks = new Map(of.map(({ id, rank }) => [id, rank]));
    return listFirstInQueue(db, principal, ranks, queueStatusIds(catalogue), places);
  };
  const then = { ...catalogue, priorities: new Map(placed.map((one) => [one.id, one])) };
  const [before, after, decided] = await Promise.all([first(saved), first(placed), decidedByPriorities(sight, then)]);
  const placeIn = (list: typeof before) => new Map(list.map((one, at) => [one.id, at + 1]));
  const [was, would] = [placeIn(before), placeIn(after)];
  const all = new Map([...after, ...before].map((one) => [one.id, one]));
  const moves = [...all.values()]
    .map((one) => ({ ...one, was: was.get(one.id) ?? null, would: would.get(one.id) ?? null }))
    .filter((one) => one.was !== one.would);
  return [
    {
      code: 'priority_order',
      places: before.length,
      other: moves.length,
      moves: moves.slice(0, mostMoves),
      ...decided,
    },
  ];
}
