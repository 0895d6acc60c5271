import type { Language } from '#contract/common-shapes.ts';
import type { Phase } from '#contract/requests.ts';

/** Names of what the first run creates, in the language chosen; administrators may rename each. */
export type DefaultNames = {
  officeHours: string;
  aroundTheClock: string;
  priorities: { high: string; medium: string; low: string };
  statuses: Record<Phase, string>;
  centre: string;
  category: string;
};

export const defaultNames: Record<Language, DefaultNames> = {
  en: {
    officeHours: 'Office hours',
    aroundTheClock: 'Around the clock',
    priorities: { high: 'High', medium: 'Medium', low: 'Low' },
    statuses: {
      new: 'New',
      registered: 'In queue',
      assigned: 'Assigned',
      in_process: 'In progress',
      waiting_customer: 'Waiting for the customer',
      postponed: 'Postponed',
      solved: 'Solved',
      closed: 'Closed',
    },
    centre: 'Customer service',
    category: 'General',
  },
  sv: {
    officeHours: 'Kontorstid',
    aroundTheClock: 'Dygnet runt',
    priorities: { high: 'Hög', medium: 'Medel', low: 'Låg' },
    statuses: {
      new: 'Nytt',
      registered: 'I kö',
      assigned: 'Tilldelat',
      in_process: 'Pågår',
      waiting_customer: 'Väntar på kunden',
      postponed: 'Vilande',
      solved: 'Löst',
      closed: 'Avslutat',
    },
    centre: 'Kundservice',
    category: 'Allmänt',
  },
  fi: {
    officeHours: 'Toimistoaika',
    aroundTheClock: 'Ympäri vuorokauden',
    priorities: { high: 'Korkea', medium: 'Normaali', low: 'Matala' },
    statuses: {
      new: 'Uusi',
      registered: 'Jonossa',
      assigned: 'Osoitettu',
      in_process: 'Käsittelyssä',
      waiting_customer: 'Odottaa asiakasta',
      postponed: 'Lykätty',
      solved: 'Ratkaistu',
      closed: 'Suljettu',
    },
    centre: 'Asiakaspalvelu',
    category: 'Yleiset',
  },
  nl: {
    officeHours: 'Kantooruren',
    aroundTheClock: 'Dag en nacht',
    priorities: { high: 'Hoog', medium: 'Gemiddeld', low: 'Laag' },
    statuses: {
      new: 'Nieuw',
      registered: 'In de wachtrij',
      assigned: 'Toegewezen',
      in_process: 'In behandeling',
      waiting_customer: 'Wacht op de klant',
      postponed: 'Uitgesteld',
      solved: 'Opgelost',
      closed: 'Gesloten',
    },
    centre: 'Klantenservice',
    category: 'Algemeen',
  },
  da: {
    officeHours: 'Kontortid',
    aroundTheClock: 'Døgnet rundt',
    priorities: { high: 'Høj', medium: 'Mellem', low: 'Lav' },
    statuses: {
      new: 'Ny',
      registered: 'I kø',
      assigned: 'Tildelt',
      in_process: 'I gang',
      waiting_customer: 'Afventer kunden',
      postponed: 'Udsat',
      solved: 'Løst',
      closed: 'Lukket',
    },
    centre: 'Kundeservice',
    category: 'Generelt',
  },
  pl: {
    officeHours: 'Godziny pracy',
    aroundTheClock: 'Całodobowo',
    priorities: { high: 'Wysoki', medium: 'Średni', low: 'Niski' },
    statuses: {
      new: 'Nowe',
      registered: 'W kolejce',
      assigned: 'Przydzielone',
      in_process: 'W toku',
      waiting_customer: 'Oczekuje na klienta',
      postponed: 'Odłożone',
      solved: 'Rozwiązane',
      closed: 'Zamknięte',
    },
    centre: 'Obsługa klienta',
    category: 'Ogólne',
  },
};

/** Country and zone that go with a language until somebody says otherwise. */
export const homeOfLanguage: Record<Language, { country: string; zone: string }> = {
  en: { country: 'GB', zone: 'Europe/London' },
  sv: { country: 'SE', zone: 'Europe/Stockholm' },
  fi: { country: 'FI', zone: 'Europe/Helsinki' },
  nl: { country: 'NL', zone: 'Europe/Amsterdam' },
  da: { country: 'DK', zone: 'Europe/Copenhagen' },
  pl: { country: 'PL', zone: 'Europe/Warsaw' },
};
