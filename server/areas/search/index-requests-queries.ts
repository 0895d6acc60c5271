import { type RawBuilder, sql } from 'kysely';
import { plainWords } from '#areas/requests/index.ts';
import { preparedQuery, type Tx } from '#platform/db.ts';

/** What changed: requests, and customers and organisations whose open requests carry their names. */
export type Touched = { requestIds: string[]; contactIds: string[]; organisationIds: string[] };

// A tsvector holds 1 MB. Words without punctuation take at most 4 bytes of it for each character, all kinds of
// characters counted, so this much always fits.
const mostText = 200_000;
const mostOfOneMessage = 20_000;
const mostMessages = 100;
// A whole city may be one organisation; its newest open requests are what people look for.
const mostRenamed = 500;

/** A mail's own text is the description as well, and is read once. */
const texts = sql`concat_ws(' ', r.description, r.solution, r.information_given, r.comment_text, r.work_address,
  (select string_agg(left(m.body_text, ${mostOfOneMessage}::int), ' ' order by m.created_at desc)
    from (select body_text, created_at from message where request_id = r.id and withdrawn_at is null
      and body_text is distinct from r.description order by created_at desc, id desc limit ${mostMessages}) m))`;

/** Numbers are words like any other; the caller's phone number is one under its one spelling. */
const names = sql`concat_ws(' ', r.number, c.name, o.name, r.caller_name, r.caller_email, ltrim(r.caller_e164, '+'))`;

/**
 * Writes what is searched in for all touched requests, in one statement; what has not changed is left alone. Rides the
 * primary key of request, request_contact, contact_organisation and message_request. Two relays take turns, since the
 * one that looked earlier must not write later.
 */
export async function writeDocuments(tx: Tx, touched: Touched): Promise<void> {
  const parts: RawBuilder<unknown>[] = [sql`select unnest(${touched.requestIds}::uuid[]) as id`];
  const open = sql`r.phase not in ('solved', 'closed') order by r.created_at desc limit ${mostRenamed}`;
  if (touched.contactIds.length > 0) {
    parts.push(sql`(select r.id from request r where r.contact_id = any(${touched.contactIds}::uuid[]) and ${open})`);
  }
  if (touched.organisationIds.length > 0) {
    parts.push(sql`(select r.id from request r join contact c on c.id = r.contact_id
      where c.organisation_id = any(${touched.organisationIds}::uuid[]) and ${open})`);
  }
  await sql`select pg_advisory_xact_lock(hashtextextended('index-requests', 0))`.execute(tx);
  const insert = sql`
    insert into request_search (request_id, document)
    select r.id, setweight(to_tsvector('simple', ${plainWords(sql`coalesce(r.subject, '')`, 1000)}), 'A')
      || setweight(to_tsvector('simple', ${plainWords(names, 4000)}), 'B')
      || to_tsvector('simple', ${plainWords(texts, mostText)})
    from request r left join contact c on c.id = r.contact_id left join organisation o on o.id = c.organisation_id
    where r.id in (${sql.join(parts, sql` union `)})
    on conflict (request_id) do update set document = excluded.document
      where request_search.document is distinct from excluded.document`;
  await preparedQuery(tx, insert);
}
