import { catalogueNow } from '#areas/catalog/index.ts';
import type { Db } from '#platform/db.ts';
import type { LiveReach } from '#platform/realtime.ts';
import { listPlaces } from './reader-queries.ts';
import { seesRequest } from './sees-request.ts';

/**
 * Says which of the changed requests each of the connected people may see, so that nobody is told even the id of another.
 * One statement for a batch, however many are connected; the rest is reckoned with the catalogue's snapshot.
 */
export function createLiveReach(db: Db): LiveReach {
  return async (ids, readers) => {
    const [places, catalogue] = await Promise.all([listPlaces(db, ids), catalogueNow(db)]);
    return readers.map(
      (reader) =>
        new Set(places.filter((place) => seesRequest(reader, place, catalogue.categories)).map((place) => place.id)),
    );
  };
}
