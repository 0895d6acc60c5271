import { type Selectable, sql } from 'kysely';
import { type Database, type Db, preparedQuery, type Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { visibleInbound } from './visible-mail-queries.ts';

export type InboundState = 'stored' | 'ingested' | 'set_aside' | 'failed';
/** What the transport said: who it came from and was meant for, beside what the mail's header claims. */
export type InboundEnvelope = {
  from?: string | null;
  to?: string[];
  /** Recipients the header names, for the list. */
  headerTo?: string[];
  /** The mail's own identity, so that an answer to it knows that it is still on its way in. */
  messageId?: string | null;
  /** Where it came from: IP address of the SMTP client, or who handed it in. */
  via?: string;
};
export type StoredInbound = Omit<Selectable<Database['inbound_message']>, 'envelope' | 'state'> & {
  envelope: InboundEnvelope;
  state: InboundState;
};
export type ListedInbound = Omit<StoredInbound, 'raw' | 'external_id'> & { number: number | null };

export type NewInbound = {
  id: string;
  channel: string;
  externalId: string;
  raw: Buffer;
  envelope: InboundEnvelope;
  from: string | null;
  subject: string | null;
};

/** Keeps what reached us; false when the same message is kept already (constraint inbound_message_once). */
export async function insertInbound(tx: Tx, message: NewInbound, now: Date): Promise<boolean> {
  const insert = tx
    .insertInto('inbound_message')
    .values({
      id: message.id,
      channel: message.channel,
      external_id: message.externalId,
      raw: message.raw,
      size: message.raw.length,
      envelope: sql`${JSON.stringify(message.envelope)}::jsonb`,
      from_address: message.from,
      subject: message.subject,
      received_at: now,
      updated_at: now,
    })
    .onConflict((known) => known.columns(['channel', 'external_id']).doNothing())
    .returning('id');
  return (await preparedQuery(tx, insert)).length > 0;
}

export async function findInboundIdByExternalId(db: Db, channel: string, externalId: string): Promise<string | null> {
  const row = await db
    .selectFrom('inbound_message')
    .select('id')
    .where('channel', '=', channel)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findRawInbound(db: Db, id: string): Promise<StoredInbound | undefined> {
  const [row] = await preparedQuery(db, db.selectFrom('inbound_message').selectAll().where('id', '=', id));
  return row as StoredInbound | undefined;
}

/** Locks a message for its intake, without its bytes; two runs at once take turns. */
export async function lockInbound(
  tx: Tx,
  id: string,
): Promise<{ id: string; state: InboundState; attempts: number } | undefined> {
  const read = tx.selectFrom('inbound_message').select(['id', 'state', 'attempts']).where('id', '=', id).forUpdate();
  const [row] = await preparedQuery(tx, read);
  return row as { id: string; state: InboundState; attempts: number } | undefined;
}

/** Whether a mail of one of these identities is stored and not yet taken in; index inbound_message_open. */
export async function isOnItsWay(db: Db, mailIds: readonly string[], exceptId: string): Promise<boolean> {
  if (mailIds.length === 0) return false;
  const { rows } = await sql`select from inbound_message where state = 'stored' and id <> ${exceptId}
    and envelope ->> 'messageId' = any(${[...mailIds]}::text[]) limit 1`.execute(db);
  return rows.length > 0;
}

/** Writes how an intake ended; `tried` counts an attempt. */
export async function markInbound(
  tx: Tx,
  id: string,
  outcome: { state: InboundState; reason: string | null; requestId?: string | null; tried: boolean },
  now: Date,
): Promise<void> {
  const write = tx
    .updateTable('inbound_message')
    .set((eb) => ({
      state: outcome.state,
      reason: outcome.reason,
      updated_at: now,
      ...(outcome.requestId === undefined ? {} : { request_id: outcome.requestId }),
      ...(outcome.tried ? { attempts: eb('attempts', '+', 1) } : {}),
    }))
    .where('id', '=', id);
  await preparedQuery(tx, write);
}

const listed = sql`m.id, m.channel, m.size, m.envelope, m.state, m.reason, m.from_address, m.subject, m.attempts, m.request_id,
  m.received_at, m.updated_at, r.number`;

/** One message that reached us, and whether the reader may know of it; primary key. */
export async function findListedInbound(
  db: Db,
  reader: Principal,
  id: string,
): Promise<(ListedInbound & { visible: boolean }) | undefined> {
  const [row] = await preparedQuery(
    db,
    sql<
      ListedInbound & { visible: boolean }
    >`select ${listed}, ${visibleInbound(reader)} as visible from inbound_message m
      left join request r on r.id = m.request_id where m.id = ${id}`,
  );
  return row;
}

/**
 * A page of what reached us and the reader may know of, newest first, without the raw bytes. Rides
 * inbound_message_received; with state `stored` or `failed` inbound_message_open, with `set_aside` inbound_message_set_aside.
 */
export async function listInbound(
  db: Db,
  reader: Principal,
  filter: { state?: InboundState | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: ListedInbound[]; next: string | null }> {
  const after = readCursor(filter.after, 2);
  const { rows } = await sql<ListedInbound>`select ${listed} from inbound_message m
    left join request r on r.id = m.request_id
    where ${visibleInbound(reader)} and ${filter.state ? sql`m.state = ${sql.lit(filter.state)}` : sql`true`}
      and ${after ? sql`(m.received_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by m.received_at desc, m.id desc limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > filter.limit && last ? cursorOf([last.received_at, last.id]) : null };
}
