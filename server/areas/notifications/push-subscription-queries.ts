import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

export type PushSubscriptionRow = {
  id: string;
  person_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  browser: string;
  created_at: Date;
};

/** One maker of keys at a time. */
export async function lockPushKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('push-keys', 0))`.execute(tx);
}

/** A person's browsers, or some people's; rides push_subscription_person. */
export async function listSubscriptions(db: Db, personIds: readonly string[]): Promise<PushSubscriptionRow[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('push_subscription')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .orderBy('created_at')
    .execute();
}

/** Keeps a browser; one that somebody else had used before is now this person's alone. */
export async function writeSubscription(
  tx: Tx,
  row: Omit<PushSubscriptionRow, 'created_at'>,
  now: Date,
): Promise<PushSubscriptionRow> {
  const { rows } = await sql<PushSubscriptionRow>`insert into push_subscription as s
      (id, person_id, endpoint, p256dh, auth, browser, created_at)
    values (${row.id}, ${row.person_id}, ${row.endpoint}, ${row.p256dh}, ${row.auth}, ${row.browser}, ${now})
    on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh,
      auth = excluded.auth, browser = excluded.browser
    returning *`.execute(tx);
  return rows[0] as PushSubscriptionRow;
}

/** Forgets browsers: of one person when named, else dead ones. Gives how many there were. */
export async function deleteSubscriptions(tx: Tx, ids: readonly string[], personId?: string): Promise<number> {
  let query = tx.deleteFrom('push_subscription').where('id', 'in', [...ids]);
  if (personId) query = query.where('person_id', '=', personId);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Keeps the newest `most` browsers of a person; who subscribes a hundred times has not a hundred browsers. */
export async function trimSubscriptions(tx: Tx, personId: string, most: number): Promise<void> {
  await sql`delete from push_subscription where id in (select id from push_subscription
    where person_id = ${personId} order by created_at desc, id desc offset ${most})`.execute(tx);
}
