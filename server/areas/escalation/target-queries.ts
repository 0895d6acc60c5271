import { sql } from 'kysely';
import { availableCondition, mayOwnCondition } from '#areas/staff/index.ts';
import type { Db } from '#platform/db.ts';

export type Target = { id: string; name: string; active: boolean; mayOwn: boolean; available: boolean };

/** Who a level would give a request to, and whether they can be given work now: everybody can be on leave (trap 34). */
export async function findTarget(db: Db, personId: string, now: Date): Promise<Target | undefined> {
  const { rows } = await sql<Target>`select p.id, p.name, p.active, ${mayOwnCondition('p')} as "mayOwn",
      ${availableCondition('p', now, { onlySignedIn: false })} as available
    from person p where p.id = ${personId}`.execute(db);
  return rows[0];
}

/**
 * Who answers for a request beside its owner: the administrator of its category; where there is none, or absent, the
 * supervisors of its centre who are not absent. A centre has a handful of them; by the key of centre_member.
 */
export async function listAnswerable(
  db: Db,
  place: { category_id: string | null; centre_id: string | null },
  now: Date,
): Promise<{ id: string; name: string }[]> {
  const here = availableCondition('p', now, { onlySignedIn: false });
  const { rows } = await sql<{ id: string; name: string; first: boolean }>`
    select p.id, p.name, true as first from category c join person p on p.id = c.administrator_id
      where c.id = ${place.category_id} and ${here}
    union all
    select p.id, p.name, false from centre_member m join person p on p.id = m.person_id
      where m.centre_id = ${place.centre_id} and 'supervisor' = any(p.roles) and ${here}
    order by first desc, name, id`.execute(db);
  const [first] = rows;
  return rows.filter((one) => one.first === first?.first).map(({ id, name }) => ({ id, name }));
}
