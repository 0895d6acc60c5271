import type { NewAttachment } from '#areas/requests/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';

/** Keeps the files of a machine's message (each content once) and hangs them on it, in the order given. */
export async function insertQuietAttachments(
  tx: Tx,
  at: { messageId: string; requestId: string },
  attachments: readonly NewAttachment[],
  now: Date,
): Promise<void> {
  if (attachments.length === 0) return;
  const files = attachments.map((one) => ({ ...one, sha256: Buffer.from(one.sha256, 'hex') }));
  await tx
    .insertInto('file')
    .values(files.map(({ sha256, size, content }) => ({ sha256, size, content, created_at: now })))
    .onConflict((known) => known.column('sha256').doNothing())
    .execute();
  await tx
    .insertInto('attachment')
    .values(
      files.map((file, position) => ({
        id: newId(now),
        message_id: at.messageId,
        request_id: at.requestId,
        position,
        filename: file.filename,
        mime: file.mime,
        size: file.size,
        content_id: file.contentId,
        inline: file.inline,
        sha256: file.sha256,
      })),
    )
    .execute();
}

/** The pictures a message shows in its text, by their content id; index attachment_message. */
export async function listInlinePictures(db: Db, messageId: string): Promise<{ id: string; content_id: string }[]> {
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'content_id'])
    .where('message_id', '=', messageId)
    .where('content_id', 'is not', null)
    .execute();
  return rows as { id: string; content_id: string }[];
}
