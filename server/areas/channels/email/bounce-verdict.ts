import type { ParsedMail } from './parse-mail.ts';

export interface Bounce {
  /**
   * `hard`: the address or its domain does not exist, stop sending. `soft`: it exists but did not take this mail.
   * `complaint`: the recipient reported our mail (RFC 5965). `delayed`: still being tried. `delivered`: a receipt.
   */
  kind: 'hard' | 'soft' | 'complaint' | 'delayed' | 'delivered';
  /** Address that could not be reached, when the report names it. */
  recipient: string | null;
  /** Enhanced status code of RFC 3463 such as `5.1.1`, when given. */
  status: string | null;
}

const softSigns =
  /mailbox (?:is )?full|over ?quota|quota exceeded|exceeded.{0,20}quota|insufficient.{0,20}(?:storage|space)|too (?:large|big)|size limit|spam|blacklist|block ?list|blocked|reputation|dnsbl|policy|relay(?:ing)? (?:denied|not permitted|access denied)|not permitted to relay|greylist|try again later|timed? ?out|connection refused|too many|rate limit|virus|malware|dmarc|\bspf\b|authenticat|brevlåda.{0,20}full|postlåda.{0,20}full|postilaatikko.{0,20}täynnä|(?:mailbox|postvak|inbox).{0,30}\bvol\b|postkasse.{0,20}(?:fuld|full)|skrzynka.{0,30}(?:pełna|przepełniona)|postfach.{0,30}voll|bo[iî]te.{0,40}pleine|buzón.{0,30}lleno|casella.{0,30}piena|caixa.{0,30}cheia|ящик.{0,30}переполнен|inbox is full|(?:account|mailbox|user).{0,30}(?:disabled|suspended|inactive|locked|expired)|(?:disabled|inactive|suspended) (?:account|mailbox|user|recipient)/i;
const nobody =
  /(?:user|recipient|mailbox|account|address|addressee|name)s? (?:is |was |are )?(?:unknown|not found|invalid|does ?n[o']t exist|doesn't exist|not exist|not known|no longer)|(?:unknown|invalid|no such|nonexistent|non-existent|bad destination) (?:local )?(?:user|recipient|mailbox|address|account|virtual|person|local[- ]part|email|alias)|(?:user|mailbox|account|recipient|address|email|person)[^.\n]{0,60}(?:does not exist|doesn't exist|not exist|not found|no longer (?:available|valid|with|exists|on)|is not (?:a )?(?:valid|known)|isn't found|unknown)|not (?:a |our )?(?:valid|known) (?:user|recipient|mailbox|customer)|no (?:mailbox|user|account|such) (?:here|by that name|found|available)|unknown in (?:local|relay|virtual)|not listed in|is not a known user|recipient address rejected: (?:user|undeliverable)|couldn't be found|was(?: not|n['’]t) found (?:at|in)|hittades inte (?:på|i)\s|ei löytynyt|niet gevonden (?:op|in|bij)|blev ikke fundet|ble ikke funnet|nie znaleziono (?:odbiorcy|adresata)|unrouteable address|mailbox not found|hasn't an account|couldn't find|not our customer|user reject|adressen kunne ikke|no account by that name|doesn't have an? [^\n]{0,40}account|recipient address rejected: access denied|(?:mottagare|adress|användare)\S{0,12}[^.\n]{0,30}(?:finns inte|hittades inte|okänd|existerar inte)|vastaanottaja\S{0,12}[^.\n]{0,30}(?:ei löydy|ei ole olemassa|tuntematon)|osoite\S{0,12}[^.\n]{0,20}ei ole olemassa|(?:adres|gebruiker|ontvanger|mailbox)\S{0,12}[^.\n]{0,30}(?:bestaat niet|onbekend|niet gevonden)|(?:modtager|adresse|bruger|mottaker)\S{0,12}[^.\n]{0,30}(?:findes ikke|finnes ikke|ukendt|ukjent)|(?:adres|użytkownik|odbiorc|skrzynka)\S{0,12}[^.\n]{0,30}(?:nie istnieje|nieznany|nie znaleziono)|(?:empfänger|adresse|benutzer|postfach)\S{0,12}[^.\n]{0,30}(?:existiert nicht|unbekannt|nicht gefunden|nicht bekannt)|unbekannte\S{0,3} (?:empfänger|benutzer|adresse)|(?:adresse|utilisateur|destinataire)\S{0,12}[^.\n]{0,30}(?:n['’]existe pas|inconnue?|introuvable)|(?:usuario|dirección|destinatario)\S{0,12}[^.\n]{0,30}(?:no existe|desconocido|no encontrad)|(?:utente|indirizzo|destinatario)\S{0,12}[^.\n]{0,30}(?:sconosciuto|inesistente|non esiste|non trovato)|(?:usuário|endereço|destinatário)\S{0,12}[^.\n]{0,30}(?:não existe|desconhecido|não encontrado)|(?:пользователь|адрес|получатель)\S{0,12}[^.\n]{0,30}(?:не найден|не существует|неизвестен)/iu;
const nowhere =
  /host (?:or domain name |\S+ )?(?:is )?(?:not found|unknown)|(?:illegal|invalid) (?:host|domain)|unknown host|(?:domain|host)(?: name)?[^.\n]{0,60}(?:not found|does not exist|doesn't exist|unresolv|couldn't be found|unknown)|no such (?:host|domain)|name or service not known|nxdomain|no mx|mx (?:record|lookup)[^.\n]{0,40}(?:fail|not|invalid)|null ?mx|does not accept (?:any )?mail|doesn't accept mail|unrouteable (?:mail )?domain|unknown (?:mail )?domain|host lookup did not complete|cannot resolve/i;
// The address is alive or was, so it may work again.
const asleep =
  /(?:account|mailbox|user)[^\n]{0,30} (?:is |has been )?(?:disabled|suspended|deactivated|inactive|locked)|mailbox (?:is )?full|over ?quota/i;
// The recipient passed at RCPT and was refused after the text was seen: a filter speaks, whatever it says.
const afterText = /in reply to (?:the )?(?:end of )?DATA|>>> DATA[^\S\n]*\n\s*<<< 5/i;
/** The mail is still on its way; what it tells of failing is why it is late. */
const stillTrying =
  /warning only|not yet been delivered|still being retried|will (?:retry|be retried|keep trying|continue to (?:try|attempt))|attempts? will continue|delivery (?:incomplete|delayed)|message \S+ delayed|notification \(delay\)|delayed mail|försenad|viivästy|vertraagd|forsinket|opóźnion|verzögert|retardé|retrasad|ritardat|atrasad/iu;
const neverAgain = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.4.310']);

function isHard(status: string | null, diagnosis: string, text: string): boolean {
  if (afterText.test(text) && !neverAgain.has(status ?? '') && !nowhere.test(diagnosis)) return false;
  for (const source of [diagnosis, text]) {
    if (source === '') continue;
    if (asleep.test(source)) return false;
    if (nowhere.test(source) || nobody.test(source)) return !/^4/.test(status ?? '') || !softSigns.test(source);
    if (softSigns.test(source)) return false;
    if (source === diagnosis && neverAgain.has(status ?? '')) return true;
  }
  return neverAgain.has(status ?? '');
}

interface ReportFields {
  action: string | null;
  status: string | null;
  recipient: string | null;
  diagnosis: string;
}

/** The first recipient group of a delivery status part that failed, else the first (RFC 3464 §2.3). */
function reportFields(report: string): ReportFields | null {
  const groups = report
    .slice(0, 200_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(
      (group) =>
        new Map(
          [...group.matchAll(/^([\w-]{1,60})[ \t]*:[ \t]*(.*)$/gm)].map((m) => [
            (m[1] ?? '').toLowerCase(),
            m[2] ?? '',
          ]),
        ),
    )
    .filter(
      (group) =>
        group.has('final-recipient') || group.has('original-recipient') || group.has('action') || group.has('status'),
    );
  const group = groups.find((one) => /^fail/i.test(one.get('action') ?? '')) ?? groups[0];
  if (!group) return null;
  const address =
    group.get('final-recipient') ?? group.get('original-recipient') ?? group.get('x-actual-recipient') ?? '';
  return {
    action: group.get('action')?.trim().toLowerCase() ?? null,
    status: statusIn(group.get('status') ?? ''),
    recipient: addressIn(address),
    diagnosis: `${group.get('diagnostic-code') ?? ''} ${group.get('status') ?? ''}`.trim(),
  };
}

function statusIn(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null;
}

function addressIn(text: string): string | null {
  return /[^\s<>"'(),:;[\]]{1,64}@[a-z0-9.-]{1,253}[a-z0-9]/i.exec(text)?.[0] ?? null;
}

/** The words of the report itself, without the copy of the returned mail. What comes late in it is a copy or a bomb. */
function ownWords(whole: string): string {
  const text = whole.slice(0, 20_000);
  // The marks stop at the end of their line, and take all dashes but two: else they would be read again from each.
  const end = text.search(
    /^[ \t\u00a0>*-]*(?:-- ?(?:this is a copy|below this line|original message|the (?:header|body)|returned mail|enclosed)|original message headers|reporting-mta:|return-path:|received: )/im,
  );
  return end > 0 ? text.slice(0, end) : text;
}

/** Large providers report "this is spam" under such a subject, some of them without a report part. */
export function isComplaintSubject(subject: string): boolean {
  return /^(?:complaint about message from|(?:e?mail )?(?:abuse|spam|feedback) (?:report|complaint))/i.test(subject);
}

/** What a delivery report says (RFC 3464), from its machine-readable part where there is one, else from its words. */
export function bounceVerdict(mail: ParsedMail): Bounce {
  const part = (type: RegExp) => mail.attachments.find((one) => type.test(one.mime))?.content.toString('utf8') ?? '';
  const feedback = part(/^message\/feedback-report$/);
  if (
    feedback !== '' ||
    /report-type="?feedback-report/i.test(mail.headers.contentType ?? '') ||
    isComplaintSubject(mail.subject)
  ) {
    return {
      kind: 'complaint',
      recipient: addressIn(/^original-rcpt-to:.*$/im.exec(feedback)?.[0] ?? ''),
      status: null,
    };
  }
  const text = ownWords(mail.text);
  const report =
    reportFields(part(/delivery-status$/)) ?? reportFields(/final-recipient:/i.test(mail.text) ? mail.text : '');
  const recipient =
    report?.recipient ??
    addressIn(mail.headers.xFailedRecipients ?? '') ??
    addressIn(text.replaceAll(mail.from?.address ?? '\n', ''));
  const status = statusIn(report?.diagnosis ?? '') ?? report?.status ?? statusIn(text);
  if (report?.action && /^(?:delivered|relayed|expanded)/.test(report.action))
    return { kind: 'delivered', recipient, status };
  const late = report?.action
    ? report.action.startsWith('delayed')
    : stillTrying.test(`${mail.subject}\n${text.slice(0, 4000)}`) && !/permanent(?:ly)?\b/i.test(text);
  if (late) return { kind: 'delayed', recipient, status };
  return { kind: isHard(status, report?.diagnosis ?? '', text) ? 'hard' : 'soft', recipient, status };
}
