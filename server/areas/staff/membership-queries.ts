import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';

const groups = {
  centre: { table: sql.table('centre_member'), column: sql.ref('centre_id') },
  category: { table: sql.table('category_member'), column: sql.ref('category_id') },
} as const;

/** What people are members of (S5-24: any number). */
export type MemberGroup = keyof typeof groups;

/** Makes these the groups a person belongs to, writing only the differences. Says whether there were any. */
export async function setGroupsOfPerson(
  tx: Tx,
  group: MemberGroup,
  personId: string,
  groupIds: readonly string[],
): Promise<boolean> {
  const { table, column } = groups[group];
  const removed = await sql`
    delete from ${table} where person_id = ${personId} and ${column} <> all (${groupIds}::uuid[]) returning id`.execute(
    tx,
  );
  const added = await sql`
    insert into ${table} (person_id, ${column}) select distinct ${personId}::uuid, g from unnest(${groupIds}::uuid[]) g
    on conflict do nothing returning id`.execute(tx);
  return removed.rows.length + added.rows.length > 0;
}

/**
 * Makes these the members of a centre or category, writing only the differences. People who have left stay members
 * unseen, so that they find their places again when they return. Says whether anything changed; throws
 * `person_inactive` when somebody new has left.
 */
export async function setMembersOfGroup(
  tx: Tx,
  group: MemberGroup,
  groupId: string,
  personIds: readonly string[],
): Promise<boolean> {
  const { table, column } = groups[group];
  const removed = await sql`
    delete from ${table} m using person p where ${sql.ref(`m.${group}_id`)} = ${groupId} and p.id = m.person_id and p.active
      and m.person_id <> all (${personIds}::uuid[]) returning m.id`.execute(tx);
  const added = await sql<{ person_id: string }>`
    insert into ${table} (${column}, person_id) select ${groupId}::uuid, g.id
    from unnest(${personIds}::uuid[]) with ordinality as g (id, place) group by g.id order by min(g.place)
    on conflict do nothing returning person_id`.execute(tx);
  const newcomers = added.rows.map((row) => row.person_id);
  const { rows: left } = await sql<{ name: string }>`
    select name from person where id = any (${newcomers}::uuid[]) and not active limit 1`.execute(tx);
  if (left[0]) throw conflict('person_inactive', `${left[0].name} is no longer active and cannot become a member.`);
  return removed.rows.length + added.rows.length > 0;
}
