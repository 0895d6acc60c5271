import type { Intake } from './intake.ts';
import { type OwnAddress, ownAddressOf } from './mail-settings.ts';

export type MailboxDecision = {
  /** The address of ours it came to, else the default; null while none is set up. */
  mailbox: OwnAddress | null;
  /** Whether the mail really came to it. */
  addressed: boolean;
};

/**
 * Decides to which of our addresses a mail came. The address the customer wrote decides (To, Cc), so that an alias fetched
 * from a shared mailbox stays the alias (M10); of several the one it was delivered to; else where the transport brought it.
 */
export function stepMailbox(intake: Pick<Intake, 'mail' | 'envelope' | 'settings'>): MailboxDecision {
  const { mail, envelope, settings } = intake;
  const ours = (addresses: readonly string[]) =>
    addresses.map((address) => ownAddressOf(settings, address)).filter((one) => one?.active);
  const delivered = ours([...mail.headers.deliveredTo, ...(envelope.to ?? [])]);
  const written = ours([...mail.to, ...mail.cc].map((one) => one.address));
  const mailbox = written.find((one) => delivered.includes(one)) ?? written[0] ?? delivered[0] ?? null;
  return { mailbox: mailbox ?? settings.fallback, addressed: mailbox !== null };
}
