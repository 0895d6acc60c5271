import type { ParsedMail } from './parse-mail.ts';

const marks = String.raw`^(?:\s*\[[^\]]{0,40}\])?\s*(?:(?:re|sv|vs|aw|antw|odp|ad|r|tr)\s*:\s*)*`;

/** What programs put before the subject they answer, or write as the whole subject. */
const formula = new RegExp(
  `${marks}(?:auto(?:matic)?[- ]?(?:reply|response|responder)|autosvar|automatiskt? svar|frånvaromeddelande|automaattinen vastaus|automaattivastaus|poissaoloviesti|poissaoloilmoitus|automatische (?:antwort|abwesenheit(?:snotiz)?)|abwesenheits(?:notiz|assistent|nachricht|meldung)|automatisch antwoord|afwezigheids(?:bericht|assistent|melding)|fraværs(?:meddelelse|melding|assistent)|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|out[- ]of[- ](?:the )?office|ooo|oof|ikke på kontoret|inte på kontoret|buiten kantoor|poza biurem|nicht im (?:büro|haus)|réponse automatique|absen(?:ce|t) du bureau|message d['’]absence|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|assente dall['’]ufficio|resposta automática|fora do escritório|автоответ(?:чик)?|автоматический ответ|自動応答|自動返信|自動回覆|自动(?:回复|答复)|不在(?:通知|のお知らせ)|رد تلقائي|automatická odpověď|automatikus válasz|otomatik yanıt|răspuns automat|automaatvastus|automātiskā atbilde|automatinis atsakymas|自动应答)(?:[ -]?(?:auto[- ]?reply|assistant|message|notification|meddelande|bericht))?\\s*(?:[:：!.(|–-]|$)`,
  'iu',
);

/** Words such a subject begins with; people begin theirs so as well. */
const away = new RegExp(
  `${marks}(?:auto:|auto(?:matic)?[- ]?(?:reply|response)|autosvar|out of (?:the )?office|away from|i am (?:away|on (?:vacation|leave|holiday))|i['’]m (?:away|on)|on (?:vacation|leave|holiday|annual leave)|annual leave|parental leave|vacation|holiday|frånvar|semester|föräldraledig|tjänstledig|är på semester|poissa|lomalla|olen (?:lomalla|poissa)|vuosiloma|afwezig|niet aanwezig|op vakantie|vakantie|met verlof|fravær|ferie|på ferie|ikke til stede|barsel|nieobecn|urlop|na urlopie|abwesen|urlaub|bin im urlaub|in elternzeit|absen[ct]|en congé|congés|vacaciones|de vacaciones|ausen|ausência|ausente|férias|de férias|ferie|in ferie|assen|нет на месте|в отпуске|отпуск|отсутств|не в офисе|休暇|休假|外出|إجازة|خارج المكتب)`,
  'iu',
);

const gone =
  /(?:out of|away from|not in) (?:the |my )?office|on (?:annual |parental |sick |maternity |paternity )?(?:leave|vacation|holiday)|(?:am|i['’]m|be) (?:currently )?away|semester|frånvarande|ledig|inte på (?:kontoret|plats)|lomalla|poissa|vapaalla|afwezig|vakantie|niet (?:aanwezig|op kantoor)|verlof|fraværende|ferie|ikke på kontoret|nieobecn|urlop|poza biurem|urlaub|abwesend|nicht (?:im (?:büro|haus)|erreichbar)|absent|congé|vacances|vacaciones|ausente|fuera de|assente|fuori|férias|fora do|отпуск|отсутств|休暇|不在|休假|外出|إجازة|خارج المكتب/iu;
const until =
  /\b(?:until|till|return(?:ing)?|back (?:on|in|at)|urgent|in my absence|limited access)\b|åter|tillbaka|till och med|brådskande|akut|palaan|saakka|asti|kiire|terug|\btot\b|dringend|tilbage|tilbake|haster|wracam|wrócę|do dnia|pilnych|powrotu|zurück|wieder (?:erreichbar|da|im)|\bbis\b|jusqu|retour|urgen|hasta|regres|vuelt|fino al|rientr|até|вернусь|срочн|\bдо \d|まで|戻|返回|至\d|紧急|حتى|عودت/iu;

/** Whether a subject is one that only programs write for people who are away. */
export function awaySubject(subject: string): boolean {
  return formula.test(subject.slice(0, 300));
}

/**
 * Whether a mail tells that somebody is away, by its header (RFC 3834), or by its subject. A subject a person might write
 * as well counts when the header says that a program sent it, or the text says both that somebody is away and until when.
 */
export function isAway(mail: ParsedMail, auto: string): boolean {
  const { headers } = mail;
  if (auto.startsWith('auto-replied')) return true;
  if (/vacation/i.test(headers.precedence ?? '') || /^(?:yes|vacation)/i.test(headers.xAutoreply ?? '')) return true;
  if (awaySubject(mail.subject)) return true;
  if (!away.test(mail.subject.slice(0, 300))) return false;
  const program =
    (auto !== '' && auto !== 'no') ||
    headers.xAutoreply !== null ||
    /bulk|junk|auto/i.test(headers.precedence ?? '') ||
    /\b(?:all|autoreply|oof)\b/i.test(headers.xAutoResponseSuppress ?? '') ||
    (headers.returnPath !== null && /^<?\s*>?$/.test(headers.returnPath));
  const opening = mail.text.slice(0, 1500);
  return program || (gone.test(opening) && until.test(opening) && !/\?\s*(?:\n|$)/.test(opening));
}

/** Whether a mail reads like an absence notice, without being one for sure: nothing is to answer it by itself. */
export function mayBeAway(mail: ParsedMail): boolean {
  return away.test(mail.subject.slice(0, 300)) && gone.test(mail.text.slice(0, 1500));
}
