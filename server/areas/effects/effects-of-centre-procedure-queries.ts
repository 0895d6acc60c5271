import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import { newestOf } from './effects-of-rule-queries.ts';

/**
 * Of a centre's last requests how many somebody took, or gave away, out of the queue by choice where *Next* would have been
 * the way (R13.4), and how many were pulled for a reason (R13.1). What whoever registered it or a supervisor did counts for
 * nothing: they may in any case. By request_created, and event_request for each.
 */
export async function countTaken(
  db: Db,
  centreId: string,
  limit: number,
): Promise<{ looked: number; byChoice: number; withReason: number }> {
  const { rows } = await sql<{ looked: number; byChoice: number; withReason: number }>`
    select count(*)::int as looked,
      (count(*) filter (where first.type <> 'request.pulled' and first.actor_kind = 'person' and not first.data ? 'by'
        and first.actor_id is distinct from one.created_by
        and not exists (select from person p where p.id = first.actor_id and 'supervisor' = any(p.roles))))::int as "byChoice",
      (count(*) filter (where exists (select from event e where e.request_id = one.id and e.type = 'request.pulled'
        and e.data ? 'reason')))::int as "withReason"
    from (select r.id, r.created_by from ${newestOf(centreId)} order by r.created_at desc, r.id desc limit ${limit}) as one
      left join lateral (select e.type, e.actor_kind, e.actor_id, e.data from event e where e.request_id = one.id
        and e.type in ('request.pulled', 'request.started', 'request.assigned') order by e.at, e.id limit 1) as first on true`.execute(
    db,
  );
  return rows[0] ?? { looked: 0, byChoice: 0, withReason: 0 };
}

/**
 * Members who would count as gone at once if this centre bore so many minutes without an act and do not yet, the most generous of their
 * centres deciding (§2.16), and what they pulled and still hold; by request_held.
 */
export async function countGone(
  db: Db,
  { centreId, memberIds, minutes, now }: { centreId: string; memberIds: string[]; minutes: number; now: Date },
): Promise<{ people: number; held: number }> {
  const borne = (own: RawBuilder<unknown>) => sql`${now}::timestamptz - make_interval(mins => greatest(${own}, coalesce(
    (select max(c.inactivity_minutes) from centre_member m join centre c on c.id = m.centre_id
      where m.person_id = pp.person_id and c.active and c.id <> ${centreId}), 0)))`;
  const { rows } = await sql<{ people: number; held: number }>`
    with gone as (select pp.person_id as id from person_presence pp
      where pp.person_id = any(${memberIds}::uuid[]) and pp.state <> 'offline'
        and (pp.until_at is null or pp.until_at <= ${now}) and pp.active_at < ${borne(sql`${minutes}::int`)}
        and pp.active_at >= ${borne(sql`(select inactivity_minutes from centre where id = ${centreId})`)})
    select (select count(*)::int from gone) as people,
      (select count(*)::int from gone join request r on r.pulled_by = gone.id
        where r.pull_disposition is null and r.owner_id = r.pulled_by and r.phase not in ('solved', 'closed')) as held`.execute(
    db,
  );
  return rows[0] ?? { people: 0, held: 0 };
}
