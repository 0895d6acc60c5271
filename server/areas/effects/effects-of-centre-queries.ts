import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';

export type Holder = { person_id: string; held: number; centre_ids: string[] };

/** Who of these people holds more pulled requests than `most`, with the centres each belongs to; rides request_held. */
export async function listHolders(db: Db, personIds: readonly string[], most: number): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select r.pulled_by as person_id, count(*)::int as held,
      array(select m.centre_id from centre_member m where m.person_id = r.pulled_by) as centre_ids
    from request r
    where r.pulled_by = any(${[...personIds]}::uuid[]) and r.pull_disposition is null and r.owner_id = r.pulled_by
      and r.phase not in ('solved', 'closed')
    group by r.pulled_by having count(*) > ${most}`.execute(db);
  return rows;
}

/** Requests of a centre that wait for the customer; among the open ones, by request_open_created. */
export async function countWaitingInCentre(db: Db, centreId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from request r
    where r.centre_id = ${centreId} and r.waiting_since is not null and r.phase not in ('solved', 'closed')`.execute(
    db,
  );
  return rows[0]?.open ?? 0;
}

/** Requests for which a condition on alias `r` holds that names what is open; by request_open_created. */
export async function countDeferred(db: Db, condition: RawBuilder<unknown> | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from request r
    where ${condition ?? sql`false`}`.execute(db);
  return rows[0]?.count ?? 0;
}
