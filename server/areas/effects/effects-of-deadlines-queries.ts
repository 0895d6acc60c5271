import { sql } from 'kysely';
import type { RequestRecord } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';

/** What a deadline is counted from and what came of it. */
export type DeadlineRow = Pick<
  RequestRecord,
  | 'number'
  | 'phase'
  | 'priority_id'
  | 'deadline_at'
  | 'deadline_started_at'
  | 'deadline_budget_seconds'
  | 'deadline_budget_days'
  | 'deadline_pauses'
>;

const columns = sql`r.number, r.phase, r.priority_id, r.deadline_at, r.deadline_started_at, r.deadline_budget_seconds,
  r.deadline_budget_days, r.deadline_pauses`;

/** The last requests of these priorities that were given a computed deadline; of each priority along request_priority_created. */
export async function listLastDeadlines(db: Db, priorityIds: string[], limit: number): Promise<DeadlineRow[]> {
  const { rows } = await sql<DeadlineRow>`select one.* from unnest(${priorityIds}::uuid[]) as p (id)
      cross join lateral (select ${columns}, r.created_at, r.id from request r
        where r.priority_id = p.id and r.deadline_at is not null and r.deadline_started_at is not null and r.deadline_source = 'computed'
        order by r.created_at desc, r.id desc limit ${limit}) as one
    order by one.created_at desc, one.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Open requests of these priorities with a deadline, the nearest first, by request_open_deadline; and how many were set by hand. */
export async function listOpenDeadlines(
  db: Db,
  priorityIds: string[],
  limit: number,
): Promise<{ rows: DeadlineRow[]; manual: number }> {
  const open = sql`r.phase not in ('solved', 'closed') and r.priority_id = any(${priorityIds}::uuid[]) and r.deadline_at is not null`;
  const [listed, counted] = await Promise.all([
    sql<DeadlineRow>`select ${columns} from request r
      where ${open} and r.deadline_source = 'computed' and r.deadline_started_at is not null
      order by r.deadline_at asc nulls last, r.id limit ${limit}`.execute(db),
    sql<{
      manual: number;
    }>`select count(*)::int as manual from request r where ${open} and r.deadline_source = 'manual'`.execute(db),
  ]);
  return { rows: listed.rows, manual: counted.rows[0]?.manual ?? 0 };
}
