import { isDeepStrictEqual } from 'node:util';
import type { CalendarRules, HolidayChoice, PublicHolidays } from './calendar-rules.ts';
import type { KnownHoliday } from './holiday-shapes.ts';
import { holidaySource, knownHolidays } from './known-holidays.ts';

/** Years whose days a calendar takes over: the one before, for what came late, and those any deadline reaches. */
const yearsBack = 1;
const yearsAhead = 5;

/** Rules as they come from outside: the days of a country may be left out, and are then what the package says now. */
export type GivenRules = Omit<CalendarRules, 'publicHolidays'> & {
  publicHolidays?: HolidayChoice | PublicHolidays | null | undefined;
};

/**
 * Rules with the days of their country written out, so that they can be counted with and stored. Days that are given stay
 * as they are; only a choice without days asks the package. Thus no upgrade of it moves what a calendar has decided: its
 * versions hold the dates themselves (trap 29). Throws `invalid_body` for a country or region nobody knows.
 */
export async function takeHolidays(rules: GivenRules, now: Date): Promise<CalendarRules> {
  const { publicHolidays: given, ...own } = rules;
  if (!given) return own;
  if ('days' in given && given.days) return { ...own, publicHolidays: given as PublicHolidays };
  const year = now.getUTCFullYear();
  const span = { from: year - yearsBack, to: year + yearsAhead };
  return { ...own, publicHolidays: await holidaysOf(given, span) };
}

/** What a choice comes to in these years, as the package has it now. Throws `invalid_body` for a country it does not know. */
export async function holidaysOf(choice: HolidayChoice, years: { from: number; to: number }): Promise<PublicHolidays> {
  const { country, region, kinds, choices } = choice;
  const list = Array.from({ length: years.to - years.from + 1 }, (_, at) => years.from + at);
  const known = await knownHolidays(country, region, list);
  return { country, region, kinds, choices, years, source: holidaySource, days: chosenDays(choice, known) };
}

/** The days of a list that close the office by its choice: a choice of its own for a day goes before its kind. */
export function chosenDays(choice: HolidayChoice, known: readonly KnownHoliday[]): PublicHolidays['days'] {
  return known.flatMap(({ from, rule, kind, ...day }) => {
    const own = choice.choices.find((one) => one.rule === rule);
    if (!own && !choice.kinds.includes(kind)) return [];
    if (own?.closes === 'never') return [];
    const closedFrom = own ? (own.closes === 'whole_day' ? null : own.closes) : from;
    return [{ ...day, rule, kind, from: closedFrom }];
  });
}

/**
 * The same calendar with the days of further years, when those it has run short; null while they do not. Years there are
 * stay as they were taken, whatever the package says of them now.
 */
export async function extendedHolidays(rules: CalendarRules, now: Date): Promise<CalendarRules | null> {
  const taken = rules.publicHolidays;
  const last = now.getUTCFullYear() + yearsAhead;
  if (!taken || taken.years.to >= last) return null;
  const further = await holidaysOf(taken, { from: taken.years.to + 1, to: last });
  return {
    ...rules,
    publicHolidays: {
      ...taken,
      source: further.source,
      years: { from: taken.years.from, to: last },
      days: [...taken.days, ...further.days],
    },
  };
}

/** Whether the package now says otherwise for the years a calendar has taken: the days it would add and leave out. */
export async function differingDays(taken: PublicHolidays) {
  const now = await holidaysOf(taken, taken.years);
  const mark = (day: PublicHolidays['days'][number]) => ({ date: day.date, from: day.from });
  const missing = (days: PublicHolidays['days'], others: PublicHolidays['days']) =>
    days.filter((day) => !others.some((other) => isDeepStrictEqual(mark(day), mark(other))));
  return { added: missing(now.days, taken.days), gone: missing(taken.days, now.days) };
}
