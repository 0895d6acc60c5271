import { awaySubject } from './away-signs.ts';
import { isComplaintSubject } from './bounce-verdict.ts';
import type { ParsedMail } from './parse-mail.ts';

/** Mail systems; nobody reads what is sent to them. */
export const daemon =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|maildaemon|postmaster|mailadmin|mmdf|mail[-_.]?delivery(?:[-_.]?(?:sub)?system)?|bounces?|microsoftexchange[0-9a-f]*|mdaemon|uucp)(?:[+-].*)?@/i;
// Names people answer under, too.
const household = /^(?:postmaster|mailadmin|bounces?)(?:[+-].*)?@/i;

const bounceSubject =
  /delivery (?:status )?notification|deliver(?:y|ed)?.{0,30}(?:fail|delay|problem|report|error)|(?:fail|delay|warning).{0,40}deliver|undeliver|un?deliverable|returned (?:mail|e-?mail|message|to sender)|(?:mail|message).{0,20}(?:could not be delivered|not delivered|undelivered|returned|rejected)|failure notice|mail (?:system )?(?:error|failure)|non[- ]?deliver|nondeliverable|bounced? (?:mail|message)|returning message|sender notify|could not send message|mail could not|permanent (?:error|fail)|error sending your (?:e-?)?mail|mail loop|loop alert|^mail failure|\bdsn\b|(?:kunde|kan) inte (?:levereras|leverera)|gick inte att leverera|olevererbart|ej levererat|leveransfel|toimittaminen (?:epäonnistui|ei onnistu)|toimitusvirhe|ei voitu toimittaa|palautettu viesti|kan ikke leveres|kunne ikke leveres|ikke leveret|onbestelbaar|niet te bezorgen|niet (?:worden )?bezorgd|niet afgeleverd|niedostarcz(?:on|aln)|nie można dostarczyć|niepowodzenie doręczenia|zwrot poczty|unzustellbar|zustellung fehlgeschlagen|nicht zugestellt|échec de la remise|non remis|non recapitabile|no se puede entregar|não foi possível entregar|ej? voi(?:tu)? toimittaa|toimittamaton|ei toimitettavissa|nicht zustellbar|remise impossible|échec de (?:la )?remise|não (?:é|foi) possível entregar|não entregue|не удаётся доставить|не удается доставить|недоставлен|не доставлено|配信不能|配信できません|配達不能|未送达|未能送达|无法传递|無法傳遞|退信|تعذر التسليم|لم يتم التسليم|nedoručiteln|kézbesíthetetlen|teslim edilem/i;

/** Subjects only mail systems write: of parcels, orders and lifts people say "delivery failed" as well. */
const systemSubject =
  /^(?:undelivered mail returned|undeliverable(?: mail| message)?:|undeliverable mail|mail delivery (?:failed|failure|subsystem)|mail delivery system|delivery status notification|failure notice|returned mail|delivery failure\b|non[- ]?deliver|mail system error|message delivery failure|delayed mail|onbestelbaar:|unzustellbar:|niedostarczone:|nie można dostarczyć:|kan ikke leveres:|ei voi toimittaa:|det gick inte att leverera:|non remis ?:|no se puede entregar:|non recapitabile:|não é possível entregar:|не удается доставить:)/i;

const gone =
  /could not be delivered|undeliverable|was not delivered|delivery (?:has )?failed|delivery to the following|unable to deliver|returned to sender|permanent (?:fatal )?errors|failed permanently|wasn't able to deliver/i;

/** Words of mail systems about mail, beside the subject. */
const aboutMail =
  /\bsmtp\b|\b[245]\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]|unknown (?:user|host|recipient|address)|(?:user|host|recipient|address) (?:is )?unknown|no such (?:user|host)|mailbox|returned mail|(?:e-?mail|message|mail)\b.{0,60}(?:deliver|recipient|bounce|rejected|returned)|(?:deliver|return|send).{0,40}(?:e-?mail|message)\b|^(?:message-id|received|return-path|final-recipient|reporting-mta):/im;

const answered = /^(?:\[[^\]]{0,40}\]\s*)?(?:re|sv|vs|aw|antw|odp|ad|fwd?|vb|vl|wg|tr|rv|doorst|pd)\s*:/i;

/** The signs of a report on undelivered mail, empty when it is none. */
export function bounceSigns(mail: ParsedMail, sender: string, away: boolean): string[] {
  const signs: string[] = [];
  const { headers } = mail;
  const opening = mail.text.slice(0, 6000);
  if (mail.isDeliveryReport) signs.push('it is a delivery report');
  if (mail.attachments.some((one) => one.mime === 'message/feedback-report')) signs.push('it is a complaint report');
  if (isComplaintSubject(mail.subject)) signs.push('it is a complaint about our mail');
  if (headers.xFailedRecipients !== null) signs.push('X-Failed-Recipients is set');
  const about = bounceSubject.test(mail.subject);
  const bySystem = daemon.test(sender) && (!household.test(sender) || about || aboutMail.test(opening));
  if (away && signs.length === 0 && !about && (!bySystem || awaySubject(mail.subject))) return [];
  const nobody = headers.returnPath !== null && /^<?\s*>?$/.test(headers.returnPath);
  if (nobody) signs.push('the return path is empty');
  if (bySystem) signs.push('the sender is a mail system');
  if (about) {
    const automatic = signs.length > 0 || /^auto-/i.test(headers.autoSubmitted ?? '') || silent.test(sender);
    // What a person writes about a delivery, or about such a report, is a matter of theirs.
    if (automatic || (!answered.test(mail.subject) && (systemSubject.test(mail.subject) || aboutMail.test(opening))))
      signs.push('the subject is that of a delivery report');
  } else if (signs.length === 0 && silent.test(sender) && gone.test(opening.slice(0, 3000)))
    signs.push('the text is that of a delivery report');
  return signs;
}

/** Senders that say of themselves that they do not read what is answered. */
export const silent =
  /^(?:.*[._-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|noreply[\w+.-]*|donotreply[\w+.-]*|svara[._-]?(?:inte|ej)|[aä]l[aä][._-]?vastaa|ei[._-]?vast(?:aa|aus|austa)|niet[._-]?(?:be)?antwoorden|geen[._-]?antwoord|nie[._-]?odpowiada[jć]|svar[._-]?ikke|ikke[._-]?svar|ingen[._-]?svar|inget[._-]?svar|keine?[._-]?antwort(?:en)?|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre|no[._-]?responder|newsletter|listserv|majordomo|notifications?|bounces?[\w+.=-]*)(?:\+[^@\s]{0,60})?@|-(?:request|owner|bounces)@/i;

/** Whether a person hands on or answers a report on undelivered mail: theirs to be helped with, but nothing to answer by itself. */
export function speaksOfBounce(mail: ParsedMail): boolean {
  return bounceSubject.test(mail.subject) && aboutMail.test(mail.text.slice(0, 6000));
}
