import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Open requests in a status, and those among them that nobody has and Next may hand out; by request_open_created. */
export async function countInStatus(db: Db, statusId: string): Promise<{ open: number; unassigned: number }> {
  const { rows } = await sql<{ open: number; unassigned: number }>`
    select count(*)::int as open,
      (count(*) filter (where r.owner_id is null and r.phase = 'registered' and r.kind <> 'comment'))::int as unassigned
    from request r where r.status_id = ${statusId} and r.phase not in ('solved', 'closed')`.execute(db);
  return rows[0] ?? { open: 0, unassigned: 0 };
}
