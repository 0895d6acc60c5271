import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import './request-events.ts';
import { insertMessage, insertMessageSignature, linkFiles, type Recipient } from './message-queries.ts';
import type { LinkedFile } from './read-written.ts';
import { insertMentions } from './reader-queries.ts';
import { signatureBelow } from './signature-below.ts';

/**
 * Writes a message of ours on a request and records it; whoever delivers (e-mail) hears of it by `message.written`. Gives
 * false when this id was written before: the same call twice writes, and sends, once.
 */
export async function addMessage(
  ctx: Ctx<AnyActor>,
  row: { id: string },
  message: {
    id?: string;
    kind: 'reply' | 'question' | 'note' | 'call_note';
    text: string;
    html?: string | null;
    files?: LinkedFile[];
    subject?: string | null;
    recipients?: Recipient[];
    /** Rendered; stands below the text of the mail, and folded away in the timeline. */
    signature?: string | undefined;
    /** It waits before it leaves, and can be taken back until then. */
    held?: boolean;
    /** Colleagues to tell; checked before. */
    mentions?: string[];
  },
): Promise<boolean> {
  const id = message.id ?? newId(ctx.now);
  const signature = signatureBelow(message.text, message.signature);
  const isNew = await insertMessage(ctx.tx, {
    id,
    requestId: row.id,
    kind: message.kind,
    authorKind: ctx.actor.kind === 'person' ? 'person' : 'system',
    authorId: ctx.actor.id,
    authorName: ctx.actor.name,
    subject: message.subject ?? null,
    bodyText: message.text,
    quotedText: signature?.text ?? null,
    bodyHtml: message.html ?? null,
    recipients: message.recipients ?? [],
    mailMessageId: null,
    mailReferences: [],
    inboundMessageId: null,
    unverified: false,
    createdAt: ctx.now,
  });
  if (!isNew) return false;
  if (signature) await insertMessageSignature(ctx.tx, id, signature.html);
  if (message.files) await linkFiles(ctx.tx, id, row.id, message.files);
  const { kind, held = false, mentions = [] } = message;
  await insertMentions(ctx.tx, id, mentions);
  const data = { messageId: id, kind, ...(held ? { held } : {}), ...(mentions.length > 0 ? { mentions } : {}) };
  ctx.record({ type: 'message.written', requestId: row.id, data });
  return true;
}
