/**
 * How mail programs mark quoted history, by language: en sv fi nl da pl no de fr es it pt ru uk cs and some others.
 * Every pattern is tried on one short line. That bounds it, but does not make it harmless: a mail has thousands of such
 * lines, so in each of them what may be repeated stops at a character that what follows begins with.
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
  'писали',
  'писал',
  'писала',
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
  'كتبت',
  'كتب/كتبت',
  'تمت كتابة ما يلي بواسطة',
  'כתב',
];
const wrote = new RegExp(
  `(?<![\\p{L}])(?:${wroteWords.map((word) => word.replace(/[()/]/g, '\\$&')).join('|')})(?![\\p{L}])|(?:写道|寫道|書きました|のメッセージ|のメール)`,
  'u',
);

const dateLike =
  /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|年/;
const addressLike = /(?<![^\s<>"@])[^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+/;

// Words that open an attribution line, followed soon by a date or a weekday.
const opening =
  /^(?:on|at|den|d\.|på|op|am|le|el|em|às|il|in data|w dniu|dnia|w|dne|dňa|pe|la|a|no|vào|pada|wiadomość|в|у|на|от|在|于|於|في|بتاريخ)\s(?:.{0,40}\d|.{0,60}@)/u;
const startsWithDate = /^(?:\p{L}{2,12}[.,]{0,2}\s{1,3}(?:den\s|d\.\s)?)?\d{1,4}[./-]?\s?(?:\p{L}{3,12}|\d{1,2})/u;

const selfWords = /^(?:i|we|jag|vi|minä|me|ik|wij|ja|my|ich|wir|je|nous|yo|io|eu|jeg|я|мы)\s/u;

/** Old mail programs: `2016-03-03 17:21 GMT+01:00 Anna Ek <anna@example.com>`, with no verb at all. */
const dateThenName =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?\s+\S|[^<>]{1,80}<[^<>][^<>@]*@[^<>]+>:?$)/;

/** `пн, 4 мар. 2024 г. в 09:12, Anna Ek <anna@example.com>:` and the like in other scripts: a moment and an address, no verb. */
const momentThenAddress =
  /^(?:\d{1,2}[:.]\d{2},\s)?(?:\p{L}{1,14}[.,]{0,2}\s{1,3})?\d{1,4}\s?[./年-]?\s?(?:\p{L}{3,12}|\d{1,2})[^<>]{2,60}(?:\d{1,2}[:.]\d{2}|(?:19|20)\d\d)[^<>]{1,100}<[^<>\s][^<>\s@]*@[^<>\s]+>(?:\s?のメール)?\s?[:：]$/u;

/** Web mail that only says whom it quotes: `Quoting Anna Ek <anna@example.com>:`. */
const quotingSomebody =
  /^(?:quoting|citerar|citerer|lainaus|citeren|citaat van|cytowanie|zitat von|citando|citation de|цитирую)\s[^<>]{0,80}<?[^<>\s][^<>\s@]*@[^<>\s]+>?\s?:$/iu;

/** `* Anna Ek <anna@example.com> [2024-03-04 09:12]:` and `Anna Ek <anna@example.com> skrev: (4 mars 2024 09:12:00 CET)`. */
const starred = /^\*\s[^<>]{0,80}<[^<>\s][^<>\s@]*@[^<>\s]+>\s\[[^\]]{6,40}\]:$/;
const bracketedMoment = /[:：]\s\([^()]{0,40}\d{1,2}[:.]\d{2}[^()]{0,20}\)$/;

/** A name, the verb and the moment: `Anna Ek skrev den 2024-03-04 09:12:`. Whose name begins in lower case is no name. */
const nameThenMoment =
  /^(?:["“]?\p{Lu}[\p{L}\p{M}.'’-]{0,30}["”,]?\s){1,5}\p{Ll}[\p{L}()]{3,14}\s(?:\p{L}{1,5}\s)?[^:]{0,30}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[\s,]+(?:\p{L}{1,6}\.?\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?:$/u;
const noName =
  /^(?:your|our|my|his|her|their|the|this|that|er|ert|era|din|ditt|min|mitt|vår|vårt|ihre?|mein|meine|unser|unsere|der|die|das|uw|mijn|onze|jullie|votre|notre|mon|ma|su|mi|nuestr[oa]|il|la|lo|wasz|mój|pan|pani|teidän|minun|vores|jeres|deres)\s/u;

/** The writer speaks of what they wrote themselves, or what was written to them: a sentence, no mark of a mail program. */
const aboutOneself =
  /(?<!\p{L})(?:(?:i|we|jag|vi|ik|wij|ich|wir|jeg|я|мы)\s(?:wrote|skrev|schreef|schrieb|schrieben|написал|написала)|(?:skrev|schreef|schrieb|schrieben)\s(?:jag|vi|ni|ik|wij|ich|wir|jeg|mir|uns|mij|ons|mig|oss|os))(?!\p{L})/u;

/** Web mail on telephones puts the first words of the quote behind the mark: `On Mon, Mar 4, 2024 at 10:12, Anna<anna@example.com> wrote:   Hello`. */
const runsOn = /^(\S[^<>]{8,120}<[^<>\s]{1,100}@[^<>\s]{3,100}>,?\s[^<>:]{3,40}:)\s{2,}\S/;

/** The attribution at the start of a line that goes on with the quote behind it, or null. */
export function attributionBefore(line: string): string | null {
  return runsOn.exec(line.trim())?.[1] ?? null;
}

const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Whether the text (up to four joined lines) is an attribution such as `On … Anna wrote:`: a verb of writing with a
 * date or an address. `firm` when it also opens like one, so that it counts whatever follows.
 */
export function attribution(text: string): 'firm' | 'weak' | null {
  const line = text
    .replace(/^-{3,}\s(.*\S)\s-{3,}$/, '$1')
    .replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 15));
  if (dateThenName.test(line) || momentThenAddress.test(line) || quotingSomebody.test(line) || starred.test(line))
    return 'firm';
  const lower = line.toLowerCase();
  if (!wrote.test(lower)) return null;
  const dated = dateLike.test(lower);
  const addressed = addressLike.test(lower);
  if (!dated && !addressed && !/\d/.test(lower))
    return /^[\p{L}. ]{2,60}:$/u.test(lower) && !selfWords.test(lower) ? 'weak' : null;
  if (addressed && bracketedMoment.test(lower)) return 'firm';
  if (!/[:：]\s*$|(?:wrote|написал|пишет|écrit|napisał\(a\))\s*$/u.test(lower)) return null;
  if (aboutOneself.test(lower) || (selfWords.test(lower) && !opening.test(lower))) return 'weak';
  if (opening.test(lower) || startsWithDate.test(lower) || (dated && /(?:写道|寫道|書きました)/.test(lower)))
    return 'firm';
  return addressed || (nameThenMoment.test(line) && !noName.test(lower)) ? 'firm' : 'weak';
}

const originalWords =
  /original|ursprung|ursprüng|alkuperäi|oorspronkelijk|oprindelig|opprinnelig|oryginaln|origine|исходн|původn|eredeti|orijinal|原始邮件|原始郵件|邮件原件|原郵件|元のメッセージ|원본|الرسالة الأصلية|הודעה מקורית/i;
const forwardWords =
  /forward|vidarebefordra|välitetty|edelleenlähet|doorgestuurd|videresendt|przekazan|przesłan|weitergeleitet|transféré|réexpédié|reenviad|reencaminhad|inoltrat|encaminhad|пересылаем|пересланн|переадресован|转发|轉寄|転送|전달/i;
const forwardOpening =
  /^(?:begin forwarded message|vidarebefordrat brev|välitetty viesti alkaa|begin doorgestuurd bericht|start på videresendt besked|początek przekazywanej wiadomości|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem reencaminhada|videresendt melding|начало переадресованного сообщения|转发邮件|以下是转发的邮件|転送されたメッセージ)\s*[:：]?$/i;

/**
 * Whether the line stands above a mail that is handed on (`forward`: that mail is what the sender wants read) or above the
 * one that is answered (`original`), as `-----Original Message-----` does; null when it is no such line.
 */
export function separatorKind(line: string): 'original' | 'forward' | null {
  const text = line.replace(/[*>]/g, '').trim();
  if (text.length > 90 || text.length < 5) return null;
  if (forwardOpening.test(text)) return 'forward';
  if (!/^[-_=]{2}/.test(text) || !/[-_=]{2}$/.test(text) || !/[^-_=\s]/.test(text)) return null;
  if (forwardWords.test(text)) return 'forward';
  return originalWords.test(text) ? 'original' : null;
}

const answerAbove =
  /(?:reply|respon[ds]|answer|svar|vastaa|vastauksesi|antwoord|reageer|odpowied|antwort|répon|répond|rispon|escrib|escrev).{0,60}(?:above|ovanför|ovan|yläpuolel|boven|over|powyżej|über|oberhalb|au-dessus|encima|arriba|sopra|acima)|(?:above|ovanför|boven|powyżej|oberhalb|au-dessus|sopra|acima).{0,40}(?:reply|svar|antwoord|odpowied|antwort|répon)/iu;

/** The line other desks draw, with marks around it: what is written above it counts (`##- Please type your reply above this line -##`). */
export function isAnswerAbove(line: string): boolean {
  const text = line.trim();
  const framed = text.length <= 140 && /^[-#=_*~]{2}/.test(text) && /[-#=_*~]{2}$/.test(text);
  return framed && /\p{L}/u.test(text) && answerAbove.test(text);
}

/** A line of dashes or underscores alone, as mail programs draw above a quoted header. */
export function isRule(line: string): boolean {
  return /^[*\s]*[-_=─]{5,}[*\s]*$/.test(line);
}
