import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** The newest row of the log, and the transaction from which on rows may still come in below it. */
export async function findLogEnd(db: Db): Promise<{ lastId: number; horizon: string }> {
  const { rows } = await sql<{ lastId: number; horizon: string }>`
    select coalesce((select max(id) from change_log), 0) as "lastId", pg_snapshot_xmax(pg_current_snapshot())::text as horizon`.execute(
    db,
  );
  return rows[0] as { lastId: number; horizon: string };
}

/** Whether every transaction before `horizon` has ended: no row with a number given out earlier can appear any more. */
export async function isSettled(db: Db, horizon: string): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::text::xid8 as settled`.execute(db);
  return rows[0]?.settled ?? false;
}

/** Hashes of the log's rows after one number up to another, by number; primary key. */
export async function listLogHashes(
  db: Db,
  range: { after: number; upTo: number; limit: number },
): Promise<{ id: number; hash: Buffer }[]> {
  return db
    .selectFrom('change_log')
    .select(['id', 'hash'])
    .where('id', '>', range.after as never)
    .where('id', '<=', range.upTo as never)
    .orderBy('id')
    .limit(range.limit)
    .execute() as unknown as Promise<{ id: number; hash: Buffer }[]>;
}

/** The newest row of the security log, to which no row can come in below: its writers wait for one another. */
export async function findSecurityLogEnd(db: Db): Promise<{ lastId: number; hash: string } | null> {
  const { rows } = await sql<{ lastId: number; hash: string }>`
    select id as "lastId", encode(hash, 'hex') as hash from security_event order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The hash of one row of the security log, null where it is gone, and the last row that was cut off in time. */
export async function findSecurityHash(db: Db, id: number): Promise<{ hash: string | null; cutUpTo: number }> {
  const { rows } = await sql<{ hash: string | null; cutUpTo: number }>`
    select (select encode(hash, 'hex') from security_event where id = ${id}) as hash,
      coalesce((select max(last_id) from security_log_cut), 0) as "cutUpTo"`.execute(db);
  return rows[0] as { hash: string | null; cutUpTo: number };
}
