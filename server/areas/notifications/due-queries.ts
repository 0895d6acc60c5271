import { sql } from 'kysely';
import type { RequestPlace } from '#areas/requests/index.ts';
import type { NotificationKind } from '#contract/together.ts';
import type { Db, Tx } from '#platform/db.ts';

export type DueNotification = RequestPlace & {
  person_id: string;
  kind: NotificationKind;
  actor_name: string;
  read_at: Date | null;
  number: number;
  subject: string | null;
};

type Channel = 'email' | 'push';
const dueColumn = { email: sql.ref('email_due_at'), push: sql.ref('push_due_at') };

/** Whether anything is due, so that an idle look writes nothing; rides notification_email_due or notification_push_due. */
export async function isAnyDue(db: Db, channel: Channel, now: Date): Promise<boolean> {
  const { rows } = await sql`select from notification where ${dueColumn[channel]} <= ${now} limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Takes what is due by a channel, for whole people: all that one of them is due goes into one message. One node at a time,
 * so that nobody gets two halves; another finds nothing and looks again later. Rides notification_email_due or
 * notification_push_due.
 */
export async function takeDue(tx: Tx, channel: Channel, now: Date, people: number): Promise<DueNotification[]> {
  const column = dueColumn[channel];
  const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(
    hashtextextended(${`notifications by ${channel}`}, 0)) as mine`.execute(tx);
  if (!lock.rows[0]?.mine) return [];
  const { rows } = await sql<DueNotification>`
    with who as (select person_id from notification where ${column} <= ${now} group by person_id limit ${people}),
      taken as (update notification n set ${sql.ref(`${channel}_due_at`)} = null from who
        where n.person_id = who.person_id and n.${column} <= ${now} returning n.*)
    select t.person_id, t.kind, t.actor_name, t.read_at, r.number, r.subject,
      r.centre_id, r.category_id, r.owner_id, r.created_by
    from taken t join request r on r.id = t.request_id order by t.created_at, t.id`.execute(tx);
  return rows;
}
