import { type Selectable, sql } from 'kysely';
import { keepFile } from '#areas/files/index.ts';
import { type Database, type Db, preparedQuery, type Tx } from '#platform/db.ts';
import type { LinkedFile } from './read-written.ts';

export type MessageRecord = Selectable<Database['message']>;
export type Recipient = { type: 'from' | 'to' | 'cc' | 'bcc'; address: string; name: string | null };

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
  const insert = tx
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
    .returning('id');
  return (await preparedQuery(tx, insert)).length > 0;
}

/** Keeps the signature a message of ours carries, as it was rendered. */
export async function insertMessageSignature(tx: Tx, messageId: string, html: string): Promise<void> {
  await tx.insertInto('message_signature').values({ message_id: messageId, html }).execute();
}

/** The signature of a message of ours, formatted; null when it carries none. By primary key. */
export async function findMessageSignature(db: Db, messageId: string): Promise<string | null> {
  const row = await db
    .selectFrom('message_signature')
    .select('html')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row?.html ?? null;
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
    await keepFile(tx, { sha256, size: attachment.size, content: attachment.content }, now);
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

/** Hangs files handed in before on a message, in the order given; their bytes are there already. */
export async function linkFiles(tx: Tx, messageId: string, requestId: string, files: LinkedFile[]): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('attachment')
    .values(
      files.map(({ id, filename, mime, size, sha256, contentId, inline }, position) => ({
        ...{ id, position, filename, mime, size, sha256, inline },
        content_id: contentId,
        message_id: messageId,
        request_id: requestId,
      })),
    )
    .execute();
}

export type NewerMessage = { id: string; kind: string; author: string; text: string };

/**
 * Messages to or from the customer that stand behind the first `since` messages of a request, oldest first; index
 * message_request. `text` is how each begins.
 */
export async function listNewer(db: Db, requestId: string, since: number): Promise<NewerMessage[]> {
  const { rows } = await sql<NewerMessage>`select id, kind, author_name as author, left(body_text, 300) as text
    from (select id, kind, author_name, body_text, created_at from message
      where request_id = ${requestId} and withdrawn_at is null order by created_at, id offset ${since}) m
    where kind in ('inbound', 'reply', 'question') order by created_at, id limit 50`.execute(db);
  return rows;
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

export type MessageFile = {
  id: string;
  filename: string;
  mime: string;
  content_id: string | null;
  inline: boolean;
  content: Buffer;
};

/** The files of a message with their bytes, in their order; index attachment_message. */
export async function listFiles(db: Db, messageId: string): Promise<MessageFile[]> {
  return db
    .selectFrom('attachment as a')
    .innerJoin('file as f', 'f.sha256', 'a.sha256')
    .select(['a.id', 'a.filename', 'a.mime', 'a.content_id', 'a.inline', 'f.content'])
    .where('a.message_id', '=', messageId)
    .orderBy('a.position')
    .execute();
}
