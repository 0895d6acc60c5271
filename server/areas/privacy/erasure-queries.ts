import { type Selectable, sql } from 'kysely';
import type { Erasure, ErasurePreview } from '#contract/privacy.ts';
import type { Database, Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';

export type ErasureRow = Selectable<Database['erasure']>;

/** Number `p` is another customer's as well: who rang cannot be told by it. */
const isShared = sql`exists (select from contact_phone q where q.e164 = p.e164 and q.contact_id <> p.contact_id)`;

/** Requests nobody is linked to whose caller rang from number `p`; request_caller. */
const ofCaller = sql`contact_phone p join request r on r.caller_e164 = p.e164 and r.contact_id is null`;

/**
 * Requests that are this customer's: linked to them, or of somebody not yet identified who wrote from an address of theirs
 * or rang from a number that is theirs alone.
 */
export const requestsOf = (contactId: string) => sql`select r.id from request r where r.contact_id = ${contactId}
  union select r.id from contact_email e join request r on lower(r.caller_email) = lower(e.address) and r.contact_id is null
    where e.contact_id = ${contactId}
  union select r.id from ${ofCaller} where p.contact_id = ${contactId} and not ${isShared}`;

/**
 * Whether request `r` is a customer's on hold, other than `but`: linked to them, or not yet linked to anybody and from an
 * address or number they have, be it not theirs alone. Indexes contact_email_key and contact_phone_e164.
 */
export const onHold = (but: string | null = null) => {
  const held = sql`c.hold_reason is not null and c.id is distinct from ${but}::uuid`;
  return sql`(exists (select from contact c where c.id = r.contact_id and ${held})
    or (r.contact_id is null and (
      exists (select from contact_email e join contact c on c.id = e.contact_id
        where e.address_key = lower(r.caller_email) and ${held})
      or exists (select from contact_phone p join contact c on c.id = p.contact_id
        where p.e164 = r.caller_e164 and ${held}))))`;
};

/**
 * Whether a reply on request `r` is still to leave: within its seconds of waiting, queued or being sent. It ends by itself,
 * within a day or so. What waits for a relay to be set up is not among it: it may wait for ever.
 */
export const mailLeaves = sql`(exists (select from outbound_mail o where o.request_id = r.id and o.state in ('queued', 'sending'))
  or exists (select from message m where m.request_id = r.id and m.held_until is not null))`;

/** Of those, what erasing them takes: nothing that is also of somebody on hold. */
const erasableOf = (contactId: string) => sql`select r.id from request r
  where r.id in (${requestsOf(contactId)}) and (r.contact_id is not null or not ${onHold(contactId)})`;

export type CustomerState = { id: string; name: string; hold_reason: string | null; erased_at: Date | null };

/** The customer as far as erasing asks, locked against a second one who erases. */
export async function lockCustomerState(tx: Tx, id: string): Promise<CustomerState | undefined> {
  return tx
    .selectFrom('contact')
    .select(['id', 'name', 'hold_reason', 'erased_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findCustomerState(db: Db, id: string): Promise<CustomerState | undefined> {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'hold_reason', 'erased_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export type Counted = Omit<ErasurePreview, 'refusals' | 'holdReason' | 'erasedAt'> & {
  underWay: boolean;
  leaves: boolean;
};

/** What erasing a customer would take, in one statement over their requests (request_contact, request_unlinked_email). */
export async function countErasable(db: Db, contactId: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with own as materialized (select r.id, r.number, r.phase, r.contact_id, r.caller_email from request r
      where r.id in (${erasableOf(contactId)}))
    select (select count(*) from own)::int as requests,
      (select count(*) from message where request_id in (select id from own))::int as messages,
      (select count(*) from attachment where request_id in (select id from own))::int as files,
      ((select count(*) from outbound_mail where request_id in (select id from own))
        + (select count(*) from inbound_message where request_id in (select id from own)))::int as mails,
      ((select count(*) from draft where request_id in (select id from own))
        + (select count(*) from handed_draft where request_id in (select id from own)))::int as drafts,
      (select count(*) from change_log where chain in (select ${contactId}::uuid union all select id from own))::int as "logRows",
      (select count(*) from own where contact_id is null and not exists (select from contact_email e
        where e.contact_id = ${contactId} and lower(e.address) = lower(own.caller_email)))::int as "unlinkedCalls",
      (select count(distinct r.id) from ${ofCaller} where p.contact_id = ${contactId} and ${isShared}
        and r.id not in (select id from own))::int as "sharedCalls",
      ((select count(*) from outbound_mail where request_id in (select id from own) and state not in ('sent', 'failed'))
        + (select count(*) from message where request_id in (select id from own) and held_until is not null))::int as "unsentMails",
      exists (select from own r where ${mailLeaves}) as leaves,
      array(select number from own where phase not in ('solved', 'closed') order by number limit 20) as "openRequests",
      exists (select from erasure where customer_id = ${contactId} and state in ('waiting', 'running')) as "underWay"`.execute(
    db,
  );
  return rows[0] as Counted;
}

export async function insertErasure(
  tx: Tx,
  row: { id: string; kind: Erasure['kind']; contactId: string | null; personId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('erasure')
    .values({
      id: row.id,
      kind: row.kind,
      customer_id: row.contactId,
      person_id: row.personId,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Puts the customer's requests that are not erased yet on the list of an erasure. Gives how many there are on it now. */
export async function listCustomersRequests(tx: Tx, erasureId: string, contactId: string): Promise<number> {
  await sql`insert into erasure_request (erasure_id, request_id) select ${erasureId}, id from (${erasableOf(contactId)}) as own
    on conflict do nothing`.execute(tx);
  return countListed(tx, erasureId);
}

async function countListed(tx: Tx, erasureId: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    update erasure set total = (select count(*) from erasure_request where erasure_id = ${erasureId}) where id = ${erasureId}
    returning total`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Puts chosen requests on the list of an erasure. Gives how many there are on it now. */
export async function listChosenRequests(
  tx: Tx,
  erasureId: string,
  chosen: readonly { id: string; action: string }[],
): Promise<number> {
  await sql`insert into erasure_request (erasure_id, request_id, action)
    select ${erasureId}, x.id, x.action from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as x (id uuid, action text)
    on conflict do nothing`.execute(tx);
  return countListed(tx, erasureId);
}

/** Erasures that are not at their end, the longest untouched first (erasure_open). */
export async function listOpenErasures(db: Db): Promise<ErasureRow[]> {
  return db
    .selectFrom('erasure')
    .selectAll()
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('updated_at')
    .limit(4)
    .execute();
}

/** The erasure, unless another node has it in hand at this moment. */
export async function takeErasure(tx: Tx, id: string): Promise<ErasureRow | undefined> {
  return tx
    .selectFrom('erasure')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function writeErasure(
  tx: Tx,
  row: Pick<ErasureRow, 'id' | 'version'>,
  changes: { state?: string; reason?: string | null; ended_at?: Date },
  now: Date,
): Promise<void> {
  await sql`update erasure set state = coalesce(${changes.state ?? null}, state), reason = ${changes.reason ?? null},
      ended_at = ${changes.ended_at ?? null}, updated_at = ${now}, version = version + 1,
      done = (select count(*) from erasure_request where erasure_id = ${row.id} and done_at is not null)
    where id = ${row.id}`.execute(tx);
}

type ListedRequest = { request_id: string; action: string; phase: string | null; held: boolean; leaves: boolean };

/** The next requests of an erasure, locked, with what forbids touching them now; erasure_request_open. */
export async function nextRequests(tx: Tx, erasureId: string, limit: number): Promise<ListedRequest[]> {
  const { rows } = await sql<ListedRequest>`
    with next as materialized (select request_id, action from erasure_request
      where erasure_id = ${erasureId} and done_at is null order by request_id limit ${limit}),
    locked as materialized (select r.id, r.phase, r.contact_id, r.caller_email, r.caller_e164 from request r
      where r.id in (select request_id from next) order by r.id for update)
    select n.request_id, n.action, r.phase, r.id is not null and ${onHold()} as held, r.id is not null and ${mailLeaves} as leaves
    from next n left join locked r on r.id = n.request_id
    order by n.request_id`.execute(tx);
  return rows;
}

export async function markListed(tx: Tx, erasureId: string, requestId: string, now: Date): Promise<void> {
  await tx
    .updateTable('erasure_request')
    .set({ done_at: now })
    .where('erasure_id', '=', erasureId)
    .where('request_id', '=', requestId)
    .execute();
}

/** Takes a request off the list again: it was opened or put on hold since. */
export async function dropListed(tx: Tx, erasureId: string, requestId: string): Promise<void> {
  await tx
    .deleteFrom('erasure_request')
    .where('erasure_id', '=', erasureId)
    .where('request_id', '=', requestId)
    .execute();
}

/** Erases one locked request, or deletes it whole, and what the log says of it. */
export async function eraseRequest(tx: Tx, erasureId: string, requestId: string, action: string, now: Date) {
  if (action === 'delete') await sql`select delete_request_whole(${requestId}::uuid)`.execute(tx);
  else await sql`select erase_request(${requestId}::uuid, ${now})`.execute(tx);
  await sql`select redact_log(${requestId}::uuid, ${erasureId}::uuid)`.execute(tx);
}

/** Deletes mail that came from an address of the customer, failed or was set aside, and became no request; inbound_message_loose. */
async function deleteLooseMail(tx: Tx, contactId: string): Promise<void> {
  await sql`delete from inbound_message where request_id is null and state in ('set_aside', 'failed')
    and lower(from_address) in (select lower(address) from contact_email where contact_id = ${contactId})`.execute(tx);
}

/** Erases the customer's own record with numbers, addresses, copies made of it, and what the log says of it. */
export async function eraseContact(tx: Tx, erasureId: string, contactId: string, now: Date): Promise<void> {
  await deleteLooseMail(tx, contactId);
  await tx.deleteFrom('contact_phone').where('contact_id', '=', contactId).execute();
  await tx.deleteFrom('contact_email').where('contact_id', '=', contactId).execute();
  await sql`update customer_export set state = 'expired', updated_at = ${now}, version = version + 1
    where customer_id = ${contactId} and state <> 'expired'`.execute(tx);
  // After it has been said that they are over: a copy under way adds nothing from then on.
  await sql`delete from customer_export_part where export_id in (select id from customer_export where customer_id = ${contactId})`.execute(
    tx,
  );
  await sql`select erase_columns('contact', 'id', array[${contactId}::uuid])`.execute(tx);
  await sql`select erase_columns('service_contract', 'contact_id', array[${contactId}::uuid])`.execute(tx);
  await sql`update contact set erased_at = ${now}, is_vip = false, updated_at = ${now}, version = version + 1
    where id = ${contactId}`.execute(tx);
  await sql`select redact_log(${contactId}::uuid, ${erasureId}::uuid)`.execute(tx);
}

export async function writeHold(tx: Tx, contactId: string, reason: string | null, now: Date): Promise<void> {
  await sql`update contact set hold_reason = ${reason}, updated_at = ${now}, version = version + 1
    where id = ${contactId} and hold_reason is distinct from ${reason}`.execute(tx);
}

const columns = sql`e.*, p.name as person_name`;
export type ShownErasure = ErasureRow & { person_name: string | null };

export async function findErasure(db: Db, id: string): Promise<ShownErasure | undefined> {
  const { rows } = await sql<ShownErasure>`select ${columns} from erasure e left join person p on p.id = e.person_id
    where e.id = ${id}`.execute(db);
  return rows[0];
}

/** A page of erasures, newest first; erasure_created. */
export async function listErasures(db: Db, after: string | undefined, limit: number) {
  const cursor = readCursor(after, 2);
  const past = cursor ? sql`where (e.created_at, e.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const { rows } =
    await sql<ShownErasure>`select ${columns} from erasure e left join person p on p.id = e.person_id ${past}
    order by e.created_at desc, e.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf([last.created_at, last.id]) : null };
}
