import { type MailKind, mailKind } from './mail-kind.ts';
import type { MailSettings } from './mail-settings.ts';
import type { ParsedMail } from './parse-mail.ts';

/** What is to be done with a mail by its kind, beside threading it. */
export type KindDecision = MailKind & {
  /** A machine's word on mail of ours: kept on the request it speaks of, but no word of the customer. */
  isReport: boolean;
  /** A machine's answer: it neither reopens a request nor ends a wait. */
  isQuiet: boolean;
};

/** Decides what kind of mail it is (traps 16 and 22). */
export function stepKind({ mail, settings }: { mail: ParsedMail; settings: MailSettings }): KindDecision {
  const kind = mailKind(mail, {
    addresses: settings.addresses.map((one) => one.address),
    // The host alone: colleagues' and customers' mail may well have the domain of our addresses in its Message-ID.
    domains: settings.host === 'localhost' ? [] : [settings.host],
  });
  const isReport = kind.kind === 'bounce';
  return { ...kind, isReport, isQuiet: isReport || kind.kind === 'auto_reply' || kind.kind === 'out_of_office' };
}
