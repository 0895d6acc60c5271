import { sql } from 'kysely';
import type { BulkOrder } from '#contract/bulk.ts';
import type { Db, Tx } from '#platform/db.ts';

/** Words of a run that came to nothing for some are kept so long, in days, for another try. */
const keptDays = 7;

/**
 * An order without what somebody wrote in it, which the run and its log keep, and the words, which lie apart and are
 * forgotten: whom they are about, nobody can tell from a run.
 */
export function apart({ action: _, ...order }: BulkOrder): { input: object; words: object | null } {
  const { text, reason, ...input } = order as { text?: string; reason?: string };
  const words = { ...(text ? { text } : {}), ...(reason ? { reason } : {}) };
  return Object.keys(words).length > 0 ? { input: { ...input, worded: true }, words } : { input, words: null };
}

export async function insertWords(tx: Tx, runId: string, words: object): Promise<void> {
  await tx
    .insertInto('bulk_words')
    .values({ run_id: runId, words: JSON.stringify(words) })
    .execute();
}

/** The words of a run; undefined when it had none, or they are forgotten. Primary key. */
export async function findWords(db: Db, runId: string): Promise<object | undefined> {
  const row = await db.selectFrom('bulk_words').select('words').where('run_id', '=', runId).executeTakeFirst();
  return row?.words as object | undefined;
}

/** What a run that ended still needs of its words: nothing, or for a while what may be tried again. */
export async function settleWords(tx: Tx, runId: string, left: number, now: Date): Promise<void> {
  if (left > 0) await forgetWordsIn(tx, runId, keptDays * 24 * 3_600_000, now);
  else await tx.deleteFrom('bulk_words').where('run_id', '=', runId).execute();
}

/** Of a run that was stopped the row under way ends, and needs them for that. */
export const forgetWordsSoon = (tx: Tx, runId: string, now: Date): Promise<void> =>
  forgetWordsIn(tx, runId, 60_000, now);

async function forgetWordsIn(tx: Tx, runId: string, ms: number, now: Date): Promise<void> {
  await tx
    .updateTable('bulk_words')
    .set({ forget_at: new Date(now.getTime() + ms) })
    .where('run_id', '=', runId)
    .execute();
}

/** Holds the words of a run that is tried again; false when it needs some and they are gone. */
export async function holdWords(tx: Tx, run: { id: string; input: unknown }): Promise<boolean> {
  if (!(run.input as { worded?: boolean }).worded) return true;
  const { rows } = await sql`update bulk_words set forget_at = null where run_id = ${run.id} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Forgets words whose time has passed; bulk_words_forget. Gives how many. */
export async function forgetOldWords(db: Db, now: Date): Promise<number> {
  const { rows } = await sql`delete from bulk_words where forget_at <= ${now} returning 1`.execute(db);
  return rows.length;
}
