import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

export type DeadlineNotice = { request_id: string; kind: 'due_soon' | 'overdue'; deadline_at: Date };

// Waiting is nobody's lateness of ours; the first condition is that of both indexes.
const theirs = sql`r.phase not in ('solved', 'closed') and r.phase not in ('waiting_customer', 'postponed') and r.owner_id is not null`;

/**
 * Owned, open requests whose deadline has passed or comes near and of which nobody was told yet, noted as told. Near is
 * the last quarter of the open time given, two hours at most, so nobody is warned at night of what is due in the morning;
 * of deadlines set by hand the last quarter by the clock. What passed more than a day ago is old news. Rides
 * request_open_deadline and request_warn.
 */
export async function takeDeadlineNotices(tx: Tx, now: Date, limit: number): Promise<DeadlineNotice[]> {
  const { rows } = await sql<DeadlineNotice>`
    with due as (
      select r.id, r.deadline_at, case when r.deadline_at <= ${now} then 'overdue' else 'due_soon' end as kind
      from request r
      where ${theirs} and r.deadline_at > ${now}::timestamptz - interval '1 day'
        and r.deadline_at <= ${now}::timestamptz + interval '2 hours'
        and (r.deadline_at <= ${now} or (r.deadline_warn_at is null
          and r.deadline_at - ${now}::timestamptz <= (r.deadline_at - coalesce(r.deadline_started_at, r.created_at)) / 4))
      union all
      select r.id, r.deadline_at, 'due_soon' from request r
      where ${theirs} and r.deadline_warn_at <= ${now} and r.deadline_at > ${now})
    insert into deadline_notice as d (request_id, kind, deadline_at)
    select id, kind, deadline_at from due
    where not exists (select from deadline_notice n
      where n.request_id = due.id and n.kind = due.kind and n.deadline_at = due.deadline_at)
    order by due.deadline_at limit ${limit}
    on conflict (request_id, kind) do update set deadline_at = excluded.deadline_at
      where d.deadline_at <> excluded.deadline_at
    returning request_id, kind, deadline_at`.execute(tx);
  return rows;
}
