import { sql } from 'kysely';
import type { Recipient } from '#areas/requests/index.ts';
import type { Db } from '#platform/db.ts';
import type { InboundEnvelope } from './inbound-queries.ts';

export type Answered = {
  kind: string;
  author_name: string;
  body_text: string;
  created_at: Date;
  recipients: Recipient[];
  mail_message_id: string | null;
  mail_references: string[];
  envelope: InboundEnvelope | null;
  /** Whether whoever wrote it is among those now written to. */
  writer_reads: boolean;
};

/**
 * The mail that a message of ours answers: the newest one a person sent before it, first of all by somebody now written
 * to; where nobody wrote yet, our own mail before it, so that the thread holds together. Machines' reports are passed
 * over. Index message_request.
 * @param to addresses the answer goes to.
 */
export async function findAnswered(
  db: Db,
  message: { id: string; request_id: string; created_at: Date },
  to: readonly string[] = [],
): Promise<Answered | null> {
  const readers = to.map((address) => address.toLowerCase());
  const { rows } = await sql<Answered>`select m.kind, m.author_name, m.body_text, m.created_at, m.recipients,
      m.mail_message_id, m.mail_references, i.envelope, w.reads as writer_reads
    from message m left join inbound_message i on i.id = m.inbound_message_id
      cross join lateral (select exists (select from jsonb_array_elements(m.recipients) p
        where p ->> 'type' = 'from' and lower(p ->> 'address') = any(${readers}::text[])) as reads) w
    where m.request_id = ${message.request_id} and m.id <> ${message.id} and m.created_at <= ${message.created_at}
      and ((m.kind = 'inbound' and m.author_kind = 'contact')
        or (m.kind in ('reply', 'question') and m.mail_message_id is not null))
    order by (m.kind = 'inbound') desc, w.reads desc, m.created_at desc, m.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}
