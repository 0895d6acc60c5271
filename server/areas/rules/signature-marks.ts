// Verbs and prepositions of "Sent from my …" as mail programs write them, by language.
const sentOpening =
  /^\W{0,3}(?:sent|skickat|skickades|lähetetty|verzonden|verstuurd|sendt|wysłane|wysłano|gesendet|von meinem|envoyé|enviado|inviato|отправлено|надіслано|odesláno|odoslané|enviat|trimis)\s+(?:from|via|with|using|by|från|med|fra|met|vanaf|van|vanuit|z|ze|za pomocą|aus|von|mit|per|depuis|de|desde|da|dal|con|pelo|do meu|из|с|з|från min)(?![\p{L}])/iu;
const fromDevice =
  /^(?:\S+\s){0,3}from (?:my )?(?:iphone|ipad|ipod|mobile|phone|android|cell|blackberry|galaxy|tablet|samsung)\b.{0,30}$/i;
const device =
  /iphone|ipad|android|samsung|galaxy|mobil|puhelime|telefon|outlook|blackberry|huawei|nokia|windows|yahoo|gmail|\bmail\b/i;
// Finnish says it by the ending of the word: `Lähetetty iPhonesta`.
const sentFinnish = /^lähetetty\s(?:\S+\s){0,4}-?\S*(?:st[aä]|ll[aä])[.!]?$/iu;
const sentArabic = /^(?:أُرسلت|أرسلت|تم الإرسال|مرسلة?) من\s/u;
const sentEnding = /(?:gesendet|lähetetty|verzonden|傳送|发送|发自|送信)[.!]?\W{0,3}$/iu;
const appAdvert =
  /^(?:get|hämta|hae|hanki|lataa|download|hent|pobierz|holen sie sich|laden sie|obtenir|télécharge[rz]|obtener|descargar|scarica|ottieni|obter|скачать)\s(?:program |o |l')?\[?(?:outlook|yahoo|gmail|blue ?mail|spark)/iu;
const advertAtEnd = /^outlook\s(?:voor|für|for|til)\s\S+\s(?:downloaden|beziehen|herunterladen|laden|holen)/iu;
/** Who sent it, on what day and whither: a sentence about what was sent. */
const aboutSomething = /^\W{0,3}\S+\s+\S+\s+(?!(?:my|min|mijn|meinem|mon|mojego|mi)\s)(?:\S+\s+){7,}/iu;

/** `Sent from my iPhone` and its kin, one whole line. */
export function isDeviceLine(line: string): boolean {
  const text = line.trim();
  if (text.length < 6 || text.length > 160) return false;
  if (sentFinnish.test(text) || sentArabic.test(text) || advertAtEnd.test(text)) return true;
  if (aboutSomething.test(text) && !device.test(text)) return false;
  if (sentOpening.test(text) || fromDevice.test(text) || appAdvert.test(text)) return true;
  if (text.length <= 110 && device.test(text) && sentEnding.test(text)) return true;
  return /^(?:從我的|从我的|发自我的|iPhoneから送信|나의 iPhone)/.test(text);
}

/** The line that announces a signature: `-- ` (RFC 3676 §4.3) and the forms mail programs make of it. */
export function isSignatureMark(line: string): boolean {
  return /^\s{0,2}(?:--|—|–|__)\s*$/.test(line) || /^\s*[-_]{2,4}\s*$/.test(line);
}

// Closing phrases of a letter. What follows one on its line must be a name or nothing, or it was a sentence.
const greetings = [
  '(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes)',
  '(?:best|br|b\\.r\\.|rgds|brgds|sincerely|(?:yours )?(?:sincerely|faithfully|truly)|cordially)',
  '(?:med )?(?:vänlig|vänliga|bästa|varma) hälsning(?:ar)?|vänligen|hälsningar|hälsar|mvh|vh',
  '(?:ystävällisin|parhain|lämpimin) (?:terveisin|terv\\.?)|terveisin|terveiset|kiittäen|yst\\.? ?terv\\.?|terv\\.?',
  '(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|hoogachtend|mvg',
  '(?:med )?(?:venlig|venlige|vennlig) hilsen(?:er)?|(?:de )?(?:bedste|beste) hilsn?er|hilsen|dbh',
  'z poważaniem|z wyrazami szacunku|(?:serdecznie )?pozdrawiam|(?:z|łączę) pozdrowieni(?:ami|a)|serdecznie',
  '(?:mit )?(?:freundlichen|besten|herzlichen|vielen|lieben?) gr(?:ü|ue)(?:ß|ss)en?|viele grüße|hochachtungsvoll|mfg',
  'cordialement|bien à vous|saludos|un saludo|atentamente|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|с уважением',
];
// Words of thanks end a letter, and as often begin one.
const thanks =
  '(?:(?:many|best|kind) )?thanks|thank you|cheers|thx|tack|kiitos|bedankt|dank u|mange tak|tak på forhånd|dziękuję';
const thanksGoOn =
  'in advance|again|so much|very much|a lot|på förhand|så mycket|(?:jo )?etukäteen|paljon|alvast|på forhånd|z góry';
const restOfLine = '(?:[\\s,.!;:–-]+(?:serdecznie|gorąco|ciepło))?([\\s,.!;:–-].*)?$';
const closing = new RegExp(`^(?:${greetings.join('|')})${restOfLine}`, 'iu');
const thanking = new RegExp(
  `^(?:${thanks})(?: (?:${thanksGoOn}))?(?:,? (?:and|&) (?:best |kind )?regards)?${restOfLine}`,
  'iu',
);

/**
 * Nothing, or names: `Anna Ek`, `från Anna och Bo`, `/ Anna`. A name is taken whole (what is looked ahead at is not taken
 * apart again), or a run of capitals could be divided into names in millions of ways.
 */
const names =
  /^[\p{P}\p{S}\s]*(?:(?:from|från|fra|van|von|od|the|de|den|der|för|for|af|av|and|och|og|en|ja|i|und)\s+|(?=(\p{Lu}[\p{L}\p{M}’'-]*))\1[\p{P}\p{S}\s]*){0,6}$/u;
const fromSomewhere = /^[,\s]*(?:from|från|fra|van|von|aus)\s+[\p{L}\p{M}’'-]+(?:\s+[\p{L}\p{M}’'-]+){0,3}\s*[.!]*$/u;

/** A line of prose rather than a name or a firm: some words, most of them small, or a sentence to its end. */
function isProse(line: string): boolean {
  const words = line.slice(0, 200).match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length >= 3 && (small * 2 >= words.length || /[.!?]\s*$/.test(line));
}

/**
 * A short line that closes a letter, as in `Med vänlig hälsning`. `next`: what stands below it, which tells thanks at the
 * end of a letter from thanks at its beginning.
 */
export function isClosing(line: string, next = ''): boolean {
  const text = line.trim();
  if (text.length > 60) return false;
  const rest = closing.exec(text) ?? (isProse(next) ? null : thanking.exec(text));
  return rest !== null && (names.test(rest[1] ?? '') || fromSomewhere.test(rest[1] ?? ''));
}

const footer =
  /confidential|intended (?:only|solely)|legally privileged|disclaimer|unsubscribe|mailing list|checked for viruses|virus-free|konfidentiell|endast avsett för|luottamuksellinen|tarkoitettu vain|vertrouwelijk|uitsluitend bestemd|fortrolig|udelukkende beregnet|poufn|wyłącznie dla adresata|vertraulich|ausschließlich für|confidentiel|exclusivement|confidencial|exclusivamente|riservat[aeo]|esclusivamente|конфиденциальн/iu;

/** A line with which a server closes every mail of its people: a disclaimer, the foot of a mailing list, an advert of a virus scanner. */
export function isFooter(line: string): boolean {
  return footer.test(line.slice(0, 400));
}
