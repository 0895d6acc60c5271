import { sql } from 'kysely';
import { type Reader, visibleTo } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';

export type PersonNow = Reader & { active: boolean };

/** A person as saved, with what decides what they see; primary key. */
export async function findPersonNow(db: Db, id: string): Promise<PersonNow | undefined> {
  const { rows } = await sql<PersonNow>`select p.id, p.roles, p.active,
      array(select centre_id from centre_member where person_id = p.id) as "centreIds",
      array(select category_id from category_member where person_id = p.id) as "categoryIds"
    from person p where p.id = ${id}`.execute(db);
  return rows[0];
}

/** How many open requests one reader sees, and which of them the other did not or no longer does; one pass over request_open_created. */
export async function countSeen(
  db: Db,
  before: Reader | null,
  after: Reader | null,
): Promise<{ open: number; gained: number; lost: number }> {
  const sees = (reader: Reader | null) =>
    reader ? sql`coalesce(${visibleTo({ kind: 'person', ...reader })}, false)` : sql`false`;
  const { rows } = await sql<{ open: number; gained: number; lost: number }>`
    with seen as materialized (
      select ${sees(before)} as before, ${sees(after)} as after from request r where r.phase not in ('solved', 'closed'))
    select (count(*) filter (where after))::int as open, (count(*) filter (where after and not before))::int as gained,
      (count(*) filter (where before and not after))::int as lost from seen`.execute(db);
  return rows[0] ?? { open: 0, gained: 0, lost: 0 };
}

/** Open requests in somebody's hands, in all centres or in these; rides request_owner_open. */
export async function countOwned(db: Db, id: string, centreIds?: string[]): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from request r
    where r.owner_id = ${id} and r.phase not in ('solved', 'closed')
      and ${centreIds ? sql`r.centre_id = any(${centreIds}::uuid[])` : sql`true`}`.execute(db);
  return rows[0]?.open ?? 0;
}
