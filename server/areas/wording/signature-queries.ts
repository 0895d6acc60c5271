import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { TextsByLanguage } from './word-facts.ts';

export type SignatureRow = {
  id: string;
  person_id: string | null;
  centre_id: string | null;
  texts: TextsByLanguage;
  version: number;
};

/** Every signature; few rows, kept in the catalogue. */
export async function listSignatures(db: Db): Promise<SignatureRow[]> {
  const rows = await db.selectFrom('signature').select(['id', 'person_id', 'centre_id', 'texts', 'version']).execute();
  return rows as unknown as SignatureRow[];
}

export async function lockSignature(tx: Tx, id: string): Promise<SignatureRow | null> {
  const row = await tx
    .selectFrom('signature')
    .select(['id', 'person_id', 'centre_id', 'texts', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return (row as unknown as SignatureRow | undefined) ?? null;
}

/** `already`: the id is known; `taken`: there is one for this person, centre or desk. */
export async function insertSignature(
  tx: Tx,
  row: Omit<SignatureRow, 'version'>,
  now: Date,
): Promise<'new' | 'already' | 'taken'> {
  const { rows } = await sql`insert into signature (id, person_id, centre_id, texts, created_at, updated_at)
    values (${row.id}, ${row.person_id}, ${row.centre_id}, ${JSON.stringify(row.texts)}::jsonb, ${now}, ${now})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length > 0) return 'new';
  return (await lockSignature(tx, row.id)) ? 'already' : 'taken';
}

export async function updateSignature(tx: Tx, id: string, texts: TextsByLanguage, now: Date): Promise<void> {
  await sql`update signature set texts = ${JSON.stringify(texts)}::jsonb, version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
}

export async function deleteSignatureRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('signature').where('id', '=', id).execute();
}
