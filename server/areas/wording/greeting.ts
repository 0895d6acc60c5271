import type { Language } from '#contract/common-shapes.ts';

/** Morning until eleven, day until six, then evening; the languages divide the day in their own words. */
const greetings: Record<Language, { morning: string; day: string; evening: string }> = {
  en: { morning: 'Good morning', day: 'Good afternoon', evening: 'Good evening' },
  sv: { morning: 'God morgon', day: 'God dag', evening: 'God kväll' },
  fi: { morning: 'Hyvää huomenta', day: 'Hyvää päivää', evening: 'Hyvää iltaa' },
  nl: { morning: 'Goedemorgen', day: 'Goedemiddag', evening: 'Goedenavond' },
  da: { morning: 'Godmorgen', day: 'Goddag', evening: 'Godaften' },
  pl: { morning: 'Dzień dobry', day: 'Dzień dobry', evening: 'Dobry wieczór' },
};

/** How one greets at a moment, by the clock of a zone. English has an afternoon from noon on, the others a day from eleven. */
export function greetingAt(at: Date, zone: string, language: Language): string {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const noon = language === 'en' || language === 'nl' ? 12 : 11;
  const part = hour >= 18 || hour < 4 ? 'evening' : hour < noon ? 'morning' : 'day';
  return greetings[language][part];
}
