import { type Language, languages } from '#contract/common-shapes.ts';

/** What a holiday is called: by itself, and in the languages somebody has put it into. */
export type HolidayName = { name: string; names: Partial<Record<Language, string>> };

/** The name for a reader: in their language where it has one there, else as the country, or whoever entered it, calls it. */
export const holidayNameIn = (holiday: HolidayName, language: Language): string =>
  holiday.names[language] ?? holiday.name;

/** Several holidays of one date as one; the same name is said once. */
export function joinedNames(all: readonly HolidayName[]): HolidayName {
  const said = (names: string[]) => [...new Set(names)].join(', ');
  const spoken = languages.filter((language) => all.some((one) => one.names[language] !== undefined));
  return {
    name: said(all.map((one) => one.name)),
    names: Object.fromEntries(
      spoken.map((language) => [language, said(all.map((one) => holidayNameIn(one, language)))]),
    ),
  };
}
