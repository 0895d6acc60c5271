import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

export type Colleague = { id: string; name: string; email: string };

/**
 * Active people whose name holds what was typed, or whose address begins with it; names that begin with it first. A desk
 * has hundreds of people, not hundreds of thousands: they are read in the order of index `person_name`.
 */
export async function findColleagues(db: Db, q: string, limit: number): Promise<Colleague[]> {
  // Only what names and addresses consist of; the rest would be a pattern, or nothing the database takes.
  const typed = q.replace(/[^\p{L}\p{N}\p{M}@.' -]+/gu, ' ').trim();
  if (typed === '') return [];
  const { rows } = await sql<Colleague>`
    select id, name, email from person p
    where active and (fold(name) like '%' || fold(${typed}) || '%' or email like lower(${typed}) || '%')
    order by fold(name) not like fold(${typed}) || '%', fold(name), id limit ${limit}`.execute(db);
  return rows;
}
