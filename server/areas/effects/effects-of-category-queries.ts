import { sql } from 'kysely';
import type { Reader } from '#areas/requests/index.ts';
import { availableCondition } from '#areas/staff/index.ts';
import type { Db } from '#platform/db.ts';

export type Somebody = Reader & { name: string; available: boolean };

/** Everybody active by name, with what decides what they see and whether they are there; a desk has hundreds of people. */
export async function listEverybody(db: Db, now: Date): Promise<Somebody[]> {
  const { rows } = await sql<Somebody>`select p.id, p.name, p.roles,
      array(select centre_id from centre_member where person_id = p.id) as "centreIds",
      array(select category_id from category_member where person_id = p.id) as "categoryIds",
      ${availableCondition('p', now, { onlySignedIn: true })} as available
    from person p where p.active order by fold(p.name), p.id`.execute(db);
  return rows;
}

/** Open requests of a category, and those among them that Next hands out; by request_open_created. */
export async function countInCategory(
  db: Db,
  categoryId: string,
  queueStatusIds: string[],
): Promise<{ open: number; waiting: number }> {
  const { rows } = await sql<{ open: number; waiting: number }>`
    select count(*)::int as open, (count(*) filter (where r.owner_id is null and r.phase = 'registered'
        and r.kind <> 'comment' and r.status_id = any(${queueStatusIds}::uuid[])))::int as waiting
    from request r where r.category_id = ${categoryId} and r.phase not in ('solved', 'closed')`.execute(db);
  return rows[0] ?? { open: 0, waiting: 0 };
}
