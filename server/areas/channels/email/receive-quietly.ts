import { insertMessage, type RequestRecord, writeRequest } from '#areas/requests/index.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { insertQuietAttachments } from './quiet-attachment-queries.ts';
import type { ReceivedForm } from './received-form.ts';
import { storable, textLimits } from './storable.ts';
import { lockRequestRow } from './thread-queries.ts';

/**
 * Keeps a machine's message (absence notice, delivery report) on the request it speaks of. It is no word of the customer:
 * a closed request stays closed and one that waits goes on waiting. Its subject stands as the first line of its text,
 * because the subject of a message is the one the next reply is given.
 * @param sender `address` null: never somebody to answer (a mail system).
 * @param needsEyes the owner has to see it, as an answer of ours did not arrive.
 */
export async function receiveQuietly(
  ctx: Ctx,
  thread: { requestId: string; unverified: boolean },
  form: ReceivedForm,
  sender: { name: string; address: string | null },
  needsEyes: boolean,
): Promise<RequestRecord> {
  const { requestId } = thread;
  const request = await lockRequestRow(ctx.tx, requestId);
  const messageId = newId(ctx.now);
  await insertMessage(ctx.tx, {
    id: messageId,
    requestId,
    kind: 'inbound',
    authorKind: 'system',
    authorId: null,
    authorName: sender.name,
    subject: null,
    bodyText: storable([form.subject, form.bodyText].filter(Boolean).join('\n\n'), textLimits.body),
    quotedText: form.quotedText,
    bodyHtml: form.bodyHtml,
    recipients: sender.address
      ? [{ type: 'from', address: sender.address, name: sender.name }, ...form.recipients]
      : [],
    mailMessageId: form.mailMessageId,
    mailReferences: form.mailReferences,
    inboundMessageId: form.inboundMessageId,
    unverified: thread.unverified,
    createdAt: ctx.now,
  });
  await insertQuietAttachments(ctx.tx, { messageId, requestId }, form.attachments, ctx.now);
  const written = await writeRequest(
    ctx.tx,
    request,
    {
      message_count: request.message_count + 1,
      ...(needsEyes && request.owner_id ? { came_back_at: ctx.now } : {}),
    },
    ctx.now,
  );
  ctx.record({ type: 'message.received', requestId, data: { messageId, from: sender.address } });
  return written;
}
