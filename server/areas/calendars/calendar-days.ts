import { type CalendarRules, dayNames, type OpenInterval } from './calendar-rules.ts';
import { daySeconds, readClockTime, readInterval } from './clock-times.ts';
import { type HolidayName, joinedNames } from './holiday-name.ts';
import { type ZoneClock, zoneClock } from './zone-offsets.ts';

/** Milliseconds of a wall-clock day, the unit in which days are numbered (day 0 is 1970-01-01). */
export const dayMs = daySeconds * 1000;

/** Opening and closing in milliseconds of wall-clock time since the day's midnight. */
type Hours = { from: number; to: number };

/** One local day: its physical extent and the open time inside it as a flat list open, close, open, close … in epoch milliseconds. */
export type CalendarDay = { start: number; end: number; blocks: number[]; openMs: number };

/** A calendar prepared for arithmetic. Days are numbered since 1970-01-01 on the wall clock of the calendar's zone. */
export type CalendarDays = {
  rules: CalendarRules;
  clock: ZoneClock;
  /** The local day an instant falls on. */
  dayOf(epochMs: number): number;
  day(number: number): CalendarDay;
  /** The week's own hours of a day, whatever holiday or special day falls on it. */
  ordinaryHours(number: number): Hours[];
  /** The hours that start on a day once special days and holidays are heard. */
  hoursStartingOn(number: number): Hours[];
  /** The holiday of a day, closed for the whole of it or, `from` in milliseconds after midnight, for its rest. */
  holidayOn(number: number): (HolidayName & { from: number }) | undefined;
  specialName(number: number): string | undefined;
  /** False when no hours can start after this day, so that a search may stop at once (§4.9 f). */
  canOpenAfter(number: number): boolean;
  /** The same, looking back. */
  canOpenBefore(number: number): boolean;
};

const prepared = new WeakMap<CalendarRules, CalendarDays>();
// A few years of days; a longer walk empties the store rather than letting it grow.
const keptDays = 4096;

/**
 * Prepares a calendar, once per rules object.
 * @throws RangeError for an unknown zone, an unreadable time or an impossible special date; `calendarProblems` finds these beforehand.
 */
export function calendarDays(rules: CalendarRules): CalendarDays {
  let days = prepared.get(rules);
  if (!days) {
    days = prepare(rules);
    prepared.set(rules, days);
  }
  return days;
}

function readHours(intervals: OpenInterval[]): Hours[] {
  return intervals.map((interval) => {
    const read = readInterval(interval);
    if (!read) throw new RangeError(`Opening hours ${interval.from}–${interval.to} cannot be read`);
    return { from: read.from * 1000, to: read.to * 1000 };
  });
}

/** The days of the country by number; of two on one date the one that closes earlier decides. */
function readPublicDays(rules: CalendarRules): Map<number, HolidayName & { from: number }> {
  const days = new Map<number, HolidayName & { from: number }>();
  for (const { date, name, names, from } of rules.publicHolidays?.days ?? []) {
    const number = dayNumber(Temporal.PlainDate.from(date));
    const at = from === null ? 0 : (readClockTime(from) ?? 0) * 1000;
    const other = days.get(number);
    days.set(
      number,
      other ? { ...joinedNames([other, { name, names }]), from: Math.min(other.from, at) } : { name, names, from: at },
    );
  }
  return days;
}

/** The day number of a date. */
export function dayNumber(date: Temporal.PlainDate): number {
  return Date.parse(`${date.toString()}T00:00:00Z`) / dayMs;
}

/** The date of a day number. */
export function dateOfDay(number: number): Temporal.PlainDate {
  const day = new Date(number * dayMs);
  return new Temporal.PlainDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** Monday is 0. Day 0 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function prepare(rules: CalendarRules): CalendarDays {
  const clock = zoneClock(rules.zone);
  const week = dayNames.map((name) => readHours(rules.week[name] ?? []));
  const specials = new Map<number, { hours: Hours[]; name: string }>();
  for (const special of rules.specialDays) {
    const number = dayNumber(Temporal.PlainDate.from(special.date));
    specials.set(number, { hours: readHours(special.intervals), name: special.name });
  }
  const holidays = new Map<string, HolidayName[]>();
  for (const { day, month, year, name } of rules.holidays) {
    const key = `${year ?? ''}/${month}/${day}`;
    holidays.set(key, [...(holidays.get(key) ?? []), { name, names: {} }]);
  }
  const publicDays = readPublicDays(rules);

  const specialOpenDays = [...specials].filter(([, special]) => special.hours.length > 0).map(([number]) => number);
  const lastSpecial = specialOpenDays.reduce((latest, number) => Math.max(latest, number), Number.NEGATIVE_INFINITY);
  const firstSpecial = specialOpenDays.reduce((first, number) => Math.min(first, number), Number.POSITIVE_INFINITY);
  const weekOpens = week.some((hours) => hours.length > 0);
  // Hours past midnight spill into the next day, and past 24:00 of the next day only where a clock change repeats that midnight.
  const longest = [...week, ...[...specials.values()].map((special) => special.hours)]
    .flat()
    .reduce((latest, hours) => Math.max(latest, hours.to), 0);
  const spill = longest > dayMs ? 2 : 1;

  const ordinaryHours = (number: number) => week[weekdayOf(number)] as Hours[];
  const holidayOn = (number: number) => {
    const ofCountry = publicDays.get(number);
    if (holidays.size === 0) return ofCountry;
    const date = new Date(number * dayMs);
    const yearly = `/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
    const own = [...(holidays.get(yearly) ?? []), ...(holidays.get(`${date.getUTCFullYear()}${yearly}`) ?? [])];
    if (own.length === 0) return ofCountry;
    // A day entered by hand closes the whole of it, whatever the country does.
    return { ...joinedNames([...own, ...(ofCountry ? [ofCountry] : [])]), from: 0 };
  };
  const hoursStartingOn = (number: number) => {
    const special = specials.get(number);
    if (special) return special.hours;
    const holiday = holidayOn(number);
    if (!holiday) return ordinaryHours(number);
    if (holiday.from === 0) return [];
    return ordinaryHours(number)
      .filter((hours) => hours.from < holiday.from)
      .map((hours) => ({ from: hours.from, to: Math.min(hours.to, holiday.from) }));
  };

  const store = new Map<number, CalendarDay>();
  const day = (number: number) => {
    let found = store.get(number);
    if (!found) {
      if (store.size >= keptDays) store.clear();
      found = buildDay(number, clock, hoursStartingOn, spill);
      store.set(number, found);
    }
    return found;
  };

  return {
    rules,
    clock,
    day,
    ordinaryHours,
    hoursStartingOn,
    holidayOn,
    specialName: (number) => specials.get(number)?.name,
    canOpenAfter: (number) => weekOpens || lastSpecial > number,
    canOpenBefore: (number) => weekOpens || firstSpecial < number,
    dayOf(epochMs) {
      let number = Math.floor((epochMs + clock.offsetAt(epochMs)) / dayMs);
      // A clock set back across midnight shows the old date again; the day that has begun stays the day.
      while (epochMs >= day(number).end) number++;
      while (epochMs < day(number).start) number--;
      return number;
    },
  };
}

function buildDay(
  number: number,
  clock: ZoneClock,
  hoursStartingOn: (number: number) => Hours[],
  spill: number,
): CalendarDay {
  const start = clock.toEpoch(number * dayMs, 'first');
  const end = clock.toEpoch((number + 1) * dayMs, 'first');
  const pieces: [number, number][] = [];
  for (let origin = number - spill; origin <= number; origin++) {
    for (const hours of hoursStartingOn(origin)) {
      const from = Math.max(start, clock.toEpoch(origin * dayMs + hours.from, 'first'));
      const to = Math.min(end, clock.toEpoch(origin * dayMs + hours.to, 'last'));
      if (to > from) pieces.push([from, to]);
    }
  }
  pieces.sort((a, b) => a[0] - b[0]);
  const blocks: number[] = [];
  for (const [from, to] of pieces) {
    const last = blocks.length - 1;
    // Overlapping and touching hours are one block, or shared time would be counted twice.
    if (last > 0 && from <= (blocks[last] as number)) blocks[last] = Math.max(blocks[last] as number, to);
    else blocks.push(from, to);
  }
  let openMs = 0;
  for (let at = 0; at < blocks.length; at += 2) openMs += (blocks[at + 1] as number) - (blocks[at] as number);
  return { start, end, blocks, openMs };
}
