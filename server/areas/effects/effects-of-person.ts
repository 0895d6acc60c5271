import type { Reader } from '#areas/requests/index.ts';
import { workingRoles } from '#areas/staff/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { permissions, permissionsOf } from '#contract/permissions.ts';
import { countOwned, countSeen, findPersonNow } from './effects-of-person-queries.ts';
import type { Foresight } from './foresight.ts';

/** Owns nothing and made nothing: stands for somebody who is not there yet. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** What a person would see and may do, and what would be left without anybody. */
export async function effectsOfPerson(
  { db, catalogue }: Foresight,
  id: string | null,
  draft: DraftOf<'person'>,
): Promise<Effect[]> {
  const saved = id ? await findPersonNow(db, id) : undefined;
  const before: Reader | null = saved?.active ? saved : null;
  const after: Reader | null = draft.active && draft.roles.length > 0 ? { ...draft, id: id ?? nobody } : null;
  const [seen, owned] = await Promise.all([
    countSeen(db, before, after),
    // Left without a role to work on them, the requests are as much nobody's as those of who leaves.
    id && saved?.active && !(draft.active && draft.roles.some((role) => workingRoles.includes(role)))
      ? countOwned(db, id)
      : 0,
  ]);
  const facts: Effect[] = [{ code: 'person_sees', ...seen }];
  const held = permissionsOf(before?.roles ?? []);
  const then = permissionsOf(after?.roles ?? []);
  const gained = permissions.filter((one) => then.has(one) && !held.has(one));
  const lost = permissions.filter((one) => held.has(one) && !then.has(one));
  if (gained.length + lost.length > 0) facts.push({ code: 'person_rights', gained, lost });
  if (owned > 0) facts.push({ code: 'person_leaves', open: owned });
  const passing = [...catalogue.centres.values()].filter((centre) => centre.redelegate).map((centre) => centre.id);
  const passedOn = id && owned > 0 && passing.length > 0 ? await countOwned(db, id, passing) : 0;
  if (passedOn > 0) facts.push({ code: 'person_passes_on', open: passedOn });
  return facts;
}
