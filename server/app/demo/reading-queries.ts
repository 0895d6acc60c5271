import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

/**
 * What the people of the example have read: what they began to work on; not what was assigned and waits, nor what the
 * customer has written since.
 */
export async function tellReading(tx: Tx): Promise<void> {
  await sql`update request r set owner_first_read_at = r.updated_at, owner_read_at = r.updated_at,
      unread_since = (case when r.came_back_at is not null then r.came_back_at end)
    where r.owner_id is not null and r.phase <> 'assigned'`.execute(tx);
}

/** What they were told in the last three days, of which the last hours are still unread; nothing is sent for it. */
export async function tellNotifications(tx: Tx, now: Date): Promise<void> {
  await sql`insert into notification (id, person_id, request_id, kind, event_id, actor_name, created_at, read_at)
    select gen_random_uuid(), r.owner_id, r.id,
      case e.type when 'request.assigned' then 'assigned' when 'message.received' then 'customer_answered'
        when 'request.woken' then 'came_back' else 'reopened' end,
      e.id, coalesce(m.author_name, e.actor_name), e.at, case when e.at < ${now}::timestamptz - interval '6 hours' then e.at + interval '20 minutes' end
    from event e join request r on r.id = e.request_id
      left join message m on e.type = 'message.received' and m.id = (e.data->>'messageId')::uuid
    where e.type in ('request.assigned', 'message.received', 'request.woken', 'request.reopened')
      and e.at > ${now}::timestamptz - interval '3 days' and e.at <= ${now}
      and r.owner_id is not null and r.phase not in ('solved', 'closed') and e.actor_id is distinct from r.owner_id
    on conflict do nothing`.execute(tx);
}
