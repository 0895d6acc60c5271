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
  /^(?:get|hämta|hae|lataa|download|hent|pobierz|holen sie sich|laden sie|obtenir|télécharge[rz]|obtener|descargar|scarica|ottieni|obter|скачать)\s(?:program |o |l')?\[?(?:outlook|yahoo|gmail|blue ?mail|spark)/iu;

/** `Sent from my iPhone` and its kin, one whole line. */
export function isDeviceLine(line: string): boolean {
  const text = line.trim();
  if (text.length < 6 || text.length > 160) return false;
  if (sentFinnish.test(text) || sentArabic.test(text) || /^outlook voor \S+ downloaden/i.test(text)) return true;
  if (sentOpening.test(text) || fromDevice.test(text) || appAdvert.test(text)) return true;
  if (text.length <= 110 && device.test(text) && sentEnding.test(text)) return true;
  return /^(?:從我的|从我的|发自我的|iPhoneから送信|나의 iPhone)/.test(text);
}

/** The line that announces a signature: `-- ` (RFC 3676 §4.3) and the forms mail programs make of it. */
export function isSignatureMark(line: string): boolean {
  return /^\s{0,2}(?:--|—|–|__)\s*$/.test(line) || /^\s*[-_]{2,4}\s*$/.test(line);
}

// Closing phrases of a letter; only used when words are searched, where a lost line does no harm.
const closing =
  /^(?:best|kind|kindest|warm|many)?\s?(?:regards|wishes|thanks|cheers|sincerely|yours (?:sincerely|faithfully|truly))\b|^(?:(?:med )?(?:vänlig|vänliga|bästa) hälsning(?:ar)?|hälsningar|mvh|vh)(?!\p{L})|^(?:ystävällisin |parhain |terveisin|terv\.?|yst\.? ?terv)|^(?:met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg)(?!\p{L})|^(?:(?:med )?venlig(?:e)? hilsen(?:er)?|(?:de )?bedste hilsner|hilsen|vennlig hilsen|mvh)(?!\p{L})|^(?:z poważaniem|pozdrawiam|z pozdrowieniami|serdecznie|łączę pozdrowienia)|^(?:(?:mit )?(?:freundlichen|besten|herzlichen|vielen|liebe[n]?) gr(?:ü|ue)(?:ß|ss)en?|viele grüße|mfg)(?!\p{L})|^(?:cordialement|bien à vous|saludos|un saludo|atentamente|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|с уважением)/iu;

/** A short line that closes a letter, as in `Med vänlig hälsning`. */
export function isClosing(line: string): boolean {
  const text = line.trim();
  return text.length <= 60 && closing.test(text);
}

const footer =
  /confidential|intended (?:only|solely)|legally privileged|disclaimer|unsubscribe|mailing list|checked for viruses|virus-free|konfidentiell|endast avsett för|luottamuksellinen|tarkoitettu vain|vertrouwelijk|uitsluitend bestemd|fortrolig|udelukkende beregnet|poufn|wyłącznie dla adresata|vertraulich|ausschließlich für|confidentiel|exclusivement|confidencial|exclusivamente|riservat[aeo]|esclusivamente|конфиденциальн/iu;

/** A line with which a server closes every mail of its people: a disclaimer, the foot of a mailing list, an advert of a virus scanner. */
export function isFooter(line: string): boolean {
  return footer.test(line.slice(0, 400));
}
