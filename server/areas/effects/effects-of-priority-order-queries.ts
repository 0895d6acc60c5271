import { sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export type Waiting = { id: string; number: number; subject: string | null };

/**
 * The first of all that waits and the caller sees, in the queue's order with these ranks of the priorities: earliest
 * deadline, rank, age (§4.13). By request_open_deadline; only what shares a deadline is sorted.
 */
export async function listFirstInQueue(
  db: Db,
  principal: Principal,
  ranks: ReadonlyMap<string, number>,
  queueStatusIds: string[],
  limit: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select r.id, r.number, coalesce(r.subject, left(r.description, 120)) as subject
    from request r
      join unnest(${[...ranks.keys()]}::uuid[], ${[...ranks.values()]}::int[]) as p (id, rank) on p.id = r.priority_id
    where r.phase not in ('solved', 'closed') and r.owner_id is null and r.phase = 'registered' and r.kind <> 'comment'
      and r.status_id = any(${queueStatusIds}::uuid[]) and ${visibleTo(principal)}
    order by r.deadline_at asc nulls last, p.rank, r.created_at, r.id limit ${limit}`.execute(db);
  return rows;
}
