import { type Selectable, sql } from 'kysely';
import { type Database, type Db, preparedQuery } from '#platform/db.ts';

export type ThreadMessage = Pick<
  Selectable<Database['message']>,
  'id' | 'request_id' | 'kind' | 'mail_message_id' | 'created_at'
>;

/** The mails that came or went under these Message-IDs; index message_mail_id. */
export async function findMessagesByMailIds(db: Db, mailIds: readonly string[]): Promise<ThreadMessage[]> {
  if (mailIds.length === 0) return [];
  return preparedQuery(
    db,
    sql<ThreadMessage>`select id, request_id, kind, mail_message_id, created_at from message
      where mail_message_id = any(${[...mailIds]}::text[]) order by created_at desc, id desc`,
  );
}

export type NumberedRequest = { id: string; number: number; reply_token: string };

/**
 * Requests of these numbers with their tokens; index request_number_key. One whose personal data were erased is as unknown
 * as a number nobody has: what comes in belongs to a request of its own, and its sender learns nothing.
 */
export async function findNumberedRequests(db: Db, numbers: readonly number[]): Promise<NumberedRequest[]> {
  // The column is a 32-bit integer; a longer number is none of ours.
  const fitting = numbers.filter((number) => number <= 2_147_483_647);
  if (fitting.length === 0) return [];
  const { rows } = await sql<NumberedRequest>`select id, number, reply_token from request
    where number = any(${fitting}::integer[]) and erased_at is null`.execute(db);
  return rows;
}

/**
 * Whether somebody with this address is a known party of the request: its customer, its caller, or anybody who was on one
 * of its messages (R7.2). Indexes contact_email_contact and message_request.
 */
export async function isKnownParty(db: Db, requestId: string, addressKey: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select
      exists (select from request r join contact_email e on e.contact_id = r.contact_id
        where r.id = ${requestId} and e.address_key = ${addressKey})
      or exists (select from request where id = ${requestId} and lower(caller_email) = ${addressKey})
      or exists (select from message m, jsonb_array_elements(m.recipients) p
        where m.request_id = ${requestId} and not m.unverified and m.withdrawn_at is null and lower(p ->> 'address') = ${addressKey}) as known`.execute(
    db,
  );
  return rows[0]?.known ?? false;
}

/** The status of a request and how far it has got. */
export async function findRequestStatus(db: Db, id: string): Promise<{ status_id: string } | undefined> {
  return db.selectFrom('request').select('status_id').where('id', '=', id).executeTakeFirst();
}
