import { type RawBuilder, sql } from 'kysely';
import { mayOwnCondition } from '#areas/staff/index.ts';
import type { Db, Tx } from '#platform/db.ts';

/** `gone`: its owner has left the desk or may no longer work there; otherwise the owner is away for whole days. */
export type LeftBehind = { id: string; gone: boolean };

/** On alias `p`: has no requests any more, being inactive or left without a role to work on them (trap 41). */
const gone = sql<boolean>`(not p.active or not ${mayOwnCondition('p')})`;

/**
 * On aliases `r` and `p`, its owner: what is left behind. Of who is away only what was in hand before that was known, so
 * that what somebody gives them on purpose stays; what waits for the customer or a moment goes on when it comes back.
 */
const leftBehind = (now: Date): RawBuilder<boolean> => sql<boolean>`r.phase not in ('solved', 'closed', 'new')
  and (${gone} or (r.phase in ('assigned', 'in_process') and exists (
    select 1 from absence a where a.person_id = p.id and a.whole_days and a.from_at <= ${now} and a.to_at > ${now}
      and coalesce(r.owner_since, '-infinity') < greatest(a.from_at, a.created_at))))`;

/**
 * What is left behind in these centres. Starts from the people, by `absence_period`, and looks at what they have open by
 * `request_owner_open`: an idle look costs who is away, not what is open.
 */
export async function listLeftBehind(
  db: Db,
  { centreIds, now, limit }: { centreIds: string[]; now: Date; limit: number },
): Promise<LeftBehind[]> {
  const { rows } = await sql<LeftBehind>`
    with away as materialized (
      select p.id from person p where ${gone}
      union select person_id from absence where to_at > ${now} and from_at <= ${now} and whole_days)
    select r.id, ${gone} as gone from away join person p on p.id = away.id join request r on r.owner_id = p.id
    where r.centre_id = any(${centreIds}::uuid[]) and ${leftBehind(now)}
    order by r.deadline_at asc nulls last, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether this one still is. The caller has locked it. */
export async function isLeftBehind(
  tx: Tx,
  { id, centreIds, now }: { id: string; centreIds: string[]; now: Date },
): Promise<LeftBehind | undefined> {
  const { rows } = await sql<LeftBehind>`select r.id, ${gone} as gone
    from request r join person p on p.id = r.owner_id
    where r.id = ${id} and r.centre_id = any(${centreIds}::uuid[]) and ${leftBehind(now)}`.execute(tx);
  return rows[0];
}

/**
 * What would be moved now if these centres began to pass it on, and of how many people. By the same condition, so that
 * what is promised is what happens.
 */
export async function countLeftBehind(
  db: Db,
  { centreIds, now }: { centreIds: string[]; now: Date },
): Promise<{ open: number; people: number }> {
  const { rows } = await sql<{ open: number; people: number }>`
    select count(*)::int as open, count(distinct p.id)::int as people
    from person p join request r on r.owner_id = p.id
    where r.centre_id = any(${centreIds}::uuid[]) and ${leftBehind(now)}`.execute(db);
  return rows[0] ?? { open: 0, people: 0 };
}

/** On aliases `r`, `pp` and what is held by: pulled, still in hand, and its holder offline for so many minutes (R13.5). */
const heldByGone = (now: Date, minutes: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  r.pulled_by is not null and r.pull_disposition is null and r.owner_id = r.pulled_by and r.phase = 'in_process'
    and pp.state = 'offline' and pp.since <= ${now}::timestamptz - ${minutes} * interval '1 minute'`;

/** Requests held by people who are offline for longer than their centre lets them keep them (R13.5); by `request_held`. */
export async function listHeldByGone(db: Db, now: Date, id?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from request r join centre c on c.id = r.centre_id join person_presence pp on pp.person_id = r.pulled_by
    where ${heldByGone(now, sql`c.return_held_minutes`)} and ${id ? sql`r.id = ${id}` : sql`true`}
    order by r.pulled_at limit 100`.execute(db);
  return rows.map((row) => row.id);
}

/** What would go back to the queue at once if this centre gave so many minutes, and of how many people; by `request_held`. */
export async function countHeldByGone(
  db: Db,
  { centreId, minutes, now }: { centreId: string; minutes: number; now: Date },
): Promise<{ open: number; people: number }> {
  const { rows } = await sql<{ open: number; people: number }>`
    select count(*)::int as open, count(distinct r.pulled_by)::int as people
    from request r join person_presence pp on pp.person_id = r.pulled_by
    where r.centre_id = ${centreId} and ${heldByGone(now, sql`${minutes}::int`)}`.execute(db);
  return rows[0] ?? { open: 0, people: 0 };
}
