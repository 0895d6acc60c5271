import { queueStatusIds } from '#areas/catalog/index.ts';
import { seesRequest } from '#areas/requests/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { effectsOfAssignment } from './effects-of-assignment.ts';
import { effectsOnReading } from './effects-of-category-names.ts';
import { countInCategory, listEverybody } from './effects-of-category-queries.ts';
import type { Foresight } from './foresight.ts';

/** A request may be waited for by many; so many names are enough to know them by. */
const mostNames = 5;

/** Who would get what waits in a category, and for whom its open requests would appear or disappear. */
export async function effectsOfCategory(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'category'>,
): Promise<Effect[]> {
  const { db, catalogue, now } = sight;
  const saved = catalogue.categories.get(id ?? '');
  const [people, counted, assigned] = await Promise.all([
    listEverybody(db, now),
    saved ? countInCategory(db, saved.id, queueStatusIds(catalogue)) : { open: 0, waiting: 0 },
    saved ? effectsOfAssignment(sight, saved.id, draft) : [],
  ]);
  const members = people.filter((one) => draft.memberIds.includes(one.id));
  const facts: Effect[] = [
    {
      code: 'category_gets',
      waiting: counted.waiting,
      members: members.length,
      here: members
        .filter((one) => one.available)
        .slice(0, mostNames)
        .map((one) => one.name),
    },
    ...assigned,
    ...effectsOnReading(catalogue, saved, draft),
  ];
  if (!saved || counted.open === 0) return facts;
  const place = (centreId: string) => ({
    centre_id: centreId,
    category_id: saved.id,
    owner_id: null,
    created_by: null,
  });
  let gained = 0;
  let lost = 0;
  for (const person of people) {
    const others = person.categoryIds.filter((one) => one !== saved.id);
    const then = { ...person, categoryIds: draft.memberIds.includes(person.id) ? [...others, saved.id] : others };
    const before = seesRequest(person, place(saved.centreId), catalogue.categories);
    const after = seesRequest(then, place(draft.centreId), { get: () => ({ membersOnly: draft.membersOnly }) });
    if (after && !before) gained += 1;
    if (before && !after) lost += 1;
  }
  if (gained + lost > 0) facts.push({ code: 'category_sight', open: counted.open, gained, lost });
  return facts;
}
