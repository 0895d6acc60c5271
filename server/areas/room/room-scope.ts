import type { Catalogue } from '#areas/catalog/index.ts';
import { reachesAll } from '#areas/staff/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';

/** What of the desk a look into the room takes in. */
export type RoomScope = {
  /** Support centres; null: all of the desk. */
  centreIds: string[] | null;
  /** Whether requests that belong to no centre yet are in it: where no single centre was asked for. */
  withoutCentre: boolean;
};

/** The centre asked for, or everything in reach: a supervisor's own centres, an administrator's all (§5). */
export function roomScope(principal: Principal, centreId: string | undefined): RoomScope {
  if (!centreId) return { centreIds: reachesAll(principal) ? null : [...principal.centreIds], withoutCentre: true };
  if (!reachesAll(principal) && !principal.centreIds.includes(centreId)) throw notFound('centre');
  return { centreIds: [centreId], withoutCentre: false };
}

/** The centres somebody may look into, by name. */
export const reachableCentres = (principal: Principal, catalogue: Catalogue) =>
  [...catalogue.centres.values()]
    .filter((centre) => centre.active && (reachesAll(principal) || principal.centreIds.includes(centre.id)))
    .map(({ id, name }) => ({ id, name }));
