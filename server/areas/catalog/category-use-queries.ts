import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

/** What leans on a category. */
export type CategoryUse = {
  children: number;
  requests: number;
  openRequests: number;
  /** Rules that give it or ask for it. */
  rules: number;
  mailAddresses: number;
  /** Centres whose requests get it until somebody says otherwise. */
  centres: number;
};

/** Counts what leans on a category: its requests by `request_category_created`, the open ones by `request_open_deadline`. */
export async function countCategoryUse(tx: Tx, id: string): Promise<CategoryUse> {
  const { rows } = await sql<CategoryUse>`
    select (select count(*) from category where parent_id = ${id} and active) as children,
      (select count(*) from request where category_id = ${id}) as requests,
      (select count(*) from request where category_id = ${id} and phase not in ('solved', 'closed')) as "openRequests",
      (select count(*) from rule where category_id = ${id} or conditions::text like ${`%${id}%`}) as rules,
      (select count(*) from mail_address where category_id = ${id}) as "mailAddresses",
      (select count(*) from centre where default_category_id = ${id}) as centres`.execute(tx);
  return rows[0] as CategoryUse;
}

/** The ids among these that are of no category. */
export async function listCategoriesMissing(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select wanted.id from unnest(${[...ids]}::uuid[]) wanted (id)
    where not exists (select from category c where c.id = wanted.id)`.execute(tx);
  return rows.map((row) => row.id);
}

/** Points what gave requests this category at another: rules, mail addresses, centres' defaults; problem codes follow. */
export async function redirectSources(tx: Tx, fromId: string, toId: string, now: Date): Promise<void> {
  await sql`update rule set conditions = replace(conditions::text, ${fromId}::text, ${toId}::text)::jsonb,
      category_id = case when category_id = ${fromId}::uuid then ${toId}::uuid else category_id end,
      version = version + 1, updated_at = ${now}
    where category_id = ${fromId}::uuid or conditions::text like ${`%${fromId}%`}`.execute(tx);
  await tx
    .updateTable('mail_address')
    .set((eb) => ({ category_id: toId, version: eb('version', '+', 1), updated_at: now }))
    .where('category_id', '=', fromId)
    .execute();
  await tx
    .updateTable('centre')
    .set((eb) => ({ default_category_id: toId, version: eb('version', '+', 1), updated_at: now }))
    .where('default_category_id', '=', fromId)
    .execute();
  await sql`with left_behind as (delete from problem_code_category where category_id = ${fromId} returning problem_code_id)
    insert into problem_code_category (problem_code_id, category_id) select problem_code_id, ${toId}::uuid from left_behind
    on conflict do nothing`.execute(tx);
}
