import type { Catalogue } from '#areas/catalog/index.ts';
import { isAvailable } from '#areas/staff/index.ts';
import type { Channel } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { inOrder } from '#platform/in-order.ts';
import type { AnyActor } from '#platform/principal.ts';
import './request-events.ts';
import { assignAutomatically } from './assign-automatically.ts';
import { assertNotErased } from './lock-for-change.ts';
import { insertAttachments, insertMessage, type NewAttachment, type Recipient } from './message-queries.ts';
import { enter } from './phase-columns.ts';
import { type Registration, sendRegistration } from './register-request.ts';
import { isOpen, nextPhase } from './request-phase.ts';
import {
  lockRequest,
  type RequestColumns,
  type RequestRecord,
  type RowOfRequest,
  writeRequest,
} from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

/** What a channel has found out about a message that came in; the steps of its intake fill this. */
export type ReceivedMessage = {
  channel: Channel;
  /** The request it continues; null: it opens a new one. */
  requestId: string | null;
  /** For a new one: what it is about and whose it is. */
  registration: Omit<Registration, 'id' | 'channel' | 'intakeMode'>;
  author: { contactId: string | null; name: string; address: string | null };
  /**
   * A machine's message (absence notice, delivery report): no word of the customer, so what is closed stays closed and
   * what waits goes on waiting. `needsEyes`: the owner has to see it, as an answer of ours did not arrive.
   */
  quiet?: { needsEyes: boolean };
  subject: string | null;
  bodyText: string;
  quotedText: string | null;
  bodyHtml: string | null;
  /** To and Cc of the message beside the sender. */
  recipients: Recipient[];
  mailMessageId: string | null;
  mailReferences: string[];
  inboundMessageId: string | null;
  /** From somebody who is no known party and gave only the bare number (R7.2). */
  unverified: boolean;
  attachments: NewAttachment[];
};

/**
 * Takes in a message from outside (T2b, T11, T20): on the request it continues, or on a new one registered for it with
 * nobody involved (S3-2, R1.5). What waited for the customer goes back to its owner, a solved or closed one is opened
 * again, unless its status wants a new request, which is then related to the old. Throws `request_erased` for one erased since
 * the message was found to continue it. Gives the request and whether it is new.
 */
export async function receiveMessage(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  message: ReceivedMessage,
): Promise<{ request: RowOfRequest; isNew: boolean }> {
  const { written, isNew } = await sendReceived(ctx, catalogue, message);
  return { request: await written, isNew };
}

/** The same without waiting for the row of a new request, so that all that is written of a mail leaves in one trip. */
export async function sendReceived(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  message: ReceivedMessage,
): Promise<{ requestId: string; written: Promise<RowOfRequest>; isNew: boolean }> {
  const known = message.requestId ? await lockRequest(ctx.tx, ctx.actor, message.requestId) : undefined;
  if (known) assertNotErased(known);
  if (known && (message.quiet || catalogue.statuses.get(known.status_id)?.newRequestOnReply !== true)) {
    return { requestId: known.id, written: Promise.resolve(await goOn(ctx, catalogue, known, message)), isNew: false };
  }
  const requestId = newId(ctx.now);
  const { written } = await sendRegistration(ctx, catalogue, {
    ...message.registration,
    id: requestId,
    channel: message.channel,
    intakeMode: 'electronic',
    relatedToId: known?.id ?? null,
    messageCount: 1,
  });
  const all = inOrder(written, insertReceived(ctx, requestId, message)).then(([row]) => row);
  // Whoever waits for it hears of its failure; nobody else has to.
  all.catch(() => {});
  // Files follow the message one by one.
  if (message.attachments.length > 0) await all;
  return { requestId, written: all, isNew: true };
}

/** A message on a request that is there. */
async function goOn(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  known: RequestRecord,
  message: ReceivedMessage,
): Promise<RequestRecord> {
  await insertReceived(ctx, known.id, message);
  const written = await writeRequest(
    ctx.tx,
    known,
    { message_count: known.message_count + 1, ...(await afterwards(ctx, catalogue, known, message)) },
    ctx.now,
  );
  if (message.quiet) return written;
  if (!isOpen(known.phase)) {
    ctx.record({ type: 'request.reopened', requestId: known.id, data: { reason: null, by: 'customer' } });
  }
  return passOn(ctx, catalogue, written);
}

/** Writes the message with its files and records it. */
async function insertReceived(ctx: Ctx<AnyActor>, requestId: string, message: ReceivedMessage): Promise<void> {
  const { tx, now } = ctx;
  const id = newId(now);
  ctx.record({ type: 'message.received', requestId, data: { messageId: id, from: message.author.address } });
  await insertMessage(tx, {
    id,
    requestId,
    kind: 'inbound',
    authorKind: message.quiet ? 'system' : 'contact',
    authorId: message.author.contactId,
    authorName: message.author.name,
    subject: message.subject,
    bodyText: message.bodyText,
    quotedText: message.quotedText,
    bodyHtml: message.bodyHtml,
    // The sender is kept with the recipients: a reply goes to the address used, not to one of the customer's others.
    recipients: [
      ...(message.author.address
        ? [{ type: 'from' as const, address: message.author.address, name: message.author.name }]
        : []),
      ...message.recipients,
    ],
    mailMessageId: message.mailMessageId,
    mailReferences: message.mailReferences,
    inboundMessageId: message.inboundMessageId,
    unverified: message.unverified,
    createdAt: now,
  });
  const attachments = message.attachments.map((attachment) => ({ ...attachment, id: newId(now) }));
  await insertAttachments(tx, id, requestId, attachments, now);
}

/** Where the category wants it, a new message does not wait for an owner who is absent or has left (§4.12). */
async function passOn(ctx: Ctx<AnyActor>, catalogue: Catalogue, row: RequestRecord): Promise<RequestRecord> {
  const { owner_id: notTo } = row;
  const category = row.category_id ? catalogue.categories.get(row.category_id) : undefined;
  if (!notTo || !category?.assignment.reassignWhenAbsent) return row;
  if (await isAvailable(ctx.tx, notTo, ctx.now, { onlySignedIn: false })) return row;
  return assignAutomatically(ctx, row, { notTo, because: 'owner_absent', catalogue });
}

async function afterwards(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  message: ReceivedMessage,
): Promise<RequestColumns> {
  if (message.quiet) return message.quiet.needsEyes && row.owner_id ? { came_back_at: ctx.now } : {};
  return comesBack(ctx, catalogue, row);
}

/** T11, T20: what the customer's word does to a request that was waiting for it, or thought done with. */
async function comesBack(
  { tx, now }: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
): Promise<RequestColumns> {
  const phase = nextPhase(row.phase, row.owner_id ? 'customer_answers_owner' : 'customer_answers_nobody');
  if (!phase) return row.owner_id ? { came_back_at: now } : {};
  return {
    ...enter(catalogue, phase, row, now),
    ...(await stopWaiting(tx, row, now)),
    came_back_at: row.owner_id ? now : null,
    ...(isOpen(row.phase) ? {} : { solved_at: null, solved_by: null, closed_at: null, closed_by: null }),
  };
}
