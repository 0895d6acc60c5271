import { visibleReply } from '#areas/rules/index.ts';
import type { ParsedMail } from './parse-mail.ts';

const marks = String.raw`^(?:\s*\[[^\]]{0,40}\])?\s*(?:(?:re|sv|vs|aw|antw|odp|ad|r|tr)\s*:\s*)*`;

/** What programs put before the subject they answer, or write as the whole subject. */
const formula = new RegExp(
  `${marks}(?:auto(?:matic)?[- ]?(?:reply|response|responder)|autosvar|automatiskt? svar|frånvaromeddelande|automaattinen vastaus|automaattivastaus|poissaoloviesti|poissaoloilmoitus|automatische (?:antwort|abwesenheit(?:snotiz)?)|abwesenheits(?:notiz|assistent|nachricht|meldung)|automatisch antwoord|afwezigheids(?:bericht|assistent|melding)|fraværs(?:meddelelse|melding|assistent)|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|out[- ]of[- ](?:the )?office|ooo|oof|ikke på kontoret|inte på kontoret|buiten kantoor|poza biurem|nicht im (?:büro|haus)|réponse automatique|absen(?:ce|t) du bureau|message d['’]absence|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|assente dall['’]ufficio|resposta automática|fora do escritório|автоответ(?:чик)?|автоматический ответ|自動応答|自動返信|自動回覆|自动(?:回复|答复)|不在(?:通知|のお知らせ)|رد تلقائي|automatická odpověď|automatikus válasz|otomatik yanıt|răspuns automat|automaatvastus|automātiskā atbilde|automatinis atsakymas|自动应答)(?:[ -]?(?:auto[- ]?reply|assistant|message|notification|meddelande|bericht))?\\s*(?:[:：!.(|–-]|$)`,
  'iu',
);

/** Words such a subject begins with; people begin theirs so as well. */
const away = new RegExp(
  `${marks}(?:auto:|auto(?:matic)?[- ]?(?:reply|response)|autosvar|out of (?:the )?office|away from|i am (?:away|on (?:vacation|leave|holiday))|i['’]m (?:away|on)|on (?:vacation|leave|holiday|annual leave)|annual leave|parental leave|vacation|holiday|frånvar|semester|föräldraledig|tjänstledig|är på semester|jag är (?:på semester|borta|ledig|frånvarande)|poissa|lomalla|olen (?:lomalla|poissa)|vuosiloma|afwezig|ik ben (?:afwezig|met|op)|niet aanwezig|op vakantie|vakantie|met verlof|fravær|ferie|på ferie|jeg er på|jeg holder ferie|ikke til stede|barsel|nieobecn|urlop|na urlopie|jestem na urlopie|abwesen|urlaub|bin im urlaub|in elternzeit|absen[ct]|en congé|congés|vacaciones|de vacaciones|ausen|ausência|ausente|férias|de férias|ferie|in ferie|assen|нет на месте|в отпуске|отпуск|отсутств|не в офисе|休暇|休假|外出|إجازة|خارج المكتب)`,
  'iu',
);

/** What programs put the name of who is away before, or write behind the subject they answer. */
const whoIsAway =
  /(?:\bis|\bwill be|['’]s) (?:currently )?(?:out of|away from|not in) (?:the |my )?office|\(\s*(?:out of (?:the )?office|ooo|frånvarande|poissa|lomalla|afwezig|fraværende|nieobecn\p{L}+|abwesend)\b|\bist (?:derzeit )?(?:außer haus|abwesend|nicht im (?:büro|haus))|är (?:inte på kontoret|frånvarande|bortrest)|er (?:ikke på kontoret|fraværende)|is (?:momenteel )?(?:afwezig|niet aanwezig|niet op kantoor)|jest nieobecn|on (?:poissa|lomalla)\b/iu;

const gone =
  /(?:out of|away from|not in) (?:the |my )?office|on (?:annual |parental |sick |maternity |paternity )?(?:leave|vacation|holiday)|(?:am|i['’]m|be) (?:currently )?away|semester|frånvarande|ledig|inte på (?:kontoret|plats)|lomalla|poissa|vapaalla|afwezig|vakantie|niet (?:aanwezig|op kantoor)|verlof|fraværende|ferie|ikke på kontoret|nieobecn|urlop|poza biurem|urlaub|abwesend|nicht (?:im (?:büro|haus)|erreichbar)|absent|congé|vacances|vacaciones|ausente|fuera de|assente|fuori|férias|fora do|отпуск|отсутств|休暇|不在|休假|外出|إجازة|خارج المكتب/iu;
const until =
  /\b(?:until|till|return(?:ing)?|back (?:on|in|at)|urgent|in my absence|limited access)\b|åter|tillbaka|till och med|brådskande|akut|palaan|saakka|asti|kiire|terug|\btot\b|dringend|tilbage|tilbake|haste[rn]|til og med|wracam|wrócę|do dnia|pilnych|powrotu|zurück|wieder (?:erreichbar|da|im)|\bbis\b|jusqu|retour|urgen|hasta|regres|vuelt|fino al|rientr|até|вернусь|срочн|\bдо \d|まで|戻|返回|至\d|紧急|حتى|عودت/iu;

/** What mail programs, desks and tills write under what nobody wrote, and where no answer is read. */
const bySelf =
  /\b(?:this|it) is an? (?:automated|automatic|auto-?generated|automatically generated)\b|\b(?:message|e-?mail|reply|response|notification) (?:was|is|has been) (?:sent |generated |created )?automatically\b|\bdo(?: not|n['’]t) (?:reply|respond) to this\b|(?:detta|det här) (?:är|mejlet är|meddelandet är) (?:ett |en )?(?:automatiskt?|autogenerera[dt]|automatgenererat)\b|(?:mejlet|mailet|meddelandet|svaret) (?:är|har) (?:skickats |skickat |genererats |genererat )?automatiskt\b|(?:går|kan) (?:inte|ej) (?:att )?besvara|svara (?:inte|ej) på (?:detta|det här)|(?:tämä|kyseessä) on automaatti|tämä (?:viesti|sähköposti) on (?:lähetetty |luotu )?automaatti|älä vastaa tähän|tähän (?:viestiin|sähköpostiin) ei (?:voi|tarvitse) vastata|dit is een (?:automatisch|geautomatiseerd)|(?:bericht|e-?mail) (?:is|werd|wordt) automatisch (?:verzonden|gegenereerd|verstuurd)|niet op (?:dit bericht|deze (?:e-?mail|mail)) (?:te )?(?:antwoorden|reageren)|dette er (?:et|en) auto|denne (?:e-?mail|mail|besked) (?:er|kan ikke) (?:sendt automatisk|automatisk|besvares)|kan ikke besvares|to (?:jest )?(?:wiadomość (?:wygenerowana )?automatyczn|automatyczn)|(?:wygenerowan|wysłan)[aoey]? automatycznie|(?:prosimy|proszę)(?: na (?:nią|tę wiadomość))? nie odpowiadać|dies ist eine auto|(?:nachricht|e-?mail|mail) wurde automatisch|(?:ceci|il s['’]agit d['’])\s?(?:est )?une? (?:réponse|message|e-?mail) automatique|(?:este|esta) es (?:un|una) (?:mensaje|respuesta|correo) automátic|questa è una (?:risposta|e-?mail|mail) automatica|esta é uma (?:resposta|mensagem) automática/iu;

/** Whether the text written now, not what it quotes, says that a program wrote it. */
export function saysItIsAutomatic(text: string): boolean {
  return bySelf.test(visibleReply(text.slice(0, 20_000)).visible.slice(0, 5000));
}

const receipt =
  /^(?:not read|read|läst|ej läst|luettu|ei luettu|gelezen|niet gelezen|læst|ikke læst|lest|przeczytano|nieprzeczytane|gelesen|ungelesen|lu|non lu)\s?:/i;
const receiptText =
  /was (?:read|deleted)|lästes|togs bort utan att|luettiin|poistettiin|is gelezen|blev læst|ble lest|przeczytan|wurde (?:am .{1,60})?gelesen|a été lu/i;

/** Whether a program tells that a mail was read, without the form of RFC 8098. */
export function tellsOfReading(mail: ParsedMail): boolean {
  return receipt.test(mail.subject) && receiptText.test(mail.text.slice(0, 1500));
}

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
  if (!speaksOfAbsence(mail.subject)) return tellsOfAbsence(mail) && saysItIsAutomatic(mail.text);
  const program =
    (auto !== '' && auto !== 'no') ||
    headers.xAutoreply !== null ||
    /bulk|junk|auto/i.test(headers.precedence ?? '') ||
    /\b(?:all|autoreply|oof)\b/i.test(headers.xAutoResponseSuppress ?? '') ||
    (headers.returnPath !== null && /^<?\s*>?$/.test(headers.returnPath));
  return program || tellsOfAbsence(mail) || (gone.test(mail.text.slice(0, 1500)) && saysItIsAutomatic(mail.text));
}

/** The text says, together with its subject, that somebody is away and until when or whom to ask, and asks nothing itself. */
function tellsOfAbsence(mail: ParsedMail): boolean {
  const opening = mail.text.slice(0, 1500);
  return (
    gone.test(`${mail.subject.slice(0, 300)}\n${opening}`) && until.test(opening) && !/\?\s*(?:\n|$)/.test(opening)
  );
}

function speaksOfAbsence(subject: string): boolean {
  const opening = subject.slice(0, 300);
  return away.test(opening) || whoIsAway.test(opening);
}

/** Whether a mail reads like an absence notice, without being one for sure: nothing is to answer it by itself. */
export function mayBeAway(mail: ParsedMail): boolean {
  return speaksOfAbsence(mail.subject) && gone.test(mail.text.slice(0, 1500));
}
