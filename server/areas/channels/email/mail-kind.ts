import { isAway, mayBeAway, saysItIsAutomatic, tellsOfReading } from './away-signs.ts';
import { bounceSigns, daemon, silent, speaksOfBounce } from './bounce-signs.ts';
import { type Bounce, bounceVerdict } from './bounce-verdict.ts';
import { addressKey, isValidAddress } from './mail-address.ts';
import type { ParsedMail } from './parse-mail.ts';

export interface OwnMail {
  /** Addresses of our mailboxes and their aliases. */
  addresses: string[];
  /** Domains that stand behind the `@` in the Message-IDs we give out. */
  domains?: string[];
}

export interface MailKind {
  kind: 'message' | 'auto_reply' | 'out_of_office' | 'bounce' | 'own_loop' | 'list';
  /** Whether an automatic answer may go out to it (R7.5, RFC 3834 §2). */
  mayAutoReply: boolean;
  /** The signs found, in words for the log. */
  reasons: string[];
  bounce?: Bounce;
}

/** Signs that the mail was written by a machine or to a crowd, or must not be answered by one. */
function silenceSigns(mail: ParsedMail, sender: string, auto: string): string[] {
  const { headers } = mail;
  const signs: string[] = [];
  if (auto !== '' && auto !== 'no') signs.push(`Auto-Submitted is ${auto.slice(0, 60)}`);
  if (/\b(?:bulk|junk|list|auto[-_]?reply)\b/i.test(headers.precedence ?? ''))
    signs.push(`Precedence is ${headers.precedence}`);
  if (headers.listId !== null) signs.push('it comes from a mailing list');
  if (headers.listUnsubscribe !== null) signs.push('it can be unsubscribed from');
  if (/\b(?:all|autoreply|oof)\b/i.test(headers.xAutoResponseSuppress ?? ''))
    signs.push('the sender suppresses automatic answers');
  if (headers.xAutoreply !== null && !/^no\b/i.test(headers.xAutoreply))
    signs.push('it is marked as an automatic answer');
  if (headers.xLoop !== null) signs.push('X-Loop is set');
  if (headers.scheduled !== null) signs.push('a program sent it by itself');
  if (daemon.test(sender)) signs.push('the sender is a mail system');
  if (headers.deliveredTo.some((one) => /autoresponder/i.test(one))) signs.push('it is marked as an automatic answer');
  if (speaksOfBounce(mail)) signs.push('it speaks of undelivered mail');
  if (mayBeAway(mail)) signs.push('it may be an absence notice');
  if (saysItIsAutomatic(mail.text)) signs.push('it says that a program wrote it');
  if (silent.test(sender)) signs.push('the sender does not read answers');
  if (!isValidAddress(mail.from?.address ?? '')) signs.push('there is no sender to answer');
  return signs;
}

/** What is longer is no address and no word of RFC 3834, and is not looked through to its end. */
const longestSign = 1000;

/**
 * What kind of mail it is and whether an automatic answer may follow (RFC 3834, RFC 3464, traps 16 and 22).
 * Mail that a machine wrote unasked, such as an alarm, is a `message`: it makes a request, but gets no answer.
 */
export function mailKind(mail: ParsedMail, own: OwnMail): MailKind {
  const sender = addressKey(mail.from?.address ?? '').slice(0, longestSign);
  const auto = (mail.headers.autoSubmitted ?? '')
    .slice(0, longestSign)
    .toLowerCase()
    .replace(/^\s*\([^)]*\)|;.*$/g, '')
    .trim();
  const away = isAway(mail, auto);
  const silence = silenceSigns(mail, sender, auto);
  const ownSigns: string[] = [];
  if (own.addresses.some((address) => addressKey(address) === sender))
    ownSigns.push('the sender is one of our addresses');
  const idDomain = /@([^@>]+)>$/.exec(mail.messageId ?? '')?.[1]?.toLowerCase() ?? '';
  if (own.domains?.some((domain) => domain.toLowerCase() === idDomain))
    ownSigns.push('its Message-ID is of our making');
  const automatic = mail.headers.xLoop !== null || (auto !== '' && auto !== 'no');
  const reasons = [...ownSigns, ...silence];
  if (ownSigns.length > 0 && automatic) return { kind: 'own_loop', mayAutoReply: false, reasons };
  const bounce = bounceSigns(mail, sender, away);
  if (bounce.length > 0) {
    return { kind: 'bounce', mayAutoReply: false, reasons: [...bounce, ...reasons], bounce: bounceVerdict(mail) };
  }
  if (away) return { kind: 'out_of_office', mayAutoReply: false, reasons: ['it is an absence notice', ...reasons] };
  if (mail.isReadReceipt || tellsOfReading(mail))
    return { kind: 'auto_reply', mayAutoReply: false, reasons: ['it tells that a mail was read', ...reasons] };
  if (mail.headers.xAutoreply !== null && !/^no\b/i.test(mail.headers.xAutoreply))
    return { kind: 'auto_reply', mayAutoReply: false, reasons };
  if (mail.headers.listId !== null || /\blist\b/i.test(mail.headers.precedence ?? '')) {
    return { kind: 'list', mayAutoReply: false, reasons };
  }
  return { kind: 'message', mayAutoReply: reasons.length === 0, reasons };
}
