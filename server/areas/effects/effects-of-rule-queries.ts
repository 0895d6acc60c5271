import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** A request as it was when it was registered, as far as rules look at it. */
export type PastRequest = {
  id: string;
  number: number;
  subject: string | null;
  description: string | null;
  channel: string | null;
  language: string | null;
  intake_mode: string;
  centre_id: string | null;
  contact_id: string | null;
  caller_email: string | null;
  original_category_id: string | null;
  category_source: string | null;
  /** What it is about now. */
  category_id: string | null;
  original_priority_id: string;
  priority_source: string;
  /** The one it was registered with, whatever it has since. */
  problem_code_id: string | null;
  created_at: Date;
  reported_at: Date;
  /** Of the message it came with. */
  recipients: { type: string; address: string }[] | null;
};

/** A centre's own are looked for among so many of the newest, so that a quiet centre of a large desk costs no more. */
const amongNewest = 20_000;

/** The newest requests that decide for one centre, or of the desk, as rows `r` in their order; by request_created. */
export const newestOf = (centreId?: string): RawBuilder<unknown> =>
  centreId
    ? sql`(select * from (select * from request where phase <> 'new' and kind <> 'comment'
        order by created_at desc, id desc limit ${amongNewest}) as newest where centre_id = ${centreId}) as r`
    : sql`(select * from request where phase <> 'new' and kind <> 'comment') as r`;

/** The newest requests that rules could have met, of the desk or of one centre, with the addresses of their first message; request_created, message_request, event_request. */
export async function listNewest(db: Db, most: number, centreId?: string): Promise<PastRequest[]> {
  const { rows } = await sql<PastRequest>`
    select r.id, r.number, r.subject, r.description, r.channel, r.language, r.intake_mode, r.centre_id, r.contact_id,
      r.caller_email, r.original_category_id, r.category_source, r.original_priority_id, r.priority_source, r.created_at,
      r.reported_at, r.category_id, m.recipients,
      case when e.data is null then r.problem_code_id else (e.data ->> 'fromId')::uuid end as problem_code_id
    from ${newestOf(centreId)} left join lateral (select e.data from event e
        where e.request_id = r.id and e.type = 'request.problem_code_set' order by e.at, e.id limit 1) e on true
      left join lateral (select m.recipients from message m where m.request_id = r.id and m.kind = 'inbound'
      order by m.created_at, m.id limit 1) m on r.intake_mode = 'electronic'
    order by r.created_at desc, r.id desc limit ${most}`.execute(db);
  return rows;
}

export type Mailbox = { key: string; categoryId: string | null; priorityId: string | null };

/** What each of our addresses gives; few rows, needs no index. */
export async function listMailboxes(db: Db): Promise<Mailbox[]> {
  return db
    .selectFrom('mail_address')
    .select(['address_key as key', 'category_id as categoryId', 'priority_id as priorityId'])
    .where('active', '=', true)
    .execute();
}

export type Place = { id: string; rank: number; beatsChoice: boolean };

/** Where every rule stands, in use or not, the oldest first; few rows, needs no index. */
export async function listPlaces(db: Db): Promise<Place[]> {
  return db
    .selectFrom('rule')
    .select(['id', 'rank', 'beats_choice as beatsChoice'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
