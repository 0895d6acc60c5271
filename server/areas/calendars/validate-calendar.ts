import { isZoneName } from '#platform/zone-name.ts';
import { type CalendarRules, dayNames, type OpenInterval } from './calendar-rules.ts';
import { readClockTime, readInterval } from './clock-times.ts';

/** What is wrong with a calendar. `never_open` is a warning (such a calendar gives no deadlines), every other code refuses it. */
export type CalendarProblemCode =
  | 'unknown_zone'
  | 'bad_time'
  | 'empty_interval'
  | 'impossible_date'
  | 'repeated_date'
  | 'never_open';

/** `path` leads to the field, as in 'week.mon.0.from'; `message` is English for logs and the API. */
export type CalendarProblem = { path: string; code: CalendarProblemCode; message: string };

/** Any leap year: a holiday without a year may be 29 February. */
const leapYear = 2024;

/**
 * Checks a calendar before it is stored.
 * @returns all problems, in the order of the fields; empty when the calendar can be calculated with.
 */
export function calendarProblems(rules: CalendarRules): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (!isZoneName(rules.zone)) {
    problems.push({ path: 'zone', code: 'unknown_zone', message: `No time zone is called "${rules.zone}"` });
  }
  for (const name of dayNames) problems.push(...intervalProblems(`week.${name}`, rules.week[name] ?? []));
  rules.holidays.forEach((holiday, at) => {
    const { day, month, year } = holiday;
    if (isDate(year ?? leapYear, month, day)) return;
    const message = `${day}/${month}${year ? `/${year}` : ''} is no date`;
    problems.push({ path: `holidays.${at}`, code: 'impossible_date', message });
  });
  const seen = new Set<string>();
  rules.specialDays.forEach((special, at) => {
    const path = `specialDays.${at}`;
    const [year, month, day] = /^\d{4}-\d{2}-\d{2}$/.test(special.date) ? special.date.split('-').map(Number) : [];
    if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day)) {
      problems.push({ path: `${path}.date`, code: 'impossible_date', message: `${special.date} is no date` });
    } else if (seen.has(special.date)) {
      problems.push({ path: `${path}.date`, code: 'repeated_date', message: `${special.date} has hours already` });
    }
    seen.add(special.date);
    problems.push(...intervalProblems(`${path}.intervals`, special.intervals));
  });
  rules.publicHolidays?.choices.forEach(({ closes }, at) => {
    if (closes === 'whole_day' || closes === 'never' || readClockTime(closes) !== null) return;
    const path = `publicHolidays.choices.${at}.closes`;
    problems.push({ path, code: 'bad_time', message: `"${closes}" is no time of day` });
  });
  const opens = dayNames.some((name) => (rules.week[name] ?? []).length > 0);
  if (!opens && rules.specialDays.every((special) => special.intervals.length === 0)) {
    problems.push({ path: 'week', code: 'never_open', message: 'The calendar never opens, so it gives no deadlines' });
  }
  return problems;
}

function intervalProblems(path: string, intervals: OpenInterval[]): CalendarProblem[] {
  return intervals.flatMap((interval, at): CalendarProblem[] => {
    const bad = (['from', 'to'] as const).filter((end) => readClockTime(interval[end]) === null);
    if (bad.length > 0) {
      return bad.map((end) => ({
        path: `${path}.${at}.${end}`,
        code: 'bad_time',
        message: `"${interval[end]}" is no time of day`,
      }));
    }
    const read = readInterval(interval);
    if (!read) return [{ path: `${path}.${at}.from`, code: 'bad_time', message: 'Hours must open on their own day' }];
    // Midnight to midnight is the whole day; any other pair of equal times is a slip of the pen, not a day of 24 hours.
    if (readClockTime(interval.from) === readClockTime(interval.to) && read.from !== 0) {
      return [{ path: `${path}.${at}`, code: 'empty_interval', message: `Opens and closes at ${interval.from}` }];
    }
    return [];
  });
}

function isDate(year: number, month: number, day: number): boolean {
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
