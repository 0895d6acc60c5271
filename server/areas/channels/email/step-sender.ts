import type { Intake } from './intake.ts';
import { isValidAddress, type MailAddress } from './mail-address.ts';
import { type MailSettings, ownAddressOf } from './mail-settings.ts';
import type { KindDecision } from './step-kind.ts';
import { storable, textLimits } from './storable.ts';

export type SenderDecision = {
  /** Who it is from, as shown. */
  name: string;
  /** Where an answer goes: Reply-To when given, else the sender; null when there is nowhere outside to answer. */
  replyAddress: string | null;
  /** The address a customer is kept under; null: nobody to keep (a mail system, one of us, no usable address). */
  customerAddress: string | null;
  customerName: string | null;
};

/**
 * Decides who wrote. A form that mails from our own address names the customer in Reply-To. Mail systems and our own
 * addresses are never kept as customers.
 */
export function stepSender(
  intake: Pick<Intake, 'mail' | 'envelope' | 'settings'>,
  kind: Pick<KindDecision, 'isReport'>,
): SenderDecision {
  const { mail, envelope, settings } = intake;
  const from = mail.from ?? { address: envelope.from ?? '', name: '' };
  const replyTo = mail.replyTo.find((one) => isOutside(settings, one.address)) ?? null;
  const writer = isOutside(settings, from.address) ? from : (replyTo ?? from);
  const customer = !kind.isReport && isOutside(settings, writer.address) ? writer : null;
  const answerable = replyTo ?? (isOutside(settings, from.address) ? from : null);
  return {
    name: nameOf(writer) || nameOf(from) || 'E-mail',
    replyAddress: kind.isReport ? null : (answerable?.address ?? null),
    customerAddress: customer?.address ?? null,
    customerName: customer ? tidyName(customer.name) || null : null,
  };
}

const isOutside = (settings: MailSettings, address: string) =>
  isValidAddress(address) && ownAddressOf(settings, address) === null;

const tidyName = (name: string) =>
  storable(
    name
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
    textLimits.name,
  );

const nameOf = (one: MailAddress) => tidyName(one.name) || storable(one.address, textLimits.name);
