import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

/** Counts one use of a text or macro. */
export async function countUse(tx: Tx, subjectId: string, now: Date): Promise<void> {
  await sql`insert into writing_use (subject_id, last_at) values (${subjectId}, ${now})
    on conflict (subject_id) do update set times = writing_use.times + 1, last_at = excluded.last_at`.execute(tx);
}

/** How often each was used; as many rows as there are texts and macros. */
export async function listUses(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('writing_use').select(['subject_id', 'times']).execute();
  return new Map(rows.map((row) => [row.subject_id, row.times]));
}

export async function deleteUse(tx: Tx, subjectId: string): Promise<void> {
  await tx.deleteFrom('writing_use').where('subject_id', '=', subjectId).execute();
}
