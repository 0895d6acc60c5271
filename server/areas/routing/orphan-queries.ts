import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import { listRequestRows, visibleTo } from '#areas/requests/index.ts';
import { mayOwnCondition } from '#areas/staff/index.ts';
import type { OrphanReason } from '#contract/queue.ts';
import type { RequestRow } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export type OrphanRow = {
  id: string;
  reason: OrphanReason;
  until_at: Date | null;
  language: string | null;
  deadline_at: Date | null;
  created_at: Date;
};

/** Of which part of the desk: what the caller sees, in some centres; null: in all. */
export type OrphanScope = { principal: Principal; centreIds: readonly string[] | null };

/**
 * The one notion of a request that nobody can get (trap 39, 41), as rows of id and reason. Open and owned by somebody who
 * left or may no longer work, or unowned and handed to nobody: Next gives it to no member there is. What waits for the customer or a moment
 * comes back by itself; a blank one is in the hands of whoever began it. Unowned ones ride `request_owner_open`, and who
 * could get them is asked once for each category and language among them, so it costs what is unassigned and no more.
 */
function orphans(scope: OrphanScope, queueStatusIds: string[], now: Date): RawBuilder<OrphanRow> {
  const { principal, centreIds } = scope;
  const within = centreIds
    ? sql`${visibleTo(principal)} and r.centre_id = any(${[...centreIds]}::uuid[])`
    : visibleTo(principal);
  const columns = sql`r.id, r.category_id, r.language, r.deadline_at, r.created_at`;
  const open = sql`r.phase not in ('solved', 'closed')`;
  return sql<OrphanRow>`
    with loose as materialized (
      select ${columns}, case when r.phase = 'new' then 'blank' when r.kind = 'comment' then 'comment'
          when r.category_id is null then 'no_category' when r.status_id <> all(${queueStatusIds}::uuid[]) then 'status' end as reason
        from request r
        where r.owner_id is null and ${open} and r.phase not in ('waiting_customer', 'postponed') and ${within}
          and not (r.phase = 'new' and exists (select from person b where b.id = r.created_by and b.active))
      union all
      select ${columns}, 'owner_left' from person o join request r on r.owner_id = o.id
        where (not o.active or not ${mayOwnCondition('o')}) and ${open} and ${within}),
    asked as (
      select distinct l.category_id, l.language, g.required_skills, g.match_language
      from loose l join category g on g.id = l.category_id where l.reason is null),
    able as (
      select a.category_id, a.language, m.* from asked a cross join lateral (
        select count(*) as members, count(*) filter (where knows) as knowing, count(*) filter (where knows and speaks) as speaking,
          count(*) filter (where knows and speaks and back_at is null) as here, min(back_at) filter (where knows and speaks) as back_at
        from (select p.skills @> a.required_skills as knows,
            not a.match_language or a.language is null or a.language = p.language or a.language = any(p.languages) as speaks,
            (select max(ab.to_at) from absence ab where ab.person_id = p.id and ab.to_at > ${now} and ab.from_at <= ${now}) as back_at
          from category_member m join person p on p.id = m.person_id
          where m.category_id = a.category_id and p.active and ${mayOwnCondition('p')}) one) m)
    select l.id, l.language, l.deadline_at, l.created_at, coalesce(l.reason, case when a.members = 0 then 'no_member'
        when a.knowing = 0 then 'skill' when a.speaking = 0 then 'language' when a.here = 0 then 'all_absent' end) as reason,
      case when l.reason is null and a.speaking > 0 then a.back_at end as until_at
    from loose l left join able a on l.reason is null and a.category_id = l.category_id and a.language is not distinct from l.language
    where l.reason is not null or a.members = 0 or a.knowing = 0 or a.speaking = 0 or a.here = 0`;
}

/** A page of them by deadline, then age: total and stable, as the queue is. */
export async function listOrphans(
  db: Db,
  scope: OrphanScope,
  query: {
    queueStatusIds: string[];
    now: Date;
    reason?: OrphanReason | undefined;
    past: (string | number | null)[] | null;
    limit: number;
  },
): Promise<OrphanRow[]> {
  const { past } = query;
  const { rows } = await sql<OrphanRow>`select * from (${orphans(scope, query.queueStatusIds, query.now)}) o
    where ${query.reason ? sql`o.reason = ${query.reason}` : sql`true`}
      and ${
        past
          ? sql`(coalesce(o.deadline_at, 'infinity'), o.created_at, o.id)
              > (coalesce(${past[0]}::timestamptz, 'infinity'), ${past[1]}::timestamptz, ${past[2]}::uuid)`
          : sql`true`
      }
    order by o.deadline_at asc nulls last, o.created_at, o.id limit ${query.limit}`.execute(db);
  return rows;
}

/** Requests as lists show them, by id. */
export async function listRowsById(db: Db, catalogue: Catalogue, ids: string[]): Promise<Map<string, RequestRow>> {
  if (ids.length === 0) return new Map();
  const rows = await listRequestRows(db, catalogue, sql`r.id = any(${ids}::uuid[])`, sql`r.id`, ids.length);
  return new Map(rows.map(({ activeAt: _, ...row }) => [row.id, row]));
}

/** How many there are of each reason. */
export async function countOrphans(
  db: Db,
  scope: OrphanScope,
  queueStatusIds: string[],
  now: Date,
): Promise<{ reason: OrphanReason; count: number }[]> {
  const { rows } = await sql<{ reason: OrphanReason; count: number }>`select o.reason, count(*)::int as count
    from (${orphans(scope, queueStatusIds, now)}) o group by o.reason order by count(*) desc, o.reason`.execute(db);
  return rows;
}
