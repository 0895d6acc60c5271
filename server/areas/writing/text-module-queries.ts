import { sql } from 'kysely';
import type { TextsByLanguage } from '#areas/wording/index.ts';
import type { Db, Tx } from '#platform/db.ts';

export type TextModuleColumns = {
  kind: 'module' | 'template';
  keyword: string;
  name: string;
  texts: TextsByLanguage;
  owner_id: string | null;
  centre_id: string | null;
  category_id: string | null;
  used_in: 'reply' | 'note' | 'both';
  active: boolean;
};
export type TextModuleRow = TextModuleColumns & { id: string; version: number; owner_name: string | null };

const selection = sql`m.id, m.kind, m.keyword, m.name, m.texts, m.owner_id, m.centre_id, m.category_id, m.used_in, m.active,
  m.version, p.name as owner_name`;

/** Every text module and template, or the one with `id`; hundreds at most, kept in a snapshot. */
export async function listTextModules(db: Db, id?: string): Promise<TextModuleRow[]> {
  const { rows } =
    await sql<TextModuleRow>`select ${selection} from text_module m left join person p on p.id = m.owner_id
    ${id ? sql`where m.id = ${id}` : sql``} order by fold(m.keyword), m.id`.execute(db);
  return rows;
}

/** Until the command ends nobody else saves a text module: two saves at once must not make a circle neither of them sees. */
export async function lockTextModules(tx: Tx): Promise<TextModuleRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('text-modules', 0))`.execute(tx);
  return listTextModules(tx);
}

/** `already`: the id is known; `taken`: the keyword is. */
export async function insertTextModule(
  tx: Tx,
  id: string,
  one: TextModuleColumns,
  now: Date,
): Promise<'new' | 'already' | 'taken'> {
  const { rows } =
    await sql`insert into text_module (id, kind, keyword, name, texts, owner_id, centre_id, category_id, used_in,
      active, created_at, updated_at)
    values (${id}, ${one.kind}, ${one.keyword}, ${one.name}, ${JSON.stringify(one.texts)}::jsonb, ${one.owner_id},
      ${one.centre_id}, ${one.category_id}, ${one.used_in}, ${one.active}, ${now}, ${now})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length > 0) return 'new';
  return (await listTextModules(tx, id)).length > 0 ? 'already' : 'taken';
}

export async function updateTextModule(
  tx: Tx,
  id: string,
  changes: Partial<TextModuleColumns>,
  now: Date,
): Promise<void> {
  const { texts, ...plain } = changes;
  await tx
    .updateTable('text_module')
    .set((eb) => ({
      ...plain,
      ...(texts ? { texts: sql`${JSON.stringify(texts)}::jsonb` } : {}),
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

/** Whether somebody else of the same scope has this keyword; rides text_module_keyword. */
export async function isKeywordTaken(tx: Tx, keyword: string, ownerId: string | null, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from text_module where id <> ${id} and fold(keyword) = fold(${keyword})
    and coalesce(owner_id, '00000000-0000-0000-0000-000000000000') = coalesce(${ownerId}::uuid, '00000000-0000-0000-0000-000000000000')`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function deleteTextModuleRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('text_module').where('id', '=', id).execute();
}
