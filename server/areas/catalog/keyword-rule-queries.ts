import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

export type KeywordRuleColumns = {
  name: string;
  rank: number;
  words: string[];
  search_in: 'subject' | 'text' | 'both';
  category_id: string | null;
  priority_id: string | null;
  active: boolean;
};
export type KeywordRuleRow = KeywordRuleColumns & { id: string; version: number };
export type ListedKeywordRule = KeywordRuleRow & { category_path: string | null; priority_name: string | null };

/** Rules in the order they are tried (R6.2: 100 first, the older of equals), or the one with `id`. Few rows; needs no index. */
export async function listKeywordRules(db: Db, id?: string): Promise<ListedKeywordRule[]> {
  const { rows } = await sql<ListedKeywordRule>`
    select k.*, c.path as category_path, p.name as priority_name
    from keyword_rule k left join category c on c.id = k.category_id left join priority p on p.id = k.priority_id
    ${id ? sql`where k.id = ${id}` : sql``}
    order by k.rank desc, k.created_at, k.id`.execute(db);
  return rows;
}

/** What the categorising of a message needs to know of a rule. */
export type ActiveKeywordRule = {
  id: string;
  name: string;
  rank: number;
  words: string[];
  searchIn: 'subject' | 'text' | 'both';
  /** Null when the rule names none, or one that is retired. */
  categoryId: string | null;
  priorityId: string | null;
};

/** The rules in use, in the order they are tried. */
export async function listActiveKeywordRules(db: Db): Promise<ActiveKeywordRule[]> {
  const { rows } = await sql<ActiveKeywordRule>`
    select k.id, k.name, k.rank, k.words, k.search_in as "searchIn", c.id as "categoryId", p.id as "priorityId"
    from keyword_rule k left join category c on c.id = k.category_id and c.active
      left join priority p on p.id = k.priority_id and p.active
    where k.active order by k.rank desc, k.created_at, k.id`.execute(db);
  return rows;
}

export async function lockKeywordRule(tx: Tx, id: string): Promise<KeywordRuleRow | null> {
  const row = await tx.selectFrom('keyword_rule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return (row as KeywordRuleRow | undefined) ?? null;
}

/** Adds a rule; false when the id is known already. */
export async function insertKeywordRule(tx: Tx, id: string, rule: KeywordRuleColumns, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('keyword_rule')
    .values({ id, ...rule, created_at: now, updated_at: now })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateKeywordRule(
  tx: Tx,
  id: string,
  changes: Partial<KeywordRuleColumns>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('keyword_rule')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function deleteKeywordRuleRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('keyword_rule').where('id', '=', id).execute();
}
