import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';

// Among more than these, the newest, order by fitness would take longer than anybody waits.
const mostRanked = 200;

/**
 * The requests a query finds within what may be seen: open ones first, then those that say it in the subject, then
 * newest. `visible` is a condition on alias `r`. Rides request_search_document; for very common words request_created.
 */
export async function findRequestIds(
  db: Db,
  query: RawBuilder<unknown>,
  visible: RawBuilder<boolean>,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from (
      select r.id, r.phase, r.created_at, s.document from request r join request_search s on s.request_id = r.id
      where s.document @@ ${query} and ${visible} order by r.created_at desc, r.id desc limit ${mostRanked}) f
    order by f.phase in ('solved', 'closed'), ts_rank(f.document, ${query}) desc, f.created_at desc, f.id desc
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Condition and order, on alias `r`, for exactly these requests in this order. */
export const these = (ids: string[]) => ({
  where: sql`r.id = any(${ids}::uuid[])`,
  order: sql`array_position(${ids}::uuid[], r.id)`,
});

/** The one request of this number within what may be seen. Rides request_number_key. */
export const ofNumber = (number: number, visible: RawBuilder<boolean>) => ({
  where: sql`r.number = ${number} and ${visible}`,
  order: sql`r.id`,
});
