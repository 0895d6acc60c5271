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

/** Whose deadlines: of these priorities, or of one centre. */
export type DeadlinesOf = { priorityIds: string[] } | { centreId: string };

/** A centre's own are looked for among so many of the newest, so that a quiet centre of a large desk costs no more. */
const amongNewest = 20_000;

/**
 * The last requests whose deadline was computed; of each priority along request_priority_created, of a centre along
 * request_created.
 */
export async function listLastDeadlines(db: Db, of: DeadlinesOf, limit: number): Promise<DeadlineRow[]> {
  const newest = sql`order by r.created_at desc, r.id desc limit ${limit}`;
  const { rows } =
    'centreId' in of
      ? await sql<DeadlineRow>`select ${columns} from (select * from request
            order by created_at desc, id desc limit ${amongNewest}) as r
          where r.centre_id = ${of.centreId} and ${computed} ${newest}`.execute(db)
      : await sql<DeadlineRow>`select one.* from unnest(${of.priorityIds}::uuid[]) as p (id)
            cross join lateral (select ${columns}, r.id from request r where r.priority_id = p.id and ${computed}
              ${newest}) as one
          order by one.created_at desc, one.id desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Open requests whose deadline is computed, the nearest first and those without one last, by request_open_deadline; and
 * how many were set by hand.
 */
export async function listOpenDeadlines(
  db: Db,
  of: DeadlinesOf,
  limit: number,
): Promise<{ rows: DeadlineRow[]; manual: number }> {
  const whose =
    'centreId' in of ? sql`r.centre_id = ${of.centreId}` : sql`r.priority_id = any(${of.priorityIds}::uuid[])`;
  const open = sql`r.phase not in ('solved', 'closed') and ${whose}`;
  const [listed, counted] = await Promise.all([
    sql<DeadlineRow>`select ${columns} from request r where ${open} and ${computed}
      order by r.deadline_at asc nulls last, r.id limit ${limit}`.execute(db),
    sql<{ manual: number }>`select count(*)::int as manual from request r
      where ${open} and r.deadline_source = 'manual'`.execute(db),
  ]);
  return { rows: listed.rows, manual: counted.rows[0]?.manual ?? 0 };
}
