import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

export type MailText = {
  id: string;
  request_id: string;
  created_at: Date;
  body_text: string;
  body_html: string | null;
  /** The signature as text, with its separator; null without one. */
  quoted_text: string | null;
  /** The signature as it was rendered. */
  signature_html: string | null;
  language: string | null;
};

/** What a mail of ours says, and the language of its request. */
export async function findMailText(db: Db, messageId: string): Promise<MailText> {
  const { rows } =
    await sql<MailText>`select m.id, m.request_id, m.created_at, m.body_text, m.body_html, m.quoted_text, r.language,
      (select g.html from message_signature g where g.message_id = m.id) as signature_html
    from message m join request r on r.id = m.request_id where m.id = ${messageId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the message of a mail is gone');
  return row;
}
