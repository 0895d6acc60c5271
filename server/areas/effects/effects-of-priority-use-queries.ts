import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Open requests of a priority; among the open ones, by request_open_deadline. */
export async function countOpenOf(db: Db, priorityId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from request r
    where r.priority_id = ${priorityId} and r.phase not in ('solved', 'closed')`.execute(db);
  return rows[0]?.open ?? 0;
}
