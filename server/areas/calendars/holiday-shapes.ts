import type { Language } from '#contract/common-shapes.ts';

/** What sort of day the package says it is: only `public` ones are free by law. */
export type HolidayKind = 'public' | 'bank' | 'optional' | 'school' | 'observance';

/** A holiday of one date as the package has it. `rule` stays the same over the years and is what an office's choice hangs on. */
export type KnownHoliday = {
  date: string;
  rule: string;
  kind: HolidayKind;
  /** In the country's own language, which is the name told where the reader's language has none. */
  name: string;
  names: Partial<Record<Language, string>>;
  /** Closed from this time of day on, where the package says so. */
  from: string | null;
};

/** What the worker is asked, and what it answers. */
export type HolidayQuestion =
  | { about: 'days'; country: string; region: string | null; years: number[] }
  | { about: 'countries' };
export type KnownCountry = { code: string; regions: { code: string; name: string }[] };
export type HolidayAnswer = { days: KnownHoliday[] | null } | { countries: KnownCountry[] };
