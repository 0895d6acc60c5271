import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { visibleOutbound } from './visible-mail-queries.ts';

export type OutboundState = 'queued' | 'waiting_for_relay' | 'sending' | 'sent' | 'failed';
export type MailRecipient = {
  type: 'to' | 'cc' | 'bcc';
  address: string;
  name: string | null;
  /** The relay took it for this one: never sent to them again. */
  taken?: boolean;
  /** The relay refused this one for good, in its words. */
  refused?: string;
};
/** `automatic`: made by a machine, not by an agent (RFC 3834). */
export type OutboundHeaders = { inReplyTo: string | null; references: string[]; automatic?: boolean };
export type OutboundRow = {
  id: string;
  /** Null for a mail of the desk to one of its own people, whose text is `body_text`. */
  message_id: string | null;
  request_id: string | null;
  state: OutboundState;
  sender: { address: string; name: string };
  recipients: MailRecipient[];
  subject: string;
  mail_message_id: string;
  headers: OutboundHeaders;
  attempts: number;
  /** When it was last queued by hand, and after how many attempts; null: when it was written. */
  queued_at: Date | null;
  attempts_before: number;
  next_attempt_at: Date | null;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
  body_text: string | null;
};
export type ListedOutbound = OutboundRow & { number: number | null };

export type NewOutbound = Pick<
  OutboundRow,
  'id' | 'message_id' | 'request_id' | 'sender' | 'recipients' | 'subject' | 'mail_message_id' | 'headers'
> & { body_text?: string };

/** Puts a mail in the outbox; false when it is there, or its message has one already (the same event twice). */
export async function insertOutbound(tx: Tx, mail: NewOutbound, now: Date): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`insert into outbound_mail (id, message_id, request_id, state, sender, recipients,
      subject, mail_message_id, headers, body_text, next_attempt_at, created_at, updated_at)
    values (${mail.id}, ${mail.message_id}, ${mail.request_id}, 'queued', ${JSON.stringify(mail.sender)}::jsonb,
      ${JSON.stringify(mail.recipients)}::jsonb, ${mail.subject}, ${mail.mail_message_id},
      ${JSON.stringify(mail.headers)}::jsonb, ${mail.body_text ?? null}, ${now}, ${now}, ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Gives a message of ours the identity its answers will name. */
export async function setMailIdentity(
  tx: Tx,
  messageId: string,
  identity: { mailMessageId: string; references: string[] },
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ mail_message_id: identity.mailMessageId, mail_references: identity.references })
    .where('id', '=', messageId)
    .execute();
}

/**
 * Takes mails that are due for sending: nobody else takes them until `leaseUntil`. A lease that ran out, because whoever
 * had it died, is due again. Index outbound_mail_due.
 */
export async function claimDue(
  tx: Tx,
  due: { now: Date; leaseUntil: Date; limit: number; id?: string | undefined },
): Promise<OutboundRow[]> {
  const { rows } = await sql<OutboundRow>`update outbound_mail set state = 'sending', attempts = attempts + 1,
      next_attempt_at = ${due.leaseUntil}, updated_at = ${due.now}
    where id in (select id from outbound_mail
      where state in ('queued', 'waiting_for_relay', 'sending') and next_attempt_at <= ${due.now}
        ${due.id ? sql`and id = ${due.id}` : sql``}
      order by next_attempt_at limit ${due.limit} for update skip locked)
    returning *`.execute(tx);
  return rows;
}

/** Whether anything is due, so that an idle look writes nothing; index outbound_mail_due. */
export async function isAnythingDue(db: Db, now: Date, withRelay: boolean): Promise<boolean> {
  const { rows } = await sql`select from outbound_mail
    where state in ('queued', 'waiting_for_relay', 'sending') and next_attempt_at <= ${now}
      ${withRelay ? sql`` : sql`and state <> 'waiting_for_relay'`} limit 1`.execute(db);
  return rows.length > 0;
}

/** Request and message are empty for a mail of the desk to one of its own people. */
type Parked = { id: string; request_id: string | null; message_id: string | null };

/** Lets what is due wait until there is a relay; it stays due. Index outbound_mail_due. */
export async function parkDue(tx: Tx, now: Date): Promise<Parked[]> {
  const { rows } = await sql<Parked>`update outbound_mail
    set state = 'waiting_for_relay', updated_at = ${now}
    where id in (select id from outbound_mail where state in ('queued', 'sending') and next_attempt_at <= ${now}
      for update skip locked)
    returning id, request_id, message_id`.execute(tx);
  return rows;
}

export async function lockOutbound(tx: Tx, id: string): Promise<OutboundRow | undefined> {
  const { rows } = await sql<OutboundRow>`select * from outbound_mail where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function lockMailOfMessage(tx: Tx, messageId: string): Promise<OutboundRow | undefined> {
  const { rows } =
    await sql<OutboundRow>`select * from outbound_mail where message_id = ${messageId} for update`.execute(tx);
  return rows[0];
}

/** The message of the newest mail of a request that was sent to this address; index message_request. */
export async function findMailTo(db: Db, requestId: string, address: string): Promise<string | null> {
  const { rows } = await sql<{ message_id: string }>`select o.message_id from message m
      join outbound_mail o on o.message_id = m.id
    where m.request_id = ${requestId} and o.state = 'sent'
      and exists (select from jsonb_array_elements(o.recipients) p where lower(p ->> 'address') = lower(${address}))
    order by m.created_at desc, m.id desc limit 1`.execute(db);
  return rows[0]?.message_id ?? null;
}

export type MailMark = {
  state: OutboundState;
  error: string | null;
  nextAttemptAt: Date | null;
  recipients?: MailRecipient[];
  sentAt?: Date;
  /** Queued by hand: what was tried before counts no more. */
  again?: boolean;
};

export async function markMail(tx: Tx, id: string, mark: MailMark, now: Date): Promise<void> {
  await tx
    .updateTable('outbound_mail')
    .set({
      state: mark.state,
      error: mark.error,
      next_attempt_at: mark.nextAttemptAt,
      updated_at: now,
      ...(mark.recipients ? { recipients: sql`${JSON.stringify(mark.recipients)}::jsonb` } : {}),
      ...(mark.sentAt ? { sent_at: mark.sentAt } : {}),
      ...(mark.again ? { queued_at: now, attempts_before: sql<number>`attempts` } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * A page of what of the outbox the reader may know of, newest first; rides outbound_mail_created. The one with `id`
 * alone by its key.
 */
export async function listOutbound(
  db: Db,
  reader: Principal,
  filter: { id?: string; state?: OutboundState | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: ListedOutbound[]; next: string | null }> {
  const after = readCursor(filter.after, 2);
  const { rows } =
    await sql<ListedOutbound>`select m.*, r.number from outbound_mail m left join request r on r.id = m.request_id
    where ${visibleOutbound(reader)} and ${filter.id ? sql`m.id = ${filter.id}` : sql`true`}
      and ${filter.state ? sql`m.state = ${filter.state}` : sql`true`}
      and ${after ? sql`(m.created_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by m.created_at desc, m.id desc limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > filter.limit && last ? cursorOf([last.created_at, last.id]) : null };
}
