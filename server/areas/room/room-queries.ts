import { type RawBuilder, sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import { notHiddenFrom } from '#areas/staff/index.ts';
import type { Role } from '#contract/permissions.ts';
import type { Phase } from '#contract/requests.ts';
import type { AbsenceReason, PresenceState } from '#contract/room.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import type { RoomScope } from './room-scope.ts';

const open = sql`r.phase not in ('solved', 'closed')`;

/** Requests of the scope that the caller may see, on alias `r`. */
function inScope(principal: Principal, scope: RoomScope): RawBuilder<unknown> {
  const centre =
    scope.centreIds === null
      ? sql`true`
      : sql`(r.centre_id = any(${scope.centreIds}::uuid[])${scope.withoutCentre ? sql` or r.centre_id is null` : sql``})`;
  return sql`${visibleTo(principal)} and ${centre}`;
}

export type RoomPersonRow = {
  id: string;
  name: string;
  roles: Role[];
  state: PresenceState | null;
  set_by: string | null;
  since: Date | null;
  note: string | null;
  until_at: Date | null;
  absence_id: string | null;
  from_at: Date;
  to_at: Date;
  whole_days: boolean;
  reason: AbsenceReason;
  open_requests: number;
  closed_today: number;
  answered_today: number;
  centre_ids: string[];
  category_ids: string[];
};

/**
 * The people of the scope, by name, with how they stand and what they did since `since`. Open requests are counted on
 * `request_owner_open`, closed ones on `request_closed_by`, replies on the day's events by `event_type`: nothing of it
 * grows with history. Members of a category of the scope belong to it, whatever centre they are in.
 */
export async function listRoomPeople(
  db: Db,
  principal: Principal,
  scope: RoomScope,
  now: Date,
  since: Date,
): Promise<RoomPersonRow[]> {
  const ids = scope.centreIds;
  const where = ids
    ? sql`p.active and (exists (select 1 from centre_member m where m.person_id = p.id and m.centre_id = any(${ids}::uuid[]))
        or exists (select 1 from category_member m join category c on c.id = m.category_id
          where m.person_id = p.id and c.active and c.centre_id = any(${ids}::uuid[])))`
    : sql`p.active`;
  const { rows } = await sql<RoomPersonRow>`
    with answered as (
      select e.actor_id, count(*)::int as count from event e
      where e.type = 'message.written' and e.at >= ${since} and e.data ->> 'kind' = 'reply' group by e.actor_id)
    select p.id, p.name, p.roles, pp.state, pp.set_by, pp.since, pp.note, pp.until_at,
      a.id as absence_id, a.from_at, a.to_at, a.whole_days, a.reason,
      (select count(*)::int from request r where r.owner_id = p.id and ${open} and ${notHiddenFrom(principal)}) as open_requests,
      (select count(*)::int from request r where r.closed_by = p.id and r.closed_at >= ${since} and ${notHiddenFrom(principal)}) as closed_today,
      coalesce(answered.count, 0) as answered_today,
      array(select m.centre_id from centre_member m where m.person_id = p.id) as centre_ids,
      array(select m.category_id from category_member m where m.person_id = p.id) as category_ids
    from person p left join person_presence pp on pp.person_id = p.id
      left join lateral (select * from absence where person_id = p.id and to_at > ${now} and from_at <= ${now} limit 1) a on true
      left join answered on answered.actor_id = p.id
    where ${where}
    order by fold(p.name), p.id`.execute(db);
  return rows;
}

/** What a line of the room needs of a request. */
export type RoomRequestRow = {
  id: string;
  number: number;
  subject: string | null;
  description: string | null;
  phase: Phase;
  category_id: string | null;
  owner_id: string | null;
  owner_name: string | null;
  deadline_at: Date | null;
  created_at: Date;
  closed_at: Date | null;
  held_since: Date | null;
  version: number;
};

const columns = sql`r.id, r.number, r.subject, left(coalesce(r.comment_text, r.description), 120) as description, r.phase,
  r.category_id, r.owner_id, r.deadline_at, r.created_at, r.closed_at, r.version,
  case when r.pulled_by = r.owner_id and r.pull_disposition is null then r.pulled_at end as held_since`;

/** What people pulled and have not dealt with, longest held first; rides `request_held`. */
export async function listAllHeld(db: Db, principal: Principal, scope: RoomScope): Promise<RoomRequestRow[]> {
  const { rows } = await sql<RoomRequestRow>`select ${columns}, o.name as owner_name
    from request r join person o on o.id = r.owner_id
    where r.pulled_by is not null and r.pull_disposition is null and r.owner_id = r.pulled_by and ${open}
      and ${inScope(principal, scope)}
    order by r.pulled_at, r.id limit 1000`.execute(db);
  return rows;
}

export type DueRow = RoomRequestRow & { late: number; due_soon: number };

/** How many late ones a screen takes; the counts beside them are of all. */
const mostDue = 100;

/**
 * Late and soon late: the first by deadline, each with the counts of all. Rides `request_open_deadline` up to the hour
 * that follows, so what is due later costs nothing.
 */
export async function listDue(
  db: Db,
  principal: Principal,
  scope: RoomScope,
  now: Date,
  until: Date,
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    with due as (
      select r.id, r.deadline_at, (count(*) filter (where r.deadline_at < ${now}) over ())::int as late,
        (count(*) filter (where r.deadline_at >= ${now}) over ())::int as due_soon
      from request r
      where r.deadline_at < ${until} and ${open} and r.kind <> 'comment' and ${inScope(principal, scope)}
      order by r.deadline_at, r.id limit ${mostDue})
    select ${columns}, o.name as owner_name, due.late, due.due_soon
    from due join request r on r.id = due.id left join person o on o.id = r.owner_id
    order by due.deadline_at, due.id`.execute(db);
  return rows;
}

export type QueueCountRow = {
  category_id: string | null;
  centre_id: string | null;
  waiting: number;
  aside: number;
  late: number;
  oldest_at: Date;
  first_id: string | null;
  first_number: number;
  first_subject: string | null;
  first_phase: Phase;
  first_deadline_at: Date | null;
  first_created_at: Date;
  first_version: number;
};

/**
 * Everything open that nobody holds, one row for each category: in the queue, or aside of it. Each such request is in
 * exactly one row. Rides `request_owner_open` with an owner of null, so it costs what is unassigned and no more.
 */
export async function countQueue(
  db: Db,
  principal: Principal,
  scope: RoomScope,
  queueStatusIds: string[],
  now: Date,
): Promise<QueueCountRow[]> {
  const waits = sql`w.waits`;
  const first = (column: RawBuilder<unknown>) =>
    sql`(array_agg(${column} order by w.waits desc, w.deadline_at asc nulls last, w.created_at, w.id))[1]`;
  const { rows } = await sql<QueueCountRow>`
    with w as materialized (
      select r.*, (r.phase = 'registered' and r.kind <> 'comment' and r.status_id = any(${queueStatusIds}::uuid[])) as waits
      from request r where r.owner_id is null and ${open} and ${inScope(principal, scope)})
    select w.category_id, case when count(distinct w.centre_id) = 1 then (array_agg(w.centre_id))[1] end as centre_id,
      (count(*) filter (where ${waits}))::int as waiting, (count(*) filter (where not ${waits}))::int as aside,
      (count(*) filter (where ${waits} and w.deadline_at < ${now}))::int as late, min(w.created_at) as oldest_at,
      ${first(sql`case when w.waits then w.id end`)} as first_id, ${first(sql`w.number`)} as first_number,
      ${first(sql`coalesce(w.subject, left(w.description, 120))`)} as first_subject, ${first(sql`w.phase`)} as first_phase,
      ${first(sql`w.deadline_at`)} as first_deadline_at, ${first(sql`w.created_at`)} as first_created_at,
      ${first(sql`w.version`)} as first_version
    from w group by w.category_id`.execute(db);
  return rows;
}
