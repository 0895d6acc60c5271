import { composeReply } from '#areas/channels/email/compose-reply.ts';
import { markInbound } from '#areas/channels/email/inbound-queries.ts';
import { mailHand } from '#areas/channels/email/mail-hand.ts';
import { claimDue, markMail } from '#areas/channels/email/outbound-queries.ts';
import { storeInbound } from '#areas/channels/email/store-inbound.ts';
import type { RowOfRequest } from '#areas/requests/index.ts';
import { type ReceivedMessage, receiveMessage } from '#areas/requests/receive-message.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { AnyActor } from '#platform/principal.ts';
import { rawMail } from './raw-mail.ts';
import { type Case, inTurn, type World } from './world.ts';

/** What a customer writes: a new mail, or an answer on the last one of ours. */
export type Letter = {
  requestId: string | null;
  from: { name: string; address: string; contactId: string | null };
  to: string;
  subject: string;
  text: string;
  answers: Case['lastMail'];
  registration: ReceivedMessage['registration'];
};

/** Takes a mail in as the receiver and its intake would: the raw mail is kept, a request begins or goes on with it. */
export async function takeMail(ctx: Ctx<AnyActor>, world: World, letter: Letter): Promise<RowOfRequest> {
  const domain = letter.from.address.split('@')[1] as string;
  const messageId = `<${newId(ctx.now)}@${domain}>`;
  const quoted = letter.answers ? letter.answers.text.replace(/^/gm, '> ') : null;
  const references = letter.answers ? [...letter.answers.references, letter.answers.mailMessageId] : [];
  const subject = letter.answers ? `Re: ${letter.answers.subject.replace(/^Re: /, '')}` : letter.subject;
  const raw = rawMail({
    messageId,
    from: letter.from,
    to: letter.to,
    subject,
    at: ctx.now,
    references,
    text: quoted ? `${letter.text}\n\n${quoted}` : letter.text,
  });
  const { id } = await storeInbound(ctx, { raw, from: letter.from.address, to: [letter.to], via: 'example' });
  const { request } = await receiveMessage(ctx, world.desk.catalogue, {
    channel: 'email',
    requestId: letter.requestId,
    registration: letter.registration,
    author: letter.from,
    subject,
    bodyText: letter.text,
    quotedText: quoted,
    bodyHtml: null,
    recipients: [{ type: 'to', address: letter.to, name: null }],
    mailMessageId: messageId,
    mailReferences: references,
    inboundMessageId: id,
    unverified: false,
    attachments: [],
  });
  await markInbound(ctx.tx, id, { state: 'ingested', reason: null, requestId: request.id, tried: true }, ctx.now);
  return request;
}

const second = 1000;

/**
 * Sends a written message as the sender would have: composed, handed to the relay, taken by it. It stands in the outbox as
 * sent from the start of this desk's life, so no mail of the example can ever go out.
 */
export async function sendMail(world: World, one: Case, messageId: string, text: string, at: number): Promise<void> {
  const { history } = world;
  const mail = await history.act(mailHand, new Date(inTurn(world, one, at + second)), async (ctx) => {
    const id = await composeReply(ctx, world.desk.mail, messageId);
    if (!id) return null;
    const leaseUntil = new Date(at + 60 * second);
    const [claimed] = await claimDue(ctx.tx, { now: ctx.now, leaseUntil, limit: 1, id });
    return claimed ?? null;
  });
  if (!mail) return;
  await history.act(mailHand, new Date(inTurn(world, one, at + 3 * second)), async (ctx) => {
    const recipients = mail.recipients.map((recipient) => ({ ...recipient, taken: true }));
    await markMail(
      ctx.tx,
      mail.id,
      { state: 'sent', error: null, nextAttemptAt: null, recipients, sentAt: ctx.now },
      ctx.now,
    );
    const to = recipients.map((recipient) => recipient.address);
    ctx.record({ type: 'mail.sent', requestId: one.id, data: { mailId: mail.id, messageId, to } });
  });
  const { subject, mail_message_id: mailMessageId, headers } = mail;
  one.lastMail = { subject, mailMessageId, references: headers.references, text };
}
