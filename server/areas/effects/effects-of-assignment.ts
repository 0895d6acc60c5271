import { lotOf, simulateAssignment } from '#areas/assignment/index.ts';
import type { AssignmentRules } from '#areas/catalog/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { permissionsOfRole, roles } from '#contract/permissions.ts';
import { listAbsencesSince, listKnown, listPast } from './effects-of-assignment-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many of the last requests tell enough of what a method does. */
const looked = 200;

const working = roles.filter((role) => permissionsOfRole[role].includes('request.pull'));

/**
 * Whose the last requests of a category would have been by the rules on the screen, person by person beside whose they
 * are. Nothing for a category without any, or where the draft says nothing of assignment.
 */
export async function effectsOfAssignment(
  { db }: Foresight,
  categoryId: string,
  draft: DraftOf<'category'>,
): Promise<Effect[]> {
  if (!draft.assignment) return [];
  const past = await listPast(db, categoryId, looked);
  const first = past[0];
  if (!first) return [];
  const rules: Omit<AssignmentRules, 'tellAddresses'> = draft.assignment;
  const turns = draft.turns ?? draft.memberIds.map((id) => ({ id, weight: 1 }));
  const weights = new Map(turns.map((turn) => [turn.id, turn.weight]));
  const inOrder = [...new Set([...turns.map((turn) => turn.id), ...draft.memberIds])].filter((id) =>
    draft.memberIds.includes(id),
  );
  const others = [...past.flatMap((one) => [one.ownerId, one.responsibleId]), rules.administratorId];
  const ids = [...new Set([...inOrder, ...others.filter((id) => id !== null)])];
  const [known, absences] = await Promise.all([
    listKnown(db, ids, working),
    listAbsencesSince(db, ids, new Date(first.at)),
  ]);
  const byId = new Map(known.map((one) => [one.id, one]));
  const owners = simulateAssignment(past, {
    rules,
    members: inOrder.map((id) => ({ id, weight: weights.get(id) ?? 1 })),
    people: byId,
    absent: (id, at) => absences.some((one) => one.personId === id && one.from <= at && at < one.to),
    lot: lotOf,
  });
  const count = (of: (string | null)[], id: string | null) => of.filter((one) => one === id).length;
  const now = past.map((one) => one.ownerId);
  const people = known
    .map(({ id, name }) => ({ name, now: count(now, id), would: count(owners, id) }))
    .filter((one) => one.now + one.would > 0)
    .toSorted((a, b) => b.would - a.would || b.now - a.now || a.name.localeCompare(b.name));
  return [
    {
      code: 'category_assigns',
      requests: past.length,
      people,
      queue: { now: count(now, null), would: count(owners, null) },
    },
  ];
}
