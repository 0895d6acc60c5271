import { sql } from 'kysely';
import type { Language } from '#contract/common-shapes.ts';
import type { Condition } from '#contract/rules.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { ActiveRule } from './rule-shapes.ts';

export type RuleColumns = {
  name: string;
  rank: number;
  beats_choice: boolean;
  conditions: Condition[];
  category_id: string | null;
  priority_id: string | null;
  owner_id: string | null;
  language: Language | null;
  active: boolean;
};
export type RuleRow = RuleColumns & { id: string; version: number };
export type ListedRule = RuleRow & {
  category_path: string | null;
  priority_name: string | null;
  owner_name: string | null;
  names: Record<string, string>;
};

/** The order in which rules are tried; total, so that the same message always meets the same one (R6.2). */
const order = sql`r.beats_choice desc, r.rank desc, r.created_at, r.id`;

/**
 * Rules in the order they are tried, or the one with `id`; categories as a reader of `language` calls them. Few rows; needs
 * no index.
 */
export async function listRules(db: Db, language: Language, id?: string): Promise<ListedRule[]> {
  const { rows } = await sql<ListedRule>`
    select r.*, category_path_in(r.category_id, ${language}) as category_path, p.name as priority_name, o.name as owner_name,
      coalesce((select jsonb_object_agg(known.id, known.name) from (
        select c.id, category_path_in(c.id, ${language}) as name from category c union all select t.id, t.name from contact t
        union all select g.id, g.name from organisation g) known
        where known.id in (select wanted.id::uuid from jsonb_array_elements(r.conditions) one,
          jsonb_array_elements_text(one -> 'anyOf') wanted (id)
          where one ->> 'on' in ('customer', 'organisation', 'category', 'form_choice'))), '{}') as names
    from rule r left join priority p on p.id = r.priority_id left join person o on o.id = r.owner_id
    ${id ? sql`where r.id = ${id}` : sql``}
    order by ${order}`.execute(db);
  return rows;
}

/** The rules in use, in the order they are tried, without what has been retired since. */
export async function listActiveRules(db: Db): Promise<ActiveRule[]> {
  const { rows } = await sql<ActiveRule>`
    select r.id, r.name, r.rank, r.beats_choice as "beatsChoice", r.conditions, r.language, c.id as "categoryId",
      p.id as "priorityId", o.id as "ownerId"
    from rule r left join category c on c.id = r.category_id and c.active
      left join priority p on p.id = r.priority_id and p.active
      left join person o on o.id = r.owner_id and o.active
    where r.active order by ${order}`.execute(db);
  return rows;
}

export async function lockRule(tx: Tx, id: string): Promise<RuleRow | null> {
  const row = await tx.selectFrom('rule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return (row as RuleRow | undefined) ?? null;
}

/** All rules, locked in one order, as their places are given among all. */
export async function lockRules(tx: Tx): Promise<Pick<RuleRow, 'id' | 'rank' | 'beats_choice'>[]> {
  return tx.selectFrom('rule').select(['id', 'rank', 'beats_choice']).orderBy('id').forUpdate().execute();
}

/** Adds a rule, without a rank below all others of its kind; false when the id is known already. */
export async function insertRule(
  tx: Tx,
  id: string,
  rule: Omit<RuleColumns, 'rank'> & { rank: number | null },
  now: Date,
): Promise<boolean> {
  const { rank, conditions, ...rest } = rule;
  const last = sql<number>`greatest(1, coalesce((select min(rank) - 1 from rule where beats_choice = ${rule.beats_choice}), 50))`;
  const added = await tx
    .insertInto('rule')
    .values({
      id,
      ...rest,
      conditions: JSON.stringify(conditions),
      rank: rank ?? last,
      created_at: now,
      updated_at: now,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateRule(tx: Tx, id: string, changes: Partial<RuleColumns>, now: Date): Promise<void> {
  const { conditions, ...rest } = changes;
  await tx
    .updateTable('rule')
    .set((eb) => ({
      ...rest,
      ...(conditions ? { conditions: JSON.stringify(conditions) } : {}),
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

export async function deleteRuleRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('rule').where('id', '=', id).execute();
}

/** The ids among these that are of no category, customer or organisation. */
export async function listUnknownIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select wanted.id from unnest(${[...ids]}::uuid[]) wanted (id)
    where not exists (select from category c where c.id = wanted.id) and not exists (select from contact t where t.id = wanted.id)
      and not exists (select from organisation g where g.id = wanted.id)`.execute(tx);
  return rows.map((row) => row.id);
}

/** Whether any person or company has a priority of their own; contact_own_priority, and few organisations. */
export async function customersHavePriority(db: Db): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from contact where priority_id is not null)
    or exists (select from organisation where priority_id is not null) as some`.execute(db);
  return rows[0]?.some ?? false;
}
