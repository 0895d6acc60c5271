import type { Language } from '#contract/common-shapes.ts';
import type { CityCategory } from './city-outlines.ts';

/** What residents read where our own name says too little without the one above it. */
export const cityOutside: Partial<Record<CityCategory, Record<Language, string>>> = {
  'streets.lighting.faults': {
    en: 'A street light is out',
    sv: 'En gatlampa är trasig',
    fi: 'Katuvalo ei toimi',
    nl: 'Een straatlamp is kapot',
    da: 'En gadelampe er defekt',
    pl: 'Latarnia nie świeci',
  },
  'waste.bins.missed': {
    en: 'The bin was not emptied',
    sv: 'Sopkärlet har inte tömts',
    fi: 'Jäteastiaa ei ole tyhjennetty',
    nl: 'De container is niet geleegd',
    da: 'Affaldsbeholderen er ikke tømt',
    pl: 'Pojemnik nie został opróżniony',
  },
  'housing.applications': {
    en: 'Applying for a flat',
    sv: 'Att söka bostad',
    fi: 'Asunnon hakeminen',
    nl: 'Een woning aanvragen',
    da: 'Ansøgning om bolig',
    pl: 'Wniosek o mieszkanie',
  },
  'daycare.places': {
    en: 'Places in day care',
    sv: 'Platser i förskolan',
    fi: 'Varhaiskasvatuspaikat',
    nl: 'Plaatsen in de kinderopvang',
    da: 'Pladser i dagtilbud',
    pl: 'Miejsca w żłobkach i przedszkolach',
  },
  'daycare.fees': {
    en: 'Day care fees',
    sv: 'Avgifter för förskolan',
    fi: 'Varhaiskasvatusmaksut',
    nl: 'Kosten van de kinderopvang',
    da: 'Betaling for dagtilbud',
    pl: 'Opłaty za żłobek i przedszkole',
  },
};
