import './email-events.ts';
import { findMessage, findToWriteBeside, type Recipient } from '#areas/requests/index.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import { type Answered, findAnswered } from './answered-queries.ts';
import { addressKey } from './mail-address.ts';
import { type MailSettings, ownAddressOf } from './mail-settings.ts';
import { insertOutbound, type MailRecipient, setMailIdentity } from './outbound-queries.ts';
import { replyHeaders } from './reply-headers.ts';
import { replySender } from './reply-sender.ts';
import { requestTag, withTag } from './request-tag.ts';
import { storable, textLimits } from './storable.ts';

/**
 * Puts a message of ours in the outbox as a mail: sender, subject with the tag, and headers by which the answer finds its
 * way back (R7.2). The same message twice makes one mail. Gives the id of the mail, or null when there is nobody to send
 * it to, or it stands there already.
 */
export async function composeReply(
  ctx: Ctx<AnyActor>,
  settings: MailSettings,
  messageId: string,
): Promise<string | null> {
  const message = await findMessage(ctx.tx, messageId);
  if (!message || (message.kind !== 'reply' && message.kind !== 'question')) return null;
  // It may still be taken back; when it leaves, `message.released` says so.
  if (message.withdrawn_at || message.held_until) return null;
  const recipients = outsiders(message.recipients as unknown as Recipient[], settings);
  const request = await findToWriteBeside(ctx.tx, ctx.actor, message.request_id);
  if (recipients.length === 0 || !request || request.erased_at) return null;
  const answered = await findAnswered(
    ctx.tx,
    message,
    recipients.map((one) => one.address),
  );
  const sender = replySender(settings, request, answered && whereTo(answered));
  const headers = replyHeaders({
    number: request.number,
    token: request.reply_token,
    domain: addressKey(sender.address).split('@')[1] ?? settings.host,
    messageUuid: message.id,
    lastInbound: answered && { messageId: answered.mail_message_id, references: answered.mail_references },
  });
  const about = message.subject ?? request.subject ?? '';
  const subject = withTag(answered ? `Re: ${about}` : about, requestTag(request.number, request.reply_token));
  const id = newId(ctx.now);
  const isNew = await insertOutbound(
    ctx.tx,
    {
      id,
      message_id: message.id,
      request_id: request.id,
      sender,
      recipients,
      subject: storable(subject, textLimits.messageSubject),
      mail_message_id: headers.messageId,
      headers: { inReplyTo: headers.inReplyTo, references: headers.references },
    },
    ctx.now,
  );
  if (!isNew) return null;
  await setMailIdentity(ctx.tx, message.id, { mailMessageId: headers.messageId, references: headers.references });
  return id;
}

/** Whom it is sent to. Our own addresses get no copy beside others: it would only come back to us (M6). */
function outsiders(recipients: Recipient[], settings: MailSettings): MailRecipient[] {
  const all = recipients.flatMap(({ type, address, name }) => (type === 'from' ? [] : [{ type, address, name }]));
  const outside = all.filter((one) => ownAddressOf(settings, one.address) === null);
  return outside.some((one) => one.type === 'to') ? outside : all;
}

/** The addresses a mail was written and delivered to: one of them may be ours to answer from. */
export const whereTo = (answered: Answered) => ({
  written:
    answered.kind === 'inbound'
      ? [
          ...answered.recipients.filter((one) => one.type !== 'from').map((one) => one.address),
          ...(answered.envelope?.to ?? []),
        ]
      : [],
  // Handed in without an envelope, the address it was written to is the best that is known.
  delivered: answered.envelope?.to?.length
    ? answered.envelope.to
    : answered.recipients.filter((one) => one.type === 'to' && answered.kind === 'inbound').map((one) => one.address),
});
