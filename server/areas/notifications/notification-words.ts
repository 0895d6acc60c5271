import type { Language } from '#contract/common-shapes.ts';
import type { NotificationKind } from '#contract/together.ts';

type Words = Record<NotificationKind, string> & {
  /** Subject of a mail or title of a push about several. */
  several: (count: number) => string;
  open: string;
  why: string;
  test: string;
  testText: string;
};

/** What mails and pushes say of an event: number and kind, `{who}` by name; never a word of what was written. */
export const notificationWords: Record<Language, Words> = {
  en: {
    assigned: '{who} assigned it to you',
    customer_answered: 'The customer answered',
    came_back: 'Its time has come; it is open again',
    reopened: 'It was opened again',
    mentioned: '{who} mentioned you in a note',
    draft_handed_over: '{who} handed a draft over to you',
    due_soon: 'It is due soon',
    overdue: 'It is overdue',
    mail_failed: 'A mail could not be delivered',
    unassigned: 'Nobody could be given it; it waits in the queue',
    new_in_categories: 'New in one of your categories',
    several: (count) => `${count} notifications`,
    open: 'Open',
    why: 'You choose what you are told, and how, under Notifications.',
    test: 'Test of your notifications',
    testText: 'This is how a notification reaches you.',
  },
  sv: {
    assigned: '{who} har tilldelat dig ärendet',
    customer_answered: 'Kunden har svarat',
    came_back: 'Tiden är inne; ärendet är öppet igen',
    reopened: 'Ärendet har öppnats igen',
    mentioned: '{who} nämnde dig i en intern anteckning',
    draft_handed_over: '{who} lämnade över ett utkast till dig',
    due_soon: 'Tidsfristen går snart ut',
    overdue: 'Ärendet är försenat',
    mail_failed: 'Ett mejl kunde inte levereras',
    unassigned: 'Ingen kunde få ärendet; det väntar i kön',
    new_in_categories: 'Nytt i en av dina kategorier',
    several: (count) => `${count} aviseringar`,
    open: 'Öppna',
    why: 'Du väljer vad du får veta, och hur, under Aviseringar.',
    test: 'Test av dina aviseringar',
    testText: 'Så här når en avisering dig.',
  },
  fi: {
    assigned: '{who} osoitti pyynnön sinulle',
    customer_answered: 'Asiakas vastasi',
    came_back: 'Aika on tullut; pyyntö on taas avoin',
    reopened: 'Pyyntö avattiin uudelleen',
    mentioned: '{who} mainitsi sinut muistiinpanossa',
    draft_handed_over: '{who} luovutti sinulle luonnoksen',
    due_soon: 'Määräaika lähestyy',
    overdue: 'Pyyntö on myöhässä',
    mail_failed: 'Sähköpostia ei voitu toimittaa',
    unassigned: 'Pyyntöä ei voitu antaa kenellekään; se odottaa jonossa',
    new_in_categories: 'Uutta yhdessä kategorioistasi',
    several: (count) => `${count} ilmoitusta`,
    open: 'Avaa',
    why: 'Ilmoitukset ja niiden tavat valitaan Ilmoitukset-sivulla.',
    test: 'Ilmoitusten kokeilu',
    testText: 'Näin ilmoitus tulee perille.',
  },
  nl: {
    assigned: '{who} heeft de melding aan je toegewezen',
    customer_answered: 'De klant heeft geantwoord',
    came_back: 'Het is zover; de melding is weer open',
    reopened: 'De melding is heropend',
    mentioned: '{who} noemde je in een interne notitie',
    draft_handed_over: '{who} heeft een concept aan je overgedragen',
    due_soon: 'De deadline nadert',
    overdue: 'De melding is te laat',
    mail_failed: 'Een e-mail kon niet worden bezorgd',
    unassigned: 'De melding kon aan niemand worden gegeven; ze wacht in de wachtrij',
    new_in_categories: 'Nieuw in een van je categorieën',
    several: (count) => `${count} berichten`,
    open: 'Openen',
    why: 'Je kiest zelf wat je hoort, en hoe, onder Berichten.',
    test: 'Test van je berichten',
    testText: 'Zo bereikt een bericht je.',
  },
  da: {
    assigned: '{who} har tildelt dig henvendelsen',
    customer_answered: 'Kunden har svaret',
    came_back: 'Tiden er inde; henvendelsen er åben igen',
    reopened: 'Henvendelsen er åbnet igen',
    mentioned: '{who} nævnte dig i en intern note',
    draft_handed_over: '{who} har overdraget en kladde til dig',
    due_soon: 'Fristen nærmer sig',
    overdue: 'Fristen er overskredet',
    mail_failed: 'En e-mail kunne ikke leveres',
    unassigned: 'Ingen kunne få henvendelsen; den venter i køen',
    new_in_categories: 'Nyt i en af dine kategorier',
    several: (count) => `${count} notifikationer`,
    open: 'Åbn',
    why: 'Du vælger selv, hvad du får besked om, og hvordan, under Notifikationer.',
    test: 'Test af dine notifikationer',
    testText: 'Sådan når en notifikation dig.',
  },
  pl: {
    assigned: '{who} przydziela zgłoszenie do Ciebie',
    customer_answered: 'Klient odpowiedział',
    came_back: 'Nadszedł czas; zgłoszenie jest znowu otwarte',
    reopened: 'Zgłoszenie otwarto ponownie',
    mentioned: 'Wzmianka w notatce wewnętrznej: {who}',
    draft_handed_over: 'Przekazana wersja robocza: {who}',
    due_soon: 'Zbliża się termin',
    overdue: 'Zgłoszenie jest po terminie',
    mail_failed: 'Nie udało się dostarczyć wiadomości e-mail',
    unassigned: 'Nie było komu przydzielić zgłoszenia; czeka w kolejce',
    new_in_categories: 'Nowe w jednej z kategorii',
    several: (count) => `Powiadomienia: ${count}`,
    open: 'Otwórz',
    why: 'Rodzaje i sposoby powiadomień wybiera się na stronie Powiadomienia.',
    test: 'Próba powiadomień',
    testText: 'Tak dociera powiadomienie.',
  },
};

/** One event in a reader's language. */
export const wordsOf = (language: Language, kind: NotificationKind, who: string): string =>
  notificationWords[language][kind].replace('{who}', who);
