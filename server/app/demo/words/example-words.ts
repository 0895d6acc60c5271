import type { Language } from '#contract/common-shapes.ts';

export type InEach = Record<Language, string>;

const inEach = (en: string, sv: string, fi: string, nl: string, da: string, pl: string): InEach => ({
  en,
  sv,
  fi,
  nl,
  da,
  pl,
});
const same = (text: string): InEach => inEach(text, text, text, text, text, text);

export type ExampleText = {
  kind: 'module' | 'template';
  usedIn: 'reply' | 'note' | 'both';
  keyword: InEach;
  name: InEach;
  text: InEach;
};

/** What every customer service writes again and again; modules first, as the whole answers name them. */
export const exampleTexts = {
  hello: {
    kind: 'module',
    usedIn: 'reply',
    keyword: inEach('hello', 'hej', 'tervehdys', 'hallo', 'hej', 'powitanie'),
    name: inEach('Greeting', 'Hälsning', 'Tervehdys', 'Begroeting', 'Hilsen', 'Powitanie'),
    text: same('<p>{{greeting}} {{customer.firstName}},</p>'),
  },
  thanks: {
    kind: 'module',
    usedIn: 'reply',
    keyword: inEach('thanks', 'tack', 'kiitos', 'dank', 'tak', 'dziekujemy'),
    name: inEach(
      'Thanks for writing',
      'Tack för att du hör av dig',
      'Kiitos yhteydenotosta',
      'Dank voor het bericht',
      'Tak for henvendelsen',
      'Podziękowanie za wiadomość',
    ),
    text: inEach(
      '<p>Thank you for getting in touch. Your request has the number {{request.number}}.</p>',
      '<p>Tack för att du hör av dig. Ditt ärende har nummer {{request.number}}.</p>',
      '<p>Kiitos yhteydenotostasi. Pyyntösi numero on {{request.number}}.</p>',
      '<p>Bedankt voor je bericht. Je melding heeft nummer {{request.number}}.</p>',
      '<p>Tak for din henvendelse. Den har nummer {{request.number}}.</p>',
      '<p>Dziękujemy za wiadomość. Zgłoszenie ma numer {{request.number}}.</p>',
    ),
  },
  deadline: {
    kind: 'module',
    usedIn: 'reply',
    keyword: inEach('by-when', 'senast', 'mihin-mennessa', 'wanneer', 'senest', 'do-kiedy'),
    name: inEach(
      'By when we answer',
      'När vi svarar',
      'Milloin vastaamme',
      'Wanneer wij antwoorden',
      'Hvornår vi svarer',
      'Do kiedy odpowiemy',
    ),
    text: inEach(
      '<p>You will hear from us by {{request.deadline|the end of the next working day}}.</p>',
      '<p>Du hör från oss senast {{request.deadline|i slutet av nästa arbetsdag}}.</p>',
      '<p>Kuulet meistä viimeistään: {{request.deadline|seuraavan arkipäivän loppuun mennessä}}.</p>',
      '<p>Je hoort van ons uiterlijk {{request.deadline|aan het eind van de volgende werkdag}}.</p>',
      '<p>Du hører fra os senest {{request.deadline|ved udgangen af næste arbejdsdag}}.</p>',
      '<p>Odpowiemy najpóźniej: {{request.deadline|do końca następnego dnia roboczego}}.</p>',
    ),
  },
  sorry: {
    kind: 'module',
    usedIn: 'reply',
    keyword: inEach('sorry', 'ursakta', 'pahoittelu', 'excuus', 'undskyld', 'przepraszamy'),
    name: inEach(
      'Sorry for the wait',
      'Ursäkta väntan',
      'Pahoittelu viiveestä',
      'Excuus voor het wachten',
      'Undskyld ventetiden',
      'Przeprosiny za czekanie',
    ),
    text: inEach(
      '<p>We are sorry that this has taken longer than it should.</p>',
      '<p>Vi beklagar att det har tagit längre tid än det borde.</p>',
      '<p>Pahoittelemme, että asian hoitaminen on kestänyt liian kauan.</p>',
      '<p>Het spijt ons dat dit langer heeft geduurd dan het zou moeten.</p>',
      '<p>Vi beklager, at det har taget længere tid, end det burde.</p>',
      '<p>Przepraszamy, że trwało to dłużej, niż powinno.</p>',
    ),
  },
  privacy: {
    kind: 'module',
    usedIn: 'reply',
    keyword: inEach('private', 'integritet', 'tietosuoja', 'privacy', 'fortroligt', 'dane-osobowe'),
    name: inEach(
      'Nothing secret by mail',
      'Inget hemligt i mejl',
      'Ei salaista sähköpostilla',
      'Niets geheims per e-mail',
      'Intet fortroligt pr. mail',
      'Nic poufnego mailem',
    ),
    text: inEach(
      '<p>Please do not send passwords or your identity number by e-mail.</p>',
      '<p>Skicka inga lösenord och inget personnummer i mejl.</p>',
      '<p>Älä lähetä salasanoja tai henkilötunnusta sähköpostilla.</p>',
      '<p>Stuur geen wachtwoorden of burgerservicenummer per e-mail.</p>',
      '<p>Send ikke adgangskoder eller CPR-nummer pr. mail.</p>',
      '<p>Prosimy nie przesyłać mailem haseł ani numeru PESEL.</p>',
    ),
  },
  noAnswer: {
    kind: 'module',
    usedIn: 'note',
    keyword: inEach('no-answer', 'inget-svar', 'ei-vastausta', 'geen-gehoor', 'intet-svar', 'nie-odbiera'),
    name: inEach(
      'Called, no answer',
      'Ringde, inget svar',
      'Soitettu, ei vastausta',
      'Gebeld, geen gehoor',
      'Ringet, intet svar',
      'Nie odbiera telefonu',
    ),
    text: inEach(
      '<p>Called {{customer.name|the customer}}, no answer. I will try again.</p>',
      '<p>Ringde {{customer.name|kunden}}, inget svar. Jag försöker igen.</p>',
      '<p>Soitin, {{customer.name|asiakas}} ei vastannut. Yritän uudelleen.</p>',
      '<p>{{customer.name|De klant}} gebeld, geen gehoor. Ik probeer het opnieuw.</p>',
      '<p>Ringede til {{customer.name|kunden}}, intet svar. Jeg prøver igen.</p>',
      '<p>Dzwonię: {{customer.name|klient}}, brak odpowiedzi. Spróbuję ponownie.</p>',
    ),
  },
  received: {
    kind: 'template',
    usedIn: 'reply',
    keyword: inEach('received', 'mottaget', 'vastaanotettu', 'ontvangen', 'modtaget', 'przyjeto'),
    name: inEach(
      'We have received it',
      'Vi har tagit emot det',
      'Olemme vastaanottaneet pyynnön',
      'Wij hebben het ontvangen',
      'Vi har modtaget den',
      'Przyjęliśmy zgłoszenie',
    ),
    text: inEach(
      '<p>{{module:hello}}</p><p>{{module:thanks}}</p><p>I have taken it on.</p><p>{{module:by-when}}</p>',
      '<p>{{module:hej}}</p><p>{{module:tack}}</p><p>Jag har tagit hand om det.</p><p>{{module:senast}}</p>',
      '<p>{{module:tervehdys}}</p><p>{{module:kiitos}}</p><p>Otin asian hoitaakseni.</p><p>{{module:mihin-mennessa}}</p>',
      '<p>{{module:hallo}}</p><p>{{module:dank}}</p><p>Ik heb het opgepakt.</p><p>{{module:wanneer}}</p>',
      '<p>{{module:hej}}</p><p>{{module:tak}}</p><p>Jeg har taget sagen.</p><p>{{module:senest}}</p>',
      '<p>{{module:powitanie}}</p><p>{{module:dziekujemy}}</p><p>Zajmuję się tym.</p><p>{{module:do-kiedy}}</p>',
    ),
  },
  details: {
    kind: 'template',
    usedIn: 'reply',
    keyword: inEach('details', 'mer-uppgifter', 'lisatiedot', 'meer-gegevens', 'flere-oplysninger', 'szczegoly'),
    name: inEach(
      'We need to know more',
      'Vi behöver veta mer',
      'Tarvitsemme lisätietoja',
      'Wij moeten meer weten',
      'Vi skal vide mere',
      'Potrzebujemy szczegółów',
    ),
    text: inEach(
      '<p>{{module:hello}}</p><p>To help you we need to know a little more:</p><ul><li><p>Since when?</p></li><li><p>Where exactly?</p></li><li><p>A photo, if you can take one.</p></li></ul><p>Simply answer this message.</p>',
      '<p>{{module:hej}}</p><p>För att kunna hjälpa dig behöver vi veta lite mer:</p><ul><li><p>Sedan när?</p></li><li><p>Var exakt?</p></li><li><p>Ett foto, om du kan ta ett.</p></li></ul><p>Svara bara på det här mejlet.</p>',
      '<p>{{module:tervehdys}}</p><p>Voidaksemme auttaa tarvitsemme hieman lisätietoja:</p><ul><li><p>Mistä lähtien?</p></li><li><p>Missä tarkalleen?</p></li><li><p>Valokuva, jos voit ottaa sellaisen.</p></li></ul><p>Vastaa vain tähän viestiin.</p>',
      '<p>{{module:hallo}}</p><p>Om je te helpen moeten wij iets meer weten:</p><ul><li><p>Sinds wanneer?</p></li><li><p>Waar precies?</p></li><li><p>Een foto, als je er een kunt maken.</p></li></ul><p>Beantwoord gewoon dit bericht.</p>',
      '<p>{{module:hej}}</p><p>For at kunne hjælpe dig skal vi vide lidt mere:</p><ul><li><p>Siden hvornår?</p></li><li><p>Hvor præcist?</p></li><li><p>Et billede, hvis du kan tage et.</p></li></ul><p>Svar blot på denne mail.</p>',
      '<p>{{module:powitanie}}</p><p>Aby pomóc, potrzebujemy kilku szczegółów:</p><ul><li><p>Od kiedy?</p></li><li><p>Gdzie dokładnie?</p></li><li><p>Zdjęcie, jeśli to możliwe.</p></li></ul><p>Wystarczy odpowiedzieć na tę wiadomość.</p>',
    ),
  },
  solved: {
    kind: 'template',
    usedIn: 'reply',
    keyword: inEach('solved', 'lost', 'ratkaistu', 'opgelost', 'lost', 'rozwiazane'),
    name: inEach(
      'It is taken care of',
      'Det är åtgärdat',
      'Asia on hoidettu',
      'Het is verholpen',
      'Det er ordnet',
      'Sprawa załatwiona',
    ),
    text: inEach(
      '<p>{{module:hello}}</p><p>Your request {{request.number}} has been taken care of.</p><p>If something is still not right, simply answer this message and it is opened again.</p>',
      '<p>{{module:hej}}</p><p>Ditt ärende {{request.number}} är åtgärdat.</p><p>Om något fortfarande inte stämmer räcker det att svara på det här mejlet, så öppnas det igen.</p>',
      '<p>{{module:tervehdys}}</p><p>Pyyntösi {{request.number}} on hoidettu.</p><p>Jos jokin ei ole vielä kunnossa, vastaa tähän viestiin, niin pyyntö avataan uudelleen.</p>',
      '<p>{{module:hallo}}</p><p>Je melding {{request.number}} is afgehandeld.</p><p>Klopt er toch nog iets niet, beantwoord dan dit bericht en de melding gaat weer open.</p>',
      '<p>{{module:hej}}</p><p>Din henvendelse {{request.number}} er ordnet.</p><p>Er der stadig noget galt, så svar blot på denne mail, og den åbnes igen.</p>',
      '<p>{{module:powitanie}}</p><p>Zgłoszenie {{request.number}} zostało załatwione.</p><p>Jeśli coś nadal jest nie w porządku, wystarczy odpowiedzieć na tę wiadomość, a zgłoszenie zostanie ponownie otwarte.</p>',
    ),
  },
} satisfies Record<string, ExampleText>;

/** Stands below the mails of each support centre. */
export const exampleSignature: InEach = inEach(
  '<p>Kind regards<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
  '<p>Vänliga hälsningar<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
  '<p>Ystävällisin terveisin<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
  '<p>Met vriendelijke groet<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
  '<p>Venlig hilsen<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
  '<p>Z poważaniem<br>{{agent.name}}</p><p>{{centre.name}}<br>{{desk.name}}</p>',
);

/** Names of the macros of the example. */
export const exampleMacros = {
  take: inEach(
    'Confirm and take it',
    'Bekräfta och ta det',
    'Vahvista ja ota hoitoon',
    'Bevestigen en oppakken',
    'Bekræft og tag den',
    'Potwierdź i weź',
  ),
  details: inEach(
    'Ask for details',
    'Be om uppgifter',
    'Pyydä lisätietoja',
    'Gegevens vragen',
    'Bed om oplysninger',
    'Poproś o szczegóły',
  ),
  solved: inEach(
    'Tell the customer and solve',
    'Meddela kunden och lös',
    'Ilmoita asiakkaalle ja ratkaise',
    'Klant berichten en oplossen',
    'Giv kunden besked og løs',
    'Powiadom klienta i rozwiąż',
  ),
  tomorrow: inEach(
    'No answer, again tomorrow',
    'Inget svar, igen i morgon',
    'Ei vastausta, huomenna uudelleen',
    'Geen gehoor, morgen opnieuw',
    'Intet svar, igen i morgen',
    'Nie odbiera, jutro ponownie',
  ),
};
