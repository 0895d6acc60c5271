import { sql } from 'kysely';
import type { RequestRecord } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';

/** What a deadline is counted from and what came of it. */
export type DeadlineRow = Pick<
  RequestRecord,
  | 'number'
  | 'phase'
  | 'priority_id'
  | 'centre_id'
  | 'created_at'
  | 'reported_at'
  | 'deadline_at'
  | 'deadline_started_at'
  | 'deadline_budget_seconds'
  | 'deadline_budget_days'
  | 'deadline_pauses'
>;

const columns = sql`r.number, r.phase, r.priority_id, r.centre_id, r.created_at, r.reported_at, r.deadline_at,
  r.deadline_started_at, r.deadline_budget_seconds, r.deadline_budget_days, r.deadline_pauses`;

/**
 * A deadline was computed, also where it came to none: the priority gave none then, or its calendar never opened (§4.9 f, g).
 * Not of what stands still, which has none while it does, whatever the settings say.
 */
const computed = sql`r.deadline_started_at is not null and r.deadline_source = 'computed'
  and not jsonb_path_exists(r.deadline_pauses, '$[*] ? (!exists(@.to))')`;

/** The last requests of these priorities whose deadline was computed; of each priority along request_priority_created. */
export async function listLastDeadlines(db: Db, priorityIds: string[], limit: number): Promise<DeadlineRow[]> {
  const { rows } = await sql<DeadlineRow>`select one.* from unnest(${priorityIds}::uuid[]) as p (id)
      cross join lateral (select ${columns}, r.id from request r where r.priority_id = p.id and ${computed}
        order by r.created_at desc, r.id desc limit ${limit}) as one
    order by one.created_at desc, one.id desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Open requests of these priorities whose deadline is computed, the nearest first and those without one last, by
 * request_open_deadline; and how many were set by hand.
 */
export async function listOpenDeadlines(
  db: Db,
  priorityIds: string[],
  limit: number,
): Promise<{ rows: DeadlineRow[]; manual: number }> {
  const open = sql`r.phase not in ('solved', 'closed') and r.priority_id = any(${priorityIds}::uuid[])`;
  const [listed, counted] = await Promise.all([
    sql<DeadlineRow>`select ${columns} from request r where ${open} and ${computed}
      order by r.deadline_at asc nulls last, r.id limit ${limit}`.execute(db),
    sql<{ manual: number }>`select count(*)::int as manual from request r
      where ${open} and r.deadline_source = 'manual'`.execute(db),
  ]);
  return { rows: listed.rows, manual: counted.rows[0]?.manual ?? 0 };
}
