import { sql } from 'kysely';
import { availableCondition } from '#areas/staff/index.ts';
import type { Tx } from '#platform/db.ts';

/**
 * The person a rule gives a request to, if it may be theirs now: active, not absent (trap 34), and a member of its
 * category, or of its centre while it has none. Primary keys; asked only where a rule names somebody.
 */
export async function findRuleOwner(
  tx: Tx,
  personId: string,
  place: { categoryId: string | null; centreId: string | null },
  now: Date,
): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`select p.id, p.name from person p
    where p.id = ${personId} and ${availableCondition('p', now, { onlySignedIn: false })}
      and (exists (select from category_member m where m.person_id = p.id and m.category_id = ${place.categoryId}::uuid)
        or (${place.categoryId}::uuid is null or p.roles && '{supervisor}')
          and exists (select from centre_member m where m.person_id = p.id and m.centre_id = ${place.centreId}::uuid))`.execute(
    tx,
  );
  return rows[0] ?? null;
}
