import type { Language } from '#contract/common-shapes.ts';
import type { VariableName } from './text-variables.ts';

const order: Language[] = ['en', 'sv', 'fi', 'nl', 'da', 'pl'];

/** What each variable is, in the order of `order`. */
const labels: Record<VariableName, [string, string, string, string, string, string]> = {
  'customer.name': [
    'Customer’s name',
    'Kundens namn',
    'Asiakkaan nimi',
    'Naam van de klant',
    'Kundens navn',
    'Imię i nazwisko klienta',
  ],
  'customer.firstName': [
    'Customer’s first name',
    'Kundens förnamn',
    'Asiakkaan etunimi',
    'Voornaam van de klant',
    'Kundens fornavn',
    'Imię klienta',
  ],
  'customer.organisation': [
    'Customer’s organisation',
    'Kundens organisation',
    'Asiakkaan organisaatio',
    'Organisatie van de klant',
    'Kundens organisation',
    'Organizacja klienta',
  ],
  'request.number': [
    'Request number',
    'Ärendenummer',
    'Pyynnön numero',
    'Nummer van de melding',
    'Henvendelsens nummer',
    'Numer zgłoszenia',
  ],
  'request.subject': ['Subject', 'Ämne', 'Aihe', 'Onderwerp', 'Emne', 'Temat'],
  'request.category': ['Category', 'Kategori', 'Kategoria', 'Categorie', 'Kategori', 'Kategoria'],
  'request.deadline': ['Deadline', 'Tidsfrist', 'Määräaika', 'Deadline', 'Frist', 'Termin'],
  'request.received': [
    'Day it was received',
    'Dagen det kom in',
    'Saapumispäivä',
    'Dag van ontvangst',
    'Dagen den kom ind',
    'Dzień otrzymania',
  ],
  'agent.name': ['My name', 'Mitt namn', 'Nimeni', 'Mijn naam', 'Mit navn', 'Moje imię i nazwisko'],
  'agent.firstName': ['My first name', 'Mitt förnamn', 'Etunimeni', 'Mijn voornaam', 'Mit fornavn', 'Moje imię'],
  'agent.email': [
    'My e-mail address',
    'Min e-postadress',
    'Sähköpostiosoitteeni',
    'Mijn e-mailadres',
    'Min e-mailadresse',
    'Mój adres e-mail',
  ],
  'centre.name': [
    'Support centre',
    'Supportcenter',
    'Asiakastukikeskus',
    'Support-center',
    'Supportcenter',
    'Centrum obsługi',
  ],
  'desk.name': [
    'Our organisation',
    'Vår organisation',
    'Organisaatiomme',
    'Onze organisatie',
    'Vores organisation',
    'Nasza organizacja',
  ],
  greeting: [
    'Greeting by time of day',
    'Hälsning efter tid på dagen',
    'Tervehdys vuorokaudenajan mukaan',
    'Begroeting naar tijd van de dag',
    'Hilsen efter tid på dagen',
    'Powitanie według pory dnia',
  ],
  today: [
    'Today’s date',
    'Dagens datum',
    'Tämän päivän päiväys',
    'Datum van vandaag',
    'Dagens dato',
    'Dzisiejsza data',
  ],
};

/** What a variable is, in plain words of a language. */
export const labelOf = (name: VariableName, language: Language): string => labels[name][order.indexOf(language)] ?? '';
