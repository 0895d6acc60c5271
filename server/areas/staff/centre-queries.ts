import { sql } from 'kysely';
import type { Language, Named } from '#contract/common-shapes.ts';
import type { Db, Tx } from '#platform/db.ts';

export type CentreColumns = {
  name: string;
  calendar_id: string;
  language: Language;
  default_category_id: string | null;
  active: boolean;
  max_pulled: number;
  may_pick_from_pool: boolean;
  pause_deadline_while_waiting: boolean;
  reported_at_starts_deadline: boolean;
  inactivity_minutes: number;
  deferred_registered_minutes: number;
  deferred_assigned_minutes: number;
  suggestion_threshold: number | null;
  pull_with_reason: boolean;
  return_held_minutes: number | null;
  redelegate: boolean;
};
export type CentreRow = CentreColumns & { id: string; version: number };
export type ListedCentre = CentreRow & { calendar_name: string; default_category: Named | null; members: Named[] };

/**
 * Support centres by name with calendar and members, or the one with `id`; the category as a reader of `language` calls it.
 * Few rows; needs no index.
 */
export async function listCentres(db: Db, language: Language, id?: string): Promise<ListedCentre[]> {
  const { rows } = await sql<ListedCentre>`
    select c.*, k.name as calendar_name,
      case when g.id is not null then json_build_object('id', g.id, 'name', category_path_in(g.id, ${language})) end as default_category,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by fold(p.name), p.id)
        from centre_member m join person p on p.id = m.person_id where m.centre_id = c.id and p.active), '[]') as members
    from centre c join calendar k on k.id = c.calendar_id left join category g on g.id = c.default_category_id
    ${id ? sql`where c.id = ${id}` : sql``}
    order by fold(c.name), c.id`.execute(db);
  return rows;
}

/** Names of the centres in use beside these. Few rows; needs no index. */
export async function listCentresBeside(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from centre
    where active and id <> all(${[...ids]}::uuid[]) order by fold(name), id`.execute(db);
  return rows.map((row) => row.name);
}

/** Locked against a second one who changes it, but not against requests that come into it. */
export async function lockCentre(tx: Tx, id: string): Promise<CentreRow | null> {
  const row = await tx.selectFrom('centre').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return (row as CentreRow | undefined) ?? null;
}

/** Adds a centre; false when the id is known already. */
export async function insertCentre(
  tx: Tx,
  id: string,
  centre: Partial<CentreColumns> & Pick<CentreColumns, 'name' | 'calendar_id' | 'language'>,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('centre')
    .values({ id, ...centre, created_at: now, updated_at: now })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateCentre(tx: Tx, id: string, changes: Partial<CentreColumns>, now: Date): Promise<void> {
  await tx
    .updateTable('centre')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

/** What still leans on a centre: categories and mail addresses in use. */
export async function countCentreUse(tx: Tx, id: string): Promise<{ categories: number; mailAddresses: number }> {
  const { rows } = await sql<{ categories: number; mailAddresses: number }>`
    select (select count(*) from category where centre_id = ${id} and active) as categories,
      (select count(*) from mail_address where centre_id = ${id} and active) as "mailAddresses"`.execute(tx);
  return rows[0] as { categories: number; mailAddresses: number };
}

export async function activeCategoryExists(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('category')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}
