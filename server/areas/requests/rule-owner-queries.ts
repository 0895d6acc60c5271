import { sql } from 'kysely';
import { availableCondition, mayOwnCondition } from '#areas/staff/index.ts';
import type { Db, Tx } from '#platform/db.ts';

/**
 * The person a rule gives a request to, if it may be theirs now: working on requests, active, not absent (trap 34), and a member of its
 * category, or of its centre while it has none. Primary keys; asked only where a rule names somebody.
 */
export async function findRuleOwner(
  tx: Tx,
  personId: string,
  place: { categoryId: string | null; centreId: string | null },
  now: Date,
): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`select p.id, p.name from person p
    where p.id = ${personId} and ${mayOwnCondition('p')} and ${availableCondition('p', now, { onlySignedIn: false })}
      and (exists (select from category_member m where m.person_id = p.id and m.category_id = ${place.categoryId}::uuid)
        or (${place.categoryId}::uuid is null or p.roles && '{supervisor}')
          and exists (select from centre_member m where m.person_id = p.id and m.centre_id = ${place.centreId}::uuid))`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** People who may be given requests now, and where: for asking of many requests at once. Primary keys. */
export async function listRuleOwners(db: Db, ids: readonly string[], now: Date): Promise<Map<string, RuleOwner>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RuleOwner & { id: string }>`select p.id, p.name, p.roles && '{supervisor}' as supervises,
      array(select category_id::text from category_member where person_id = p.id) as categories,
      array(select centre_id::text from centre_member where person_id = p.id) as centres
    from person p where p.id = any(${[...ids]}::uuid[]) and ${mayOwnCondition('p')}
      and ${availableCondition('p', now, { onlySignedIn: false })}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

type RuleOwner = { name: string; supervises: boolean; categories: string[]; centres: string[] };

/** The same question as `findRuleOwner` asks the database. */
export function mayBeOwner(owner: RuleOwner, place: { categoryId: string | null; centreId: string | null }): boolean {
  if (place.categoryId && owner.categories.includes(place.categoryId)) return true;
  const inCentre = place.centreId !== null && owner.centres.includes(place.centreId);
  return inCentre && (place.categoryId === null || owner.supervises);
}

/** Names of people by id. */
export async function listNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
