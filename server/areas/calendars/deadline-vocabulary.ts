/** The languages the product speaks. */
export type DeadlineLanguage = 'en' | 'sv' | 'fi' | 'nl' | 'da' | 'pl';

/** The few words a deadline's arithmetic needs; weekdays, times, dates and durations come from Intl. */
export type DeadlineVocabulary = {
  /** Locale for Intl: English writes the 24-hour clock and the day before the month. */
  locale: string;
  is: string;
  weekend: string;
  closed: string;
  publicHoliday: string;
  changedHours: string;
  neverOpen: string;
  /** Said after a stretch that runs over closed hours too. */
  inOpenHours: string;
};

export const deadlineVocabulary: Record<DeadlineLanguage, DeadlineVocabulary> = {
  en: {
    locale: 'en-GB',
    is: 'is',
    weekend: 'weekend',
    closed: 'closed',
    publicHoliday: 'public holiday',
    changedHours: 'changed hours',
    neverOpen: 'no open hours in the calendar',
    inOpenHours: 'of open hours',
  },
  sv: {
    locale: 'sv-SE',
    is: 'är',
    weekend: 'helg',
    closed: 'stängt',
    publicHoliday: 'helgdag',
    changedHours: 'ändrade öppettider',
    neverOpen: 'inga öppettider i kalendern',
    inOpenHours: 'öppettid',
  },
  fi: {
    locale: 'fi-FI',
    is: 'on',
    weekend: 'viikonloppu',
    closed: 'suljettu',
    publicHoliday: 'pyhäpäivä',
    changedHours: 'poikkeavat aukioloajat',
    neverOpen: 'kalenterissa ei ole aukioloaikoja',
    inOpenHours: 'aukioloaikaa',
  },
  nl: {
    locale: 'nl-NL',
    is: 'is',
    weekend: 'weekend',
    closed: 'gesloten',
    publicHoliday: 'feestdag',
    changedHours: 'afwijkende openingstijden',
    neverOpen: 'geen openingstijden in de kalender',
    inOpenHours: 'openingstijd',
  },
  da: {
    locale: 'da-DK',
    is: 'er',
    weekend: 'weekend',
    closed: 'lukket',
    publicHoliday: 'helligdag',
    changedHours: 'ændrede åbningstider',
    neverOpen: 'ingen åbningstider i kalenderen',
    inOpenHours: 'åbningstid',
  },
  pl: {
    locale: 'pl-PL',
    is: 'to',
    weekend: 'weekend',
    closed: 'zamknięte',
    publicHoliday: 'święto',
    changedHours: 'zmienione godziny otwarcia',
    neverOpen: 'brak godzin otwarcia w kalendarzu',
    inOpenHours: 'godzin otwarcia',
  },
};
