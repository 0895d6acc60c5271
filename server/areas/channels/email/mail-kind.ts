import { type Bounce, bounceVerdict, isComplaintSubject } from './bounce-verdict.ts';
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

const daemon =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|maildaemon|postmaster|mailadmin|mmdf|mail[-_.]?delivery(?:[-_.]?(?:sub)?system)?|bounces?|microsoftexchange[0-9a-f]*|mdaemon|uucp)(?:[+-].*)?@/i;
const silent =
  /^(?:.*[._-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|noreply[\w+.-]*|donotreply[\w+.-]*|svara[._-]?(?:inte|ej)|ei[._-]?vast(?:aa|austa)|niet[._-]?beantwoorden|nie[._-]?odpowiadaj|svar[._-]?ikke|ingen[._-]?svar|newsletter|listserv|majordomo|notifications?|bounces?[\w+.=-]*)@|-(?:request|owner|bounces)@/i;

const bounceSubject =
  /delivery (?:status )?notification|deliver(?:y|ed)?.{0,30}(?:fail|delay|problem|report|error)|(?:fail|delay|warning).{0,40}deliver|undeliver|un?deliverable|returned (?:mail|e-?mail|message|to sender)|(?:mail|message).{0,20}(?:could not be delivered|not delivered|undelivered|returned|rejected)|failure notice|mail (?:system )?(?:error|failure)|non[- ]?deliver|nondeliverable|bounced? (?:mail|message)|returning message|sender notify|could not send message|mail could not|permanent (?:error|fail)|error sending your (?:e-?)?mail|mail loop|loop alert|^mail failure|dsn|oläsbar|kunde inte levereras|olevererbart|ej levererat|leveransfel|toimittaminen epäonnistui|ei voitu toimittaa|palautettu viesti|kan ikke leveres|kunne ikke leveres|ikke leveret|onbestelbaar|niet (?:worden )?bezorgd|niet afgeleverd|niedostarczon|nie można dostarczyć|niepowodzenie doręczenia|zwrot poczty|unzustellbar|zustellung fehlgeschlagen|nicht zugestellt|échec de la remise|non remis|non recapitabile|no se puede entregar|não foi possível entregar/i;

const awaySubject =
  /^(?:(?:re|sv|vs|aw|antw|odp|ad)\s*:\s*)*(?:auto(?:matic)?[- ]?(?:reply|response|responder)|auto:|autosvar|automatiskt? svar|automaattinen vastaus|poissaoloviesti|automatische (?:antwort|abwesenheit)|automatisch antwoord|automatisk svar|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|out of (?:the )?office|frånvaro|frånvarande|poissa|afwezig|fravær|ikke på kontoret|nieobecność|abwesenheit|réponse automatique|respuesta automática|risposta automatica|resposta automática|vacation|on holiday|on vacation|bin im urlaub)/i;

const gone =
  /could not be delivered|undeliverable|was not delivered|delivery (?:has )?failed|delivery to the following|unable to deliver|returned to sender|permanent (?:fatal )?errors|failed permanently|wasn't able to deliver/i;

function isAway(mail: ParsedMail, auto: string): boolean {
  if (auto.startsWith('auto-replied')) return true;
  if (awaySubject.test(mail.subject)) return true;
  return /vacation/i.test(mail.headers.precedence ?? '') || /^(?:yes|vacation)/i.test(mail.headers.xAutoreply ?? '');
}

/** The signs of a report on undelivered mail, empty when it is none. */
function bounceSigns(mail: ParsedMail, sender: string, away: boolean): string[] {
  const signs: string[] = [];
  const { headers } = mail;
  if (mail.isDeliveryReport) signs.push('it is a delivery report');
  if (mail.attachments.some((one) => one.mime === 'message/feedback-report')) signs.push('it is a complaint report');
  if (isComplaintSubject(mail.subject)) signs.push('it is a complaint about our mail');
  if (headers.xFailedRecipients !== null) signs.push('X-Failed-Recipients is set');
  if (away && signs.length === 0 && !bounceSubject.test(mail.subject)) return [];
  if (headers.returnPath !== null && /^<?\s*>?$/.test(headers.returnPath)) signs.push('the return path is empty');
  if (daemon.test(sender)) signs.push('the sender is a mail system');
  if (bounceSubject.test(mail.subject)) signs.push('the subject is that of a delivery report');
  else if (signs.length === 0 && silent.test(sender) && gone.test(mail.text.slice(0, 3000)))
    signs.push('the text is that of a delivery report');
  return signs;
}

/** Signs that the mail was written by a machine or to a crowd, or must not be answered by one. */
function silenceSigns(mail: ParsedMail, sender: string, auto: string): string[] {
  const { headers } = mail;
  const signs: string[] = [];
  if (auto !== '' && auto !== 'no') signs.push(`Auto-Submitted is ${auto.slice(0, 60)}`);
  if (/\b(?:bulk|junk|list|auto_reply)\b/i.test(headers.precedence ?? ''))
    signs.push(`Precedence is ${headers.precedence}`);
  if (headers.listId !== null) signs.push('it comes from a mailing list');
  if (headers.listUnsubscribe !== null) signs.push('it can be unsubscribed from');
  if (/\b(?:all|autoreply|oof)\b/i.test(headers.xAutoResponseSuppress ?? ''))
    signs.push('the sender suppresses automatic answers');
  if (headers.xAutoreply !== null && !/^no\b/i.test(headers.xAutoreply))
    signs.push('it is marked as an automatic answer');
  if (headers.xLoop !== null) signs.push('X-Loop is set');
  if (silent.test(sender)) signs.push('the sender does not read answers');
  if (!isValidAddress(mail.from?.address ?? '')) signs.push('there is no sender to answer');
  return signs;
}

/**
 * What kind of mail it is and whether an automatic answer may follow (RFC 3834, RFC 3464, traps 16 and 22).
 * Mail that a machine wrote unasked, such as an alarm, is a `message`: it makes a request, but gets no answer.
 */
export function mailKind(mail: ParsedMail, own: OwnMail): MailKind {
  const sender = addressKey(mail.from?.address ?? '');
  const auto = (mail.headers.autoSubmitted ?? '').toLowerCase().trim();
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
  if (mail.headers.xAutoreply !== null && !/^no\b/i.test(mail.headers.xAutoreply))
    return { kind: 'auto_reply', mayAutoReply: false, reasons };
  if (mail.headers.listId !== null || /\blist\b/i.test(mail.headers.precedence ?? '')) {
    return { kind: 'list', mayAutoReply: false, reasons };
  }
  return { kind: 'message', mayAutoReply: reasons.length === 0, reasons };
}
