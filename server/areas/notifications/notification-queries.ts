import { type RawBuilder, sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Notification, NotificationKind } from '#contract/together.ts';
import type { Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import type { ToldMessage, ToldRequest } from './who-is-told.ts';

export type NewNotification = {
  id: string;
  personId: string;
  requestId: string;
  kind: NotificationKind;
  eventId: string;
  actorName: string;
  onScreen: boolean;
  at: Date;
  emailDueAt: Date | null;
  pushDueAt: Date | null;
};

/** Requests that events speak of; primary key. */
export async function listToldRequests(db: Db, ids: string[]): Promise<ToldRequest[]> {
  return db
    .selectFrom('request')
    .select(['id', 'owner_id', 'centre_id', 'category_id', 'created_by', 'phase'])
    .where('id', 'in', ids)
    .execute();
}

/** Messages that events speak of; primary key. */
export async function listToldMessages(db: Db, ids: string[]): Promise<ToldMessage[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('message')
    .select(['id', 'author_kind', 'author_id', 'author_name'])
    .where('id', 'in', ids)
    .execute();
}

/**
 * Writes what people are told and gives who has news on the screen. The same event delivered twice tells once
 * (`notification_once`); what is new in a category is told once for each request (`notification_new_once`).
 */
export async function insertNotifications(tx: Tx, rows: NewNotification[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: told } = await sql<{ person_id: string; on_screen: boolean }>`
    insert into notification (id, person_id, request_id, kind, event_id, actor_name, on_screen, created_at, email_due_at, push_due_at)
    select x.id, x."personId", x."requestId", x.kind, x."eventId", x."actorName", x."onScreen", x.at, x."emailDueAt", x."pushDueAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, "personId" uuid, "requestId" uuid, kind text,
      "eventId" uuid, "actorName" text, "onScreen" boolean, at timestamptz, "emailDueAt" timestamptz, "pushDueAt" timestamptz)
    on conflict do nothing returning person_id, on_screen`.execute(tx);
  return [...new Set(told.filter((row) => row.on_screen).map((row) => row.person_id))];
}

// What one may no longer see is not shown either, whatever was told before (trap 63).
const mine = (principal: Principal): RawBuilder<unknown> =>
  sql`n.person_id = ${principal.id} and n.on_screen and ${visibleTo(principal)}`;

/** A page of what I was told, newest first; rides notification_person, the unread ones notification_unread. */
export async function listNotifications(
  db: Db,
  principal: Principal,
  query: { after?: string | undefined; limit: number; unread?: boolean | undefined },
): Promise<{ rows: Notification[]; next: string | null }> {
  const after = readCursor(query.after, 2);
  type Row = {
    id: string;
    kind: NotificationKind;
    actor_name: string;
    created_at: Date;
    read_at: Date | null;
    request_id: string;
    number: number;
    subject: string | null;
  };
  const { rows } =
    await sql<Row>`select n.id, n.kind, n.actor_name, n.created_at, n.read_at, n.request_id, r.number, r.subject
    from notification n join request r on r.id = n.request_id
    where ${mine(principal)} and ${query.unread ? sql`n.read_at is null` : sql`true`}
      and ${after ? sql`(n.created_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by n.created_at desc, n.id desc limit ${query.limit + 1}`.execute(db);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      request: { id: row.request_id, number: row.number, subject: row.subject },
      actor: row.actor_name,
      at: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
    next: rows.length > query.limit && last ? cursorOf([last.created_at, last.id]) : null,
  };
}

/** How many I have not read, counted up to 1,000, and of which requests; rides notification_unread. */
export async function findUnread(db: Db, principal: Principal): Promise<{ count: number; requestIds: string[] }> {
  const { rows } = await sql<{ request_id: string }>`select n.request_id
    from notification n join request r on r.id = n.request_id
    where n.read_at is null and ${mine(principal)} limit 1000`.execute(db);
  return { count: rows.length, requestIds: [...new Set(rows.map((row) => row.request_id))].slice(0, 200) };
}

/** Marks as read: these, those of one request, or all; what was read needs no mail or push any more. */
export async function markNotificationsRead(
  tx: Tx,
  personId: string,
  which: { ids?: string[] | undefined; requestId?: string | undefined; all?: boolean | undefined },
  now: Date,
): Promise<number> {
  const chosen = which.all
    ? sql`true`
    : sql`(n.id = any(${which.ids ?? []}::uuid[]) or n.request_id = ${which.requestId ?? null}::uuid)`;
  const result = await sql`update notification n set read_at = ${now}, email_due_at = null, push_due_at = null
    where n.person_id = ${personId} and n.read_at is null and ${chosen}`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

type Addressee = { name: string; email: string; language: Language; active: boolean };

/** One of our people as a mail about themselves needs them; primary key. */
export async function findAddressee(db: Db, personId: string): Promise<Addressee | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['name', 'email', 'language', 'active'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return row as Addressee | undefined;
}
