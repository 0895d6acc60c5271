import type { Catalogue } from '#areas/catalog/index.ts';
import { type RequestPlace, searchReaders, seesRequest } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';

const most = 8;

/**
 * Colleagues whose name begins with what was typed and who may see this request; those of its category first, then by
 * name. `hint` says where they work.
 */
export async function findMentionable(
  db: Db,
  catalogue: Catalogue,
  place: RequestPlace,
  typed: string,
  me: string,
): Promise<{ id: string; name: string; hint: string }[]> {
  const found = (await searchReaders(db, typed)).filter(
    (person) => person.id !== me && seesRequest(person, place, catalogue.categories),
  );
  const near = (person: (typeof found)[number]) =>
    person.id === place.owner_id
      ? 0
      : place.category_id !== null && person.categoryIds.includes(place.category_id)
        ? 1
        : 2;
  return found
    .sort((one, other) => near(one) - near(other))
    .slice(0, most)
    .map(({ id, name, centreIds }) => ({
      id,
      name,
      hint: centreIds
        .flatMap((centreId) => catalogue.centres.get(centreId)?.name ?? [])
        .sort()
        .join(', '),
    }));
}
