import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

/** Whoever of the example did something on a request has opened it: the readings of the last two weeks. */
export async function tellCustomerReads(tx: Tx, now: Date): Promise<void> {
  await sql`insert into customer_read (id, person_id, contact_id, request_id, kind, at, hour_at)
    select gen_random_uuid(), e.actor_id, r.contact_id, r.id, 'request', e.at, date_trunc('hour', e.at)
    from event e join request r on r.id = e.request_id
    where e.actor_kind = 'person' and e.actor_id is not null and e.at > ${now}::timestamptz - interval '14 days' and e.at <= ${now}
    order by e.at on conflict do nothing`.execute(tx);
}
