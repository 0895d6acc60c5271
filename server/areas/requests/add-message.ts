import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import './request-events.ts';
import { insertMessage, type Recipient } from './message-queries.ts';
import { insertMentions } from './reader-queries.ts';

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
    subject?: string | null;
    recipients?: Recipient[];
    /** Colleagues to tell; checked before. */
    mentions?: string[];
  },
): Promise<boolean> {
  const id = message.id ?? newId(ctx.now);
  const isNew = await insertMessage(ctx.tx, {
    id,
    requestId: row.id,
    kind: message.kind,
    authorKind: ctx.actor.kind === 'person' ? 'person' : 'system',
    authorId: ctx.actor.id,
    authorName: ctx.actor.name,
    subject: message.subject ?? null,
    bodyText: message.text,
    quotedText: null,
    bodyHtml: null,
    recipients: message.recipients ?? [],
    mailMessageId: null,
    mailReferences: [],
    inboundMessageId: null,
    unverified: false,
    createdAt: ctx.now,
  });
  if (!isNew) return false;
  const mentions = message.mentions ?? [];
  await insertMentions(ctx.tx, id, mentions);
  const data = { messageId: id, kind: message.kind, ...(mentions.length > 0 ? { mentions } : {}) };
  ctx.record({ type: 'message.written', requestId: row.id, data });
  return true;
}
