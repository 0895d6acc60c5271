import type { Catalogue } from '#areas/catalog/index.ts';
import type { Principal } from '#platform/principal.ts';

/** With a reason nobody holds more than this. */
const mostHeld = 20;

/**
 * How many requests somebody may hold that Next gave them (R13.1): as many as any of their centres allows, and
 * `withReason` as many as work where one lets them say why they take another, otherwise no more.
 */
export function mayHold(catalogue: Catalogue, actor: Principal): { most: number; withReason: number } {
  const centres = actor.centreIds.flatMap((id) => catalogue.centres.get(id) ?? []);
  const most = Math.max(1, ...centres.map((centre) => centre.maxPulled));
  return { most, withReason: centres.some((centre) => centre.pullWithReason) ? Math.max(most, mostHeld) : most };
}
