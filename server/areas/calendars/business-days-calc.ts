import { type CalendarDays, calendarDays, dateOfDay, dayMs, dayNumber } from './calendar-days.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { instantOf, longestSilence, nextOpen, previousOpen } from './open-intervals.ts';

// Counting further than a century of days is a mistake in the count, not a deadline.
const furthestDay = 36_525;

/** Whether a date of the calendar's zone is a holiday of the calendar, of a part of the day too, also where a special day gives it hours. */
export function isHoliday(rules: CalendarRules, date: Temporal.PlainDate): boolean {
  return calendarDays(rules).holidayOn(dayNumber(date)) !== undefined;
}

/** Whether hours start on a date of the calendar's zone. A night shift makes the day it begins a working day, not the day it ends. */
export function isWorkingDay(rules: CalendarRules, date: Temporal.PlainDate): boolean {
  return beginsHours(calendarDays(rules), dayNumber(date));
}

/** A date the zone skipped, as Samoa did on 30 December 2011, was nobody's working day, whatever the week says of it. */
function beginsHours(days: CalendarDays, number: number): boolean {
  if (days.hoursStartingOn(number).length === 0) return false;
  const { start, end } = days.day(number);
  return start < end;
}

/**
 * Moves a date by working days. A date that is none is first moved to the next one in the direction of counting; 0 changes nothing.
 * @param count whole days, negative to go back.
 * @returns null when working days run out (none in ten years, or further than a century).
 * @throws RangeError for a count that is not whole.
 */
export function addWorkingDays(
  rules: CalendarRules,
  date: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate | null {
  const days = calendarDays(rules);
  const start = dayNumber(date);
  const direction = Math.sign(wholeDays(count));
  if (direction === 0) return date;
  const first = beginsHours(days, start) ? start : nthWorkingDay(days, start, direction);
  const found = first === null ? null : nthWorkingDay(days, first, count);
  return found === null ? null : dateOfDay(found);
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(rules: CalendarRules, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = calendarDays(rules);
  const ends = [dayNumber(from), dayNumber(to)];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  let count = 0;
  for (let number = first + 1; number <= last; number++) {
    if (beginsHours(days, number)) count++;
  }
  return first === ends[0] ? count : -count;
}

/**
 * Moves an instant by business days and keeps the time of day: the count-th working day after (or before) the local date, then, where that
 * time is closed, on to the next opening (or back to the closing before).
 * @param count whole days, negative to go back.
 * @returns null when working days run out.
 * @throws RangeError for a count that is not whole.
 */
export function addBusinessDays(rules: CalendarRules, start: Temporal.Instant, count: number): Temporal.Instant | null {
  const days = calendarDays(rules);
  const wall = start.epochMilliseconds + days.clock.offsetAt(start.epochMilliseconds);
  const day = Math.floor(wall / dayMs);
  const found = wholeDays(count) === 0 ? day : nthWorkingDay(days, day, count);
  if (found === null) return null;
  const moved = found === day ? start : instantOf(days.clock.toEpoch(wall + (found - day) * dayMs, 'first'));
  return count < 0 ? previousOpen(rules, moved) : nextOpen(rules, moved);
}

/**
 * The business-days way of giving a deadline (§4.9 BD): the local day of `start` is business day 0, and the deadline is the last closing
 * of hours that start on business day `count`.
 * @param count whole days, 0 or more; 0 means the closing on the day itself, or of the next working day once that has passed.
 * @returns null when working days run out.
 * @throws RangeError for a count that is not whole or below 0.
 */
export function endOfBusinessDay(
  rules: CalendarRules,
  start: Temporal.Instant,
  count: number,
): Temporal.Instant | null {
  if (wholeDays(count) < 0) throw new RangeError(`Business days must be 0 or more, not ${count}`);
  const days = calendarDays(rules);
  const today = days.dayOf(start.epochMilliseconds);
  if (count === 0) {
    const closing = closingOf(days, today);
    if (closing !== null && closing > start.epochMilliseconds) return instantOf(closing);
  }
  const found = nthWorkingDay(days, today, Math.max(1, count));
  const closing = found === null ? null : closingOf(days, found);
  return closing === null ? null : instantOf(closing);
}

function closingOf(days: CalendarDays, number: number): number | null {
  const hours = days.hoursStartingOn(number);
  if (hours.length === 0) return null;
  const latest = Math.max(...hours.map((one) => one.to));
  return days.clock.toEpoch(number * dayMs + latest, 'last');
}

/** The count-th day with hours of its own after a day, before it for a negative count. */
function nthWorkingDay(days: CalendarDays, start: number, count: number): number | null {
  const direction = Math.sign(count);
  let left = Math.abs(count);
  let lastFound = start;
  for (let number = start + direction; Math.abs(number - start) <= furthestDay; number += direction) {
    if (beginsHours(days, number)) {
      lastFound = number;
      left--;
      if (left === 0) return number;
    } else if (Math.abs(number - lastFound) > longestSilence) return null;
  }
  return null;
}

function wholeDays(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`Days must be a whole number, not ${count}`);
  return count;
}
