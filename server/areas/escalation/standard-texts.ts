import type { TextsByLanguage } from '#areas/wording/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';

/** What the customer is told where no text was chosen: that the request is not forgotten. Nothing is promised. */
const customer: Record<Language, string> = {
  en: '<p>{{greeting}}</p><p>Your request {{request.number}} has waited longer than we want. It is not forgotten: we have passed it on within our team, and you will hear from us. You need not do anything.</p>',
  sv: '<p>{{greeting}}</p><p>Ditt ärende {{request.number}} har väntat längre än vi vill. Det är inte bortglömt: vi har fört det vidare hos oss och hör av oss. Du behöver inte göra något.</p>',
  fi: '<p>{{greeting}}</p><p>Pyyntö {{request.number}} on odottanut pidempään kuin haluamme. Sitä ei ole unohdettu: se on viety meillä eteenpäin, ja palaamme asiaan. Mitään ei tarvitse tehdä.</p>',
  nl: '<p>{{greeting}}</p><p>Uw melding {{request.number}} wacht langer dan wij willen. Zij is niet vergeten: wij hebben haar intern doorgegeven en u hoort van ons. U hoeft niets te doen.</p>',
  da: '<p>{{greeting}}</p><p>Din henvendelse {{request.number}} har ventet længere, end vi ønsker. Den er ikke glemt: vi har bragt den videre hos os, og du hører fra os. Du behøver ikke gøre noget.</p>',
  pl: '<p>{{greeting}}</p><p>Zgłoszenie {{request.number}} czeka dłużej, niż byśmy chcieli. Nie zostało zapomniane: przekazaliśmy je dalej w zespole i odezwiemy się do Państwa. Nie trzeba nic robić.</p>',
};

export const standardCustomerText: TextsByLanguage = customer;

/** What an address is told: which request, which level, where to open it; nothing of what was written in it. */
const address: Record<Language, (number: number, level: number, of: number) => { subject: string; text: string }> = {
  en: (number, level, of) => ({
    subject: `${number}: escalation level ${level}`,
    text: `Request ${number} has reached level ${level} of ${of} of its escalation.`,
  }),
  sv: (number, level, of) => ({
    subject: `${number}: eskaleringsnivå ${level}`,
    text: `Ärende ${number} har nått nivå ${level} av ${of} i sin eskalering.`,
  }),
  fi: (number, level, of) => ({
    subject: `${number}: eskalointitaso ${level}`,
    text: `Pyyntö ${number} on saavuttanut eskaloinnin tason ${level}/${of}.`,
  }),
  nl: (number, level, of) => ({
    subject: `${number}: escalatieniveau ${level}`,
    text: `Melding ${number} heeft niveau ${level} van ${of} van de escalatie bereikt.`,
  }),
  da: (number, level, of) => ({
    subject: `${number}: eskaleringsniveau ${level}`,
    text: `Henvendelse ${number} har nået niveau ${level} af ${of} i sin eskalering.`,
  }),
  pl: (number, level, of) => ({
    subject: `${number}: poziom eskalacji ${level}`,
    text: `Zgłoszenie ${number} osiągnęło poziom ${level} z ${of} eskalacji.`,
  }),
};

/** The words for an address in a language of ours, else in English. */
export function addressWords(language: string | null, number: number, level: number, of: number) {
  return address[languages.find((one) => one === language) ?? 'en'](number, level, of);
}
