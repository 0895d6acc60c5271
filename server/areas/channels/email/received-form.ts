import type { NewAttachment, Recipient } from '#areas/requests/index.ts';
import type { Intake } from './intake.ts';
import { addressKey, isValidAddress } from './mail-address.ts';
import { storable, storableOrNull, textLimits } from './storable.ts';

/** The parts of a mail as they are kept on a message: bounded, and fit for the database. */
export type ReceivedForm = {
  subject: string | null;
  bodyText: string;
  quotedText: string | null;
  bodyHtml: string | null;
  recipients: Recipient[];
  mailMessageId: string | null;
  mailReferences: string[];
  inboundMessageId: string;
  attachments: NewAttachment[];
};

const maxRecipients = 100;
const maxReferences = 100;

/** Brings a mail into the form in which it is kept; what is cut stays whole in the raw message. */
export function receivedForm(intake: Intake): ReceivedForm {
  const { mail, body } = intake;
  return {
    subject: storableOrNull(mail.subject, textLimits.messageSubject),
    bodyText: storable(body.visible, textLimits.body),
    quotedText: storableOrNull(body.quoted, textLimits.body),
    bodyHtml: storableOrNull(mail.html, textLimits.html),
    recipients: recipientsOf(intake),
    mailMessageId: storableOrNull(mail.messageId, 1_000),
    mailReferences: [...new Set([...mail.references, ...mail.inReplyTo])]
      .slice(-maxReferences)
      .map((id) => storable(id, 1_000)),
    inboundMessageId: intake.inboundId,
    attachments: mail.attachments.map((one) => ({
      filename: storable(one.filename, 255),
      mime: storable(one.mime, 200),
      size: one.size,
      contentId: storableOrNull(one.contentId, 500),
      inline: one.inline,
      sha256: one.sha256,
      content: one.content,
    })),
  };
}

/** To and Cc, each address once and only those that can be written to: a reply to all must not fail on a broken one. */
function recipientsOf({ mail }: Intake): Recipient[] {
  const seen = new Set<string>();
  const kept: Recipient[] = [];
  for (const [type, list] of [
    ['to', mail.to],
    ['cc', mail.cc],
  ] as const) {
    for (const one of list) {
      const key = addressKey(one.address);
      if (kept.length === maxRecipients || seen.has(key) || !isValidAddress(one.address)) continue;
      seen.add(key);
      kept.push({ type, address: one.address, name: storableOrNull(one.name, textLimits.name) });
    }
  }
  return kept;
}
