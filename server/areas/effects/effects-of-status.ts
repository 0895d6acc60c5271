import type { DraftOf, Effect } from '#contract/effects.ts';
import { countInStatus } from './effects-of-status-queries.ts';
import type { Foresight } from './foresight.ts';

/** How many requests stand in a status, and what Next would begin or cease to hand out. */
export async function effectsOfStatus(
  { db, catalogue }: Foresight,
  id: string | null,
  draft: DraftOf<'status'>,
): Promise<Effect[]> {
  const saved = catalogue.statuses.get(id ?? '');
  if (!saved) return [];
  const counted = await countInStatus(db, saved.id);
  const facts: Effect[] = [{ code: 'status_has', open: counted.open }];
  const queue = (one: { isQueue: boolean; phase: string }) => one.isQueue && one.phase === 'registered';
  if (queue(saved) !== queue(draft)) {
    facts.push({ code: 'status_queue', waiting: counted.unassigned, handedOut: queue(draft) });
  }
  return facts;
}
