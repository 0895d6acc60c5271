import { type Selectable, sql } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';

export type MessageRecord = Selectable<Database['message']>;
export type Recipient = { type: 'from' | 'to' | 'cc'; address: string; name: string | null };

export type NewMessage = {
  id: string;
  requestId: string;
  kind: 'inbound' | 'reply' | 'question' | 'note' | 'call_note';
  authorKind: 'person' | 'contact' | 'system';
  authorId: string | null;
  authorName: string;
  subject: string | null;
  bodyText: string;
  quotedText: string | null;
  bodyHtml: string | null;
  recipients: Recipient[];
  mailMessageId: string | null;
  mailReferences: string[];
  inboundMessageId: string | null;
  unverified: boolean;
  createdAt: Date;
};

/** Writes a message; false when one with this id exists already (the same call twice). */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<boolean> {
  const result = await tx
    .insertInto('message')
    .values({
      id: message.id,
      request_id: message.requestId,
      kind: message.kind,
      author_kind: message.authorKind,
      author_id: message.authorId,
      author_name: message.authorName,
      subject: message.subject,
      body_text: message.bodyText,
      quoted_text: message.quotedText,
      body_html: message.bodyHtml,
      recipients: sql`${JSON.stringify(message.recipients)}::jsonb`,
      mail_message_id: message.mailMessageId,
      mail_references: message.mailReferences,
      inbound_message_id: message.inboundMessageId,
      unverified: message.unverified,
      created_at: message.createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findMessage(db: Db, id: string): Promise<MessageRecord | undefined> {
  return db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * The newest message of a person outside, whose sender a reply goes to: no machine, and nobody unverified (R7.2), to whom
 * an answer would show somebody else's affairs. Index message_request.
 */
export async function findLastInbound(db: Db, requestId: string): Promise<MessageRecord | undefined> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', '=', 'inbound')
    .where('author_kind', '<>', 'system')
    .where('unverified', '=', false)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type NewAttachment = {
  filename: string;
  mime: string;
  size: number;
  contentId: string | null;
  inline: boolean;
  sha256: string;
  content: Buffer;
};

/** Keeps the files (each content once) and hangs them on a message, in the order given. */
export async function insertAttachments(
  tx: Tx,
  messageId: string,
  requestId: string,
  attachments: (NewAttachment & { id: string })[],
  now: Date,
): Promise<void> {
  for (const [position, attachment] of attachments.entries()) {
    const sha256 = Buffer.from(attachment.sha256, 'hex');
    await tx
      .insertInto('file')
      .values({ sha256, size: attachment.size, content: attachment.content, created_at: now })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    await tx
      .insertInto('attachment')
      .values({
        id: attachment.id,
        message_id: messageId,
        request_id: requestId,
        position,
        filename: attachment.filename,
        mime: attachment.mime,
        size: attachment.size,
        content_id: attachment.contentId,
        inline: attachment.inline,
        sha256,
      })
      .execute();
  }
}

export type FoundAttachment = {
  request_id: string;
  message_id: string;
  filename: string;
  mime: string;
  size: number;
  content: Buffer;
};

export async function findAttachment(db: Db, id: string): Promise<FoundAttachment | undefined> {
  return db
    .selectFrom('attachment as a')
    .innerJoin('file as f', 'f.sha256', 'a.sha256')
    .select(['a.request_id', 'a.message_id', 'a.filename', 'a.mime', 'a.size', 'f.content'])
    .where('a.id', '=', id)
    .executeTakeFirst();
}

/** Inline pictures of a message by their content id. */
export async function listInlineAttachments(
  db: Db,
  messageId: string,
): Promise<{ id: string; content_id: string | null }[]> {
  return db.selectFrom('attachment').select(['id', 'content_id']).where('message_id', '=', messageId).execute();
}
