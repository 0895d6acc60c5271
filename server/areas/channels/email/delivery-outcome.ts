import type { MailMark, MailRecipient, OutboundRow } from './outbound-queries.ts';

/** How a relay answered for one recipient. */
export type Refusal = { address: string; permanent: boolean; words: string };
export type Delivery =
  /** The relay took the mail, maybe not for everybody; or refused every recipient, each for a reason of its own. */
  | { kind: 'answered'; taken: string[]; refused: Refusal[] }
  /** It refused the mail as such for good. */
  | { kind: 'refused'; words: string }
  /** It could not be asked, or asked us to come back. */
  | { kind: 'later'; words: string };

const minute = 60_000;
const pauses = [1, 2, 5, 15, 60];
/** After this long without success the mail is given up. */
const patience = 24 * 60 * minute;
/** And not before so many attempts: a day in which nobody could try, for want of a relay or of a node, does not count. */
const fewestAttempts = 10;

/** When to try again after so many attempts, in milliseconds from now: 1, 2, 5, 15, then every 60 minutes. */
export const pauseAfter = (attempts: number): number => (pauses[Math.min(attempts, pauses.length) - 1] ?? 1) * minute;

/**
 * What becomes of a mail by how the relay answered. Whoever it was taken for never gets it again; the others are tried
 * for a day after it was written, or last queued by hand, and at least ten times since.
 */
export function afterDelivery(
  mail: Pick<OutboundRow, 'recipients' | 'attempts' | 'attempts_before' | 'queued_at' | 'created_at' | 'sent_at'>,
  delivery: Delivery,
  now: Date,
): MailMark {
  const recipients = mail.recipients.map((one) => settled(one, delivery));
  const open = recipients.filter((one) => !one.taken && one.refused === undefined);
  const words = wordsOf(recipients, delivery);
  const anyTaken = recipients.some((one) => one.taken);
  const sent = anyTaken ? { sentAt: mail.sent_at ?? now } : {};
  if (open.length === 0) {
    return { state: words === null ? 'sent' : 'failed', error: words, nextAttemptAt: null, recipients, ...sent };
  }
  const tried = mail.attempts - mail.attempts_before;
  const triedFor = now.getTime() - (mail.queued_at ?? mail.created_at).getTime();
  if (tried >= fewestAttempts && triedFor >= patience) {
    return {
      state: 'failed',
      error: `Given up after a day. ${words ?? ''}`.trim(),
      nextAttemptAt: null,
      recipients,
      ...sent,
    };
  }
  return {
    state: 'queued',
    error: words,
    nextAttemptAt: new Date(now.getTime() + pauseAfter(tried)),
    recipients,
    ...sent,
  };
}

function settled(recipient: MailRecipient, delivery: Delivery): MailRecipient {
  if (recipient.taken || recipient.refused !== undefined) return recipient;
  if (delivery.kind === 'refused') return { ...recipient, refused: delivery.words };
  if (delivery.kind === 'later') return recipient;
  if (delivery.taken.includes(recipient.address)) return { ...recipient, taken: true };
  const refusal = delivery.refused.find((one) => one.address === recipient.address);
  return refusal?.permanent ? { ...recipient, refused: refusal.words } : recipient;
}

/** The error shown: which recipient was refused and why; null when nothing is wrong. */
function wordsOf(recipients: MailRecipient[], delivery: Delivery): string | null {
  if (delivery.kind !== 'answered') return delivery.words;
  const lasting = recipients.flatMap((one) => (one.refused === undefined ? [] : [`${one.address}: ${one.refused}`]));
  const passing = delivery.refused.filter((one) => !one.permanent).map((one) => `${one.address}: ${one.words}`);
  return [...lasting, ...passing].join('\n').slice(0, 1000) || null;
}
