import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** What somebody changed of the customer's words; how we sort a request among ourselves is not among it. */
export type HeldChange = { at: string; by: string; what: string; old: string | null; new: string | null };

/** Changes of what is personal in one chain of the log (a customer's or a request's), oldest first; change_log_chain_seq. */
export async function readHeldChanges(db: Db, chain: string): Promise<HeldChange[]> {
  const { rows } = await sql<HeldChange>`
    select to_json(l.at) #>> '{}' as at, l.actor_name as by, l.entity || '.' || (c.change ->> 'field') as what,
      coalesce(c.change ->> 'oldDisplay', c.change ->> 'old') as old, coalesce(c.change ->> 'newDisplay', c.change ->> 'new') as new
    from change_log l cross join lateral jsonb_array_elements(l.changes) with ordinality as c (change, position)
      join personal_column p on p.table_name = l.entity and p.column_name = c.change ->> 'field'
    where l.chain = ${chain} and p.column_name <> 'search_text' order by l.seq, c.position`.execute(db);
  return rows;
}

export type HeldDraft = {
  at: string;
  by: string;
  note: string | null;
  /** One text for each way of writing begun, formatted. */
  texts: string[];
  files: { id: string; filename: string; mime: string; size: number }[];
};

/** What colleagues have begun to write on a request, and what they handed one another of it; draft's primary key is by person. */
export async function readHeldDrafts(db: Db, requestId: string): Promise<HeldDraft[]> {
  const { rows } = await sql<HeldDraft>`
    with begun as (
      select d.updated_at as at, d.person_id, null as note, d.entries from draft d where d.request_id = ${requestId}
      union all select h.created_at, h.from_person_id, h.note, h.entries from handed_draft h where h.request_id = ${requestId})
    select to_json(b.at) #>> '{}' as at, p.name as by, b.note,
      array(select e.value ->> 'html' from jsonb_each(b.entries) e where e.value ->> 'html' is not null order by e.key) as texts,
      coalesce((select json_agg(json_build_object('id', u.id, 'filename', u.filename, 'mime', u.mime, 'size', u.size) order by u.id)
        from jsonb_each(b.entries) e cross join lateral jsonb_array_elements_text(coalesce(e.value -> 'attachmentIds', '[]')) as a (id)
          join upload u on u.id = a.id::uuid), '[]') as files
    from begun b join person p on p.id = b.person_id order by b.at`.execute(db);
  return rows;
}

/** Ids of the mails a request was made of or got, oldest first. */
export async function listHeldMails(db: Db, requestId: string): Promise<string[]> {
  const found = db.selectFrom('inbound_message').select('id').where('request_id', '=', requestId);
  return (await found.orderBy('received_at').orderBy('id').execute()).map(({ id }) => id);
}

/** Ids of mails from an address of the customer that failed or were set aside and became no request; inbound_message_loose. */
export async function listLooseMails(db: Db, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from inbound_message
    where request_id is null and state in ('set_aside', 'failed')
      and lower(from_address) in (select lower(address) from contact_email where contact_id = ${contactId})
    order by received_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

/** A mail as it came. */
export async function readHeldMail(db: Db, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('inbound_message').select('raw').where('id', '=', id).executeTakeFirst();
  return row?.raw ?? null;
}

export type HeldCopy = { at: string; by: string; state: string; downloads: number };

/** Copies that were ordered of this customer's data before, oldest first; customer_export_customer. */
export async function readHeldCopies(db: Db, customerId: string): Promise<HeldCopy[]> {
  const { rows } = await sql<HeldCopy>`select to_json(e.created_at) #>> '{}' as at, p.name as by, e.state, e.downloads
    from customer_export e join person p on p.id = e.person_id where e.customer_id = ${customerId}
    order by e.created_at, e.id`.execute(db);
  return rows;
}
