import type { HolidayKind, KnownHoliday } from './holiday-shapes.ts';

/** A day of the week, Monday first as in ISO 8601. */
export type DayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** The days in order; the place in this list is the day's index everywhere in the calculation. */
export const dayNames: readonly DayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Opening hours on the wall clock of the calendar's zone, as 'HH:MM' or 'HH:MM:SS'. `to` may be '24:00' or lie on the next day
 * ('30:00', at most '48:00'); a `to` not later than `from` crosses midnight, so '00:00' means midnight at the day's end.
 * An interval belongs to the day it starts on (§4.9 e).
 */
export type OpenInterval = { from: string; to: string };

/** A closed day. Without a year it comes back every year on that day and month (§4.9 D17). */
export type Holiday = { day: number; month: number; year?: number | null; name: string };

/** One date ('YYYY-MM-DD') whose hours replace the week's; no intervals means closed. It wins over a holiday. */
export type SpecialDay = { date: string; intervals: OpenInterval[]; name: string };

/** Which of a country's days close the office. A choice for one day, by its rule in the package, goes before its kind. */
export type HolidayChoice = {
  /** ISO 3166-1, such as 'SE'. */
  country: string;
  /** A part of the country as the package names it, 'BY' or 'BY/A'; null for the days of the whole country. */
  region: string | null;
  kinds: HolidayKind[];
  /** `closes` is the whole day, never, or the time of day ('12:00') from which the office is closed. */
  choices: { rule: string; closes: string }[];
};

/**
 * The days a country's choice came to, written out: they are what is counted with, and they stay whatever a later version
 * of `source` says.
 */
export type PublicHolidays = HolidayChoice & {
  source: string;
  years: { from: number; to: number };
  days: KnownHoliday[];
};

/**
 * Everything the deadline arithmetic knows about a calendar (§2.6). The calculation remembers what it derived from one object of this
 * type, so a changed calendar must be a new object, never the old one edited.
 */
export type CalendarRules = {
  /** IANA name of the zone the hours are written in: never the server's, the viewer's or the browser's. */
  zone: string;
  week: Record<DayName, OpenInterval[]>;
  holidays: Holiday[];
  /** The days of a country, beside those entered by hand; a special day wins over both. */
  publicHolidays?: PublicHolidays | null;
  specialDays: SpecialDay[];
};
