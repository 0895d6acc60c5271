import { type Selectable, sql } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import { requestsOf } from './erasure-queries.ts';
import {
  type HeldChange,
  type HeldCopy,
  type HeldDraft,
  readHeldChanges,
  readHeldCopies,
  readHeldDrafts,
} from './held-history-queries.ts';

export type ExportRow = Selectable<Database['customer_export']>;
export type ShownExport = ExportRow & { person_name: string };

export async function insertExportOrder(
  tx: Tx,
  row: { id: string; contactId: string; personId: string; language: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('customer_export')
    .values({
      id: row.id,
      customer_id: row.contactId,
      person_id: row.personId,
      language: row.language,
      created_at: now,
      updated_at: now,
      expires_at: row.expiresAt,
    })
    .execute();
}

const shown = sql`select e.*, p.name as person_name from customer_export e join person p on p.id = e.person_id`;

export async function findExport(db: Db, id: string): Promise<ShownExport | undefined> {
  const { rows } = await sql<ShownExport>`${shown} where e.id = ${id}`.execute(db);
  return rows[0];
}

/** Copies ordered of one customer, newest first; customer_export_customer. */
export async function listExports(db: Db, contactId: string, after: string | undefined, limit: number) {
  const cursor = readCursor(after, 2);
  const past = cursor ? sql`and (e.created_at, e.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const { rows } = await sql<ShownExport>`${shown} where e.customer_id = ${contactId} ${past}
    order by e.created_at desc, e.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf([last.created_at, last.id]) : null };
}

/** Takes an export that waits, or one whose node has been silent since `staleBefore`; customer_export_open. */
export async function takeExport(tx: Tx, staleBefore: Date, now: Date): Promise<ExportRow | undefined> {
  const { rows } = await sql<ExportRow>`update customer_export set state = 'running', done = 0, updated_at = ${now},
      version = version + 1
    where id = (select id from customer_export where state = 'waiting' or (state = 'running' and updated_at < ${staleBefore})
      order by created_at limit 1 for update skip locked) returning *`.execute(tx);
  if (rows[0]) await tx.deleteFrom('customer_export_part').where('export_id', '=', rows[0].id).execute();
  return rows[0];
}

/** Says how far it is; false when it was ended meanwhile, as by an erasure of its customer. */
export async function noteProgress(db: Db, id: string, done: number, total: number, now: Date): Promise<boolean> {
  const { rows } = await sql`update customer_export set done = ${done}, total = ${total}, updated_at = ${now}
    where id = ${id} and state = 'running' returning 1`.execute(db);
  return rows.length > 0;
}

export async function endExportOrder(tx: Tx, id: string, state: 'done' | 'failed', size: number, now: Date) {
  const { rows } =
    await sql`update customer_export set state = ${state}, size = ${size}, ended_at = ${now}, updated_at = ${now},
      version = version + 1 where id = ${id} and state = 'running' returning 1`.execute(tx);
  return rows.length > 0;
}

/** Keeps a part of a copy; false when the copy was ended meanwhile, as by an erasure, which waits for this statement. */
export async function insertPart(db: Db, exportId: string, position: number, content: Buffer): Promise<boolean> {
  const { rows } =
    await sql`with going as (select id from customer_export where id = ${exportId} and state = 'running' for share)
    insert into customer_export_part (export_id, position, content) select id, ${position}, ${content} from going
    returning 1`.execute(db);
  return rows.length > 0;
}

export async function findPart(db: Db, exportId: string, position: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('customer_export_part')
    .select('content')
    .where('export_id', '=', exportId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.content ?? null;
}

export async function countDownload(tx: Tx, id: string): Promise<void> {
  await sql`update customer_export set downloads = downloads + 1, version = version + 1 where id = ${id}`.execute(tx);
}

/** Removes the bytes of copies whose time has passed; customer_export_expiry. Gives how many. */
export async function expireExports(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql`with gone as (
      update customer_export set state = 'expired', updated_at = ${now}, version = version + 1
      where state in ('done', 'failed') and expires_at <= ${now} returning id),
    parts as (delete from customer_export_part where export_id in (select id from gone))
    select id from gone`.execute(tx);
  return rows.length;
}

export type HeldCustomer = {
  name: string;
  organisation: string | null;
  language: string | null;
  address: string | null;
  notes: string | null;
  vip: boolean;
  keptSince: string;
  prospect: boolean;
  /** Who of us knows the customer. */
  responsible: string | null;
  /** Why nothing may be erased for now. */
  holdReason: string | null;
  phones: string[];
  emails: string[];
  changes?: HeldChange[];
  copies?: HeldCopy[];
  /** The person's own; those of the company are the company's. */
  contracts: {
    number: string;
    name: string | null;
    from: string;
    until: string | null;
    status: string;
    note: string | null;
  }[];
};

/** The customer's own record as it is kept. */
export async function readHeldCustomer(db: Db, id: string): Promise<HeldCustomer | undefined> {
  const { rows } = await sql<HeldCustomer>`
    select c.name, o.name as organisation, c.language, c.address, c.notes, c.is_vip as vip, c.is_prospect as prospect,
      w.name as responsible, c.hold_reason as "holdReason", to_json(c.created_at) #>> '{}' as "keptSince",
      array(select number from contact_phone where contact_id = c.id order by position) as phones,
      array(select address from contact_email where contact_id = c.id order by position) as emails,
      coalesce((select json_agg(json_build_object('number', s.number, 'name', s.name, 'from', s.effective_on,
          'until', s.expiry_on, 'status', s.status, 'note', s.note) order by s.effective_on, s.number)
        from service_contract s where s.contact_id = c.id), '[]') as contracts
    from contact c left join organisation o on o.id = c.organisation_id left join person w on w.id = c.responsible_id
    where c.id = ${id}`.execute(db);
  return rows[0] && { ...rows[0], changes: await readHeldChanges(db, id), copies: await readHeldCopies(db, id) };
}

export async function listHeldRequests(db: Db, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from request r where r.id in (${requestsOf(contactId)})
    order by r.created_at, r.id`.execute(db);
  return rows.map(({ id }) => id);
}

type HeldFile = { id: string; filename: string; mime: string; size: number };
export type HeldMessage = {
  id: string;
  at: string;
  kind: string;
  from: string;
  to: { address?: string }[];
  subject: string | null;
  text: string;
  /** What it quotes of earlier messages. */
  quoted: string | null;
  files: HeldFile[];
};
export type HeldRequest = {
  number: number;
  subject: string | null;
  description: string | null;
  kind: string;
  channel: string | null;
  status: string;
  priority: string;
  /** Its id, until whoever shows it puts in the name customers read. */
  category: string | null;
  callerName: string | null;
  callerPhone: string | null;
  callerEmail: string | null;
  workAddress: string | null;
  informationGiven: string | null;
  comment: string | null;
  solution: string | null;
  reportedAt: string;
  solvedAt: string | null;
  closedAt: string | null;
  messages: HeldMessage[];
  mails: { at: string; state: string; subject: string; to: unknown; text: string | null }[];
  happened: { at: string; what: string; by: string }[];
  drafts?: HeldDraft[];
  changes?: HeldChange[];
};

/** One request with messages, mails and what happened to it; by message_request, attachment_message and event_request. */
export async function readHeldRequest(db: Db, id: string): Promise<HeldRequest | undefined> {
  const { rows } = await sql<HeldRequest>`
    select r.number, r.subject, r.description, r.kind, r.channel, s.name as status, p.name as priority, r.category_id as category,
      r.caller_name as "callerName", r.caller_phone as "callerPhone", r.caller_email as "callerEmail",
      r.work_address as "workAddress", r.information_given as "informationGiven", r.comment_text as comment, r.solution,
      to_json(r.reported_at) #>> '{}' as "reportedAt", to_json(r.solved_at) #>> '{}' as "solvedAt",
      to_json(r.closed_at) #>> '{}' as "closedAt",
      coalesce((select json_agg(json_build_object('id', m.id, 'at', m.created_at, 'kind', m.kind, 'from', m.author_name,
          'to', m.recipients, 'subject', m.subject, 'text', m.body_text, 'quoted', m.quoted_text, 'files',
          coalesce((select json_agg(json_build_object('id', a.id, 'filename', a.filename, 'mime', a.mime, 'size', a.size)
            order by a.position) from attachment a where a.message_id = m.id), '[]')) order by m.created_at, m.id)
        from message m where m.request_id = r.id), '[]') as messages,
      coalesce((select json_agg(json_build_object('at', o.created_at, 'state', o.state, 'subject', o.subject, 'to', o.recipients, 'text', o.body_text)
        order by o.created_at) from outbound_mail o where o.request_id = r.id), '[]') as mails,
      coalesce((select json_agg(json_build_object('at', e.at, 'what', e.type, 'by', e.actor_name) order by e.at, e.id)
        from event e where e.request_id = r.id), '[]') as happened
    from request r join request_status s on s.id = r.status_id join priority p on p.id = r.priority_id
      where r.id = ${id}`.execute(db);
  return rows[0] && { ...rows[0], drafts: await readHeldDrafts(db, id), changes: await readHeldChanges(db, id) };
}

/** The bytes of a file of a message, or of one that was handed in for a draft; primary keys. */
export async function readHeldFile(db: Db, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>`select f.content from file f
    where f.sha256 = coalesce((select sha256 from attachment where id = ${id}), (select sha256 from upload where id = ${id}))`.execute(
    db,
  );
  return rows[0]?.content ?? null;
}
