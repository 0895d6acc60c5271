/**
 * How mail programs mark quoted history, by language: en sv fi nl da pl no de fr es it pt ru uk cs and some others.
 * Every pattern is tried on one short line, so none can run away on hostile input.
 */

// The verb of "On … Anna wrote:". Matched as whole words in lower-cased text.
const wroteWords = [
  'wrote',
  'writes',
  'skrev',
  'skrev følgende',
  'skriver',
  'kirjoitti',
  'schreef',
  'geschreven',
  'schrieb',
  'geschrieben',
  'napisał',
  'napisała',
  'napisał(a)',
  'napisała(a)',
  'pisze',
  'napisana przez',
  'a écrit',
  'écrit',
  'escribió',
  'escribio',
  'ha scritto',
  'scrive',
  'escreveu',
  'написал',
  'написала',
  'написал(а)',
  'написав',
  'написав(ла)',
  'пишет',
  'пише',
  'napsal',
  'napsal(a)',
  'napsala',
  'napísal',
  'napísal(a)',
  'írta',
  'yazdı',
  'şunu yazdı',
  'şunları yazdı',
  'a scris',
  'έγραψε',
  'написа',
  'rašė',
  'rakstīja',
  'kirjutas',
  'va escriure',
  'je napisao',
  'je napisala',
  'je napisao/la',
  'menulis',
  'đã viết',
  '写道',
  '寫道',
  'のメッセージ',
  '書きました',
  '작성',
  '씀',
  'كتب',
  'כתב',
];
const wrote = new RegExp(
  `(?<![\\p{L}])(?:${wroteWords.map((word) => word.replace(/[()/]/g, '\\$&')).join('|')})(?![\\p{L}])|(?:写道|寫道|書きました|のメッセージ)`,
  'u',
);

const dateLike =
  /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|年/;
const addressLike = /[^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+/;

// Words that open an attribution line, followed soon by a date or a weekday.
const opening =
  /^(?:on|at|den|d\.|op|am|le|el|em|il|in data|w dniu|dnia|w|dne|dňa|pe|la|a|no|vào|pada|wiadomość|в|у|на|от)\s(?:.{0,40}\d|.{0,60}@)/u;
const startsWithDate = /^(?:\p{L}{2,12}[.,]{0,2}\s{1,3}(?:den\s|d\.\s)?)?\d{1,4}[./-]?\s?(?:\p{L}{3,12}|\d{1,2})/u;

const selfWords = /^(?:i|we|jag|vi|minä|me|ik|wij|ja|my|ich|wir|je|nous|yo|io|eu|jeg|я|мы)\s/u;

/** Old mail programs: `2016-03-03 17:21 GMT+01:00 Anna Ek <anna@example.com>`, with no verb at all. */
const dateThenName =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?\s+\S|[^<>]{1,80}<[^<>]+@[^<>]+>:?$)/;

/**
 * Whether the text (up to four joined lines) is an attribution such as `On … Anna wrote:`: a verb of writing with a
 * date or an address. `firm` when it also opens like one, so that it counts whatever follows.
 */
export function attribution(text: string): 'firm' | 'weak' | null {
  if (dateThenName.test(text)) return 'firm';
  const lower = text.toLowerCase();
  if (!wrote.test(lower)) return null;
  const dated = dateLike.test(lower);
  const addressed = addressLike.test(lower);
  if (!dated && !addressed && !/\d/.test(lower))
    return /^[\p{L}. ]{2,60}:$/u.test(lower) && !selfWords.test(lower) ? 'weak' : null;
  if (!/[:：]\s*$|(?:wrote|написал|пишет|écrit|napisał\(a\))\s*$/u.test(lower)) return null;
  if (selfWords.test(lower) && !opening.test(lower)) return 'weak';
  if (opening.test(lower) || startsWithDate.test(lower)) return 'firm';
  return addressed ? 'firm' : 'weak';
}

const separatorWords =
  /original|ursprung|ursprüng|alkuperäi|oorspronkelijk|oprindelig|opprinnelig|oryginaln|origine|исходн|původn|eredeti|orijinal|forward|vidarebefordra|välitetty|edelleenlähet|doorgestuurd|videresendt|przekazan|przesłan|weitergeleitet|transféré|reenviado|inoltrat|encaminhad|пересылаем|переслан|原始邮件|原郵件|转发|元のメッセージ|원본/i;

/** A line such as `-----Original Message-----` or `Begin forwarded message:`. */
export function isSeparator(line: string): boolean {
  const text = line.replace(/[*>]/g, '').trim();
  if (text.length > 90 || text.length < 6) return false;
  if (/^[-_=]{2,}.*[^-_=\s].*[-_=]{2,}$/.test(text)) return separatorWords.test(text);
  return /^(?:begin forwarded message|vidarebefordrat brev|välitetty viesti alkaa|begin doorgestuurd bericht|start på videresendt besked|początek przekazywanej wiadomości|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem reencaminhada|videresendt melding)\s*:?$/i.test(
    text,
  );
}

/** A line of dashes or underscores alone, as mail programs draw above a quoted header. */
export function isRule(line: string): boolean {
  return /^[*\s]*[-_=─]{5,}[*\s]*$/.test(line);
}

const labels: Record<string, string[]> = {
  from: [
    'from',
    'från',
    'fra',
    'lähettäjä',
    'van',
    'od',
    'nadawca',
    'von',
    'de',
    'da',
    'от',
    'від',
    'odesílatel',
    'feladó',
    'kimden',
    '发件人',
    '寄件者',
    '差出人',
    '보낸 사람',
  ],
  sent: [
    'sent',
    'date',
    'skickat',
    'datum',
    'lähetetty',
    'päivämäärä',
    'päiväys',
    'verzonden',
    'sendt',
    'dato',
    'wysłano',
    'wysłane',
    'data',
    'gesendet',
    'envoyé',
    'fecha',
    'enviado',
    'enviado el',
    'enviada em',
    'inviato',
    'отправлено',
    'дата',
    'надіслано',
    'odesláno',
    'elküldve',
    '发送时间',
    '日期',
    '送信日時',
  ],
  to: [
    'to',
    'till',
    'vastaanottaja',
    'aan',
    'til',
    'do',
    'an',
    'à',
    'para',
    'a',
    'кому',
    'komu',
    'címzett',
    '收件人',
    '宛先',
    '받는 사람',
  ],
  cc: ['cc', 'kopia', 'kopio', 'kopi', 'dw', 'копия', 'kopie', '抄送'],
  subject: [
    'subject',
    'ämne',
    'rubrik',
    'aihe',
    'onderwerp',
    'emne',
    'temat',
    'betreff',
    'objet',
    'asunto',
    'oggetto',
    'assunto',
    'тема',
    'předmět',
    'tárgy',
    'konu',
    '主题',
    '主旨',
    '件名',
    '제목',
  ],
  replyTo: [
    'reply-to',
    'svar till',
    'vastausosoite',
    'svar til',
    'antwort an',
    'répondre à',
    'importance',
    'prioritet',
    'tärkeys',
    'organization',
  ],
};
const labelKinds = new Map(
  Object.entries(labels).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);

/** Which header a quoted header line shows (`*From:* …`, `Från: …`), or null. */
export function headerLabel(line: string): string | null {
  const match = /^[\s>*_|]*([\p{L}][\p{L} -]{0,20}?)\s?[*_]*\s?[:：]/u.exec(line.slice(0, 80));
  return match?.[1] ? (labelKinds.get(match[1].trim().toLowerCase()) ?? null) : null;
}
