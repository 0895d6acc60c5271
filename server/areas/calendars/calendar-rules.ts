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

/**
 * Everything the deadline arithmetic knows about a calendar (§2.6). The calculation remembers what it derived from one object of this
 * type, so a changed calendar must be a new object, never the old one edited.
 */
export type CalendarRules = {
  /** IANA name of the zone the hours are written in: never the server's, the viewer's or the browser's. */
  zone: string;
  week: Record<DayName, OpenInterval[]>;
  holidays: Holiday[];
  specialDays: SpecialDay[];
};
