import { type Selectable, sql } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';

export type Upload = Pick<Selectable<Database['upload']>, 'id' | 'filename' | 'mime' | 'size' | 'sha256'>;

/**
 * Keeps bytes once per digest. A digest that is there already is touched: whoever sweeps unused bytes at this moment then
 * leaves them.
 */
export async function keepFile(
  tx: Tx,
  file: { sha256: Buffer; size: number; content: Buffer },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('file')
    .values({ ...file, created_at: now })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ created_at: now }))
    .execute();
}

export async function insertUpload(
  tx: Tx,
  upload: Upload & { personId: string; keepUntil: Date },
  now: Date,
): Promise<void> {
  const { id, filename, mime, size, sha256 } = upload;
  await tx
    .insertInto('upload')
    .values({
      id,
      filename,
      mime,
      size,
      sha256,
      person_id: upload.personId,
      keep_until: upload.keepUntil,
      created_at: now,
    })
    .execute();
}

/** Bytes of this person's files that stand in no message yet; indexes upload_person and attachment_sha256. */
export async function sumUnused(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select coalesce(sum(u.size), 0)::bigint as bytes from upload u
    where u.person_id = ${personId} and not exists (select from attachment a where a.sha256 = u.sha256)`.execute(tx);
  return rows[0]?.bytes ?? 0;
}

/** A file somebody handed in, with its bytes; nobody else's. */
export async function findUploadContent(
  db: Db,
  personId: string,
  id: string,
): Promise<{ filename: string; mime: string; content: Buffer } | undefined> {
  return db
    .selectFrom('upload as u')
    .innerJoin('file as f', 'f.sha256', 'u.sha256')
    .select(['u.filename', 'u.mime', 'f.content'])
    .where('u.id', '=', id)
    .where('u.person_id', '=', personId)
    .executeTakeFirst();
}

/** Those of the files that are this person's, in no order. */
export async function listUploads(db: Db, personId: string, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('upload')
    .select(['id', 'filename', 'mime', 'size', 'sha256'])
    .where('id', 'in', [...ids])
    .where('person_id', '=', personId)
    .execute();
}

/** Keeps this person's files at least until a moment and gives them; locks them against sweeping until the commit. */
export async function keepUploads(tx: Tx, personId: string, ids: readonly string[], until: Date): Promise<Upload[]> {
  if (ids.length === 0) return [];
  return tx
    .updateTable('upload')
    .set({ keep_until: sql`greatest(keep_until, ${until})` })
    .where('id', 'in', [...ids])
    .where('person_id', '=', personId)
    .returning(['id', 'filename', 'mime', 'size', 'sha256'])
    .execute();
}

/** Makes files of one person those of another, who goes on with what they belong to. */
export async function giveUploads(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('upload')
    .set({ person_id: to })
    .where('id', 'in', [...ids])
    .where('person_id', '=', from)
    .execute();
}

/** Files nobody needs any more; index upload_keep_until. */
export async function listUnneeded(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('keep_until', '<', now)
    .orderBy('keep_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets a file unless it is needed again since; gives its digest. */
export async function deleteUnneeded(tx: Tx, id: string, now: Date): Promise<Buffer | null> {
  const row = await tx
    .deleteFrom('upload')
    .where('id', '=', id)
    .where('keep_until', '<', now)
    .returning('sha256')
    .executeTakeFirst();
  return row?.sha256 ?? null;
}

/** Removes bytes; the database refuses while anything names them. Bytes handed in again since `before` stay. */
export async function deleteFile(tx: Tx, sha256: Buffer, before: Date): Promise<void> {
  await tx.deleteFrom('file').where('sha256', '=', sha256).where('created_at', '<', before).execute();
}
