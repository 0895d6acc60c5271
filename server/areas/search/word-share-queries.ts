import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** How many documents there are, and the words that most of them hold, each with the share of documents it stands in. */
export type WordShares = { documents: number; shares: { word: string; share: number }[] };

/**
 * What the database keeps of the searched documents for its own planning: about a thousand words, those that the most hold.
 * Counted by its analysis from time to time; empty before the first.
 */
export async function readWordShares(db: Db): Promise<WordShares> {
  const { rows } = await sql<{ documents: number; words: string[] | null; shares: number[] | null }>`
    select c.reltuples as documents, s.most_common_elems::text::text[] as words, s.most_common_elem_freqs as shares
    from pg_class c left join pg_stats s on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname
      and s.attname = 'document'
    where c.oid = 'request_search'::regclass`.execute(db);
  const { documents = 0, words, shares } = rows[0] ?? {};
  return {
    documents: Math.max(0, documents),
    shares: (words ?? []).map((word, index) => ({ word, share: shares?.[index] ?? 0 })),
  };
}
