import { describe, expect, test } from 'vitest';
import { type CalendarRules, dayNames, type Holiday, type OpenInterval, type SpecialDay } from './calendar-rules.ts';
import { nextOpen } from './open-intervals.ts';
import { pausedDeadline } from './paused-deadline.ts';
import { addWorkingTime, subtractWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

const hour = 3600;

function hours(text: string): OpenInterval[] {
  return text.split(' ').map((part) => ({ from: part.slice(0, 5), to: part.slice(6) }));
}

function calendar(
  zone: string,
  days: 'weekdays' | 'daily',
  open: string,
  holidays: Holiday[] = [],
  specialDays: SpecialDay[] = [],
): CalendarRules {
  const week = Object.fromEntries(
    dayNames.map((name, at) => [name, days === 'daily' || at < 5 ? hours(open) : []]),
  ) as CalendarRules['week'];
  return { zone, week, holidays, specialDays };
}

function closedOn(...dates: string[]): Holiday[] {
  return dates.map((text) => {
    const date = Temporal.PlainDate.from(text);
    return { day: date.day, month: date.month, year: date.year, name: text };
  });
}

const instant = (local: string, zone: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();

const warsaw = calendar('Europe/Warsaw', 'weekdays', '08:00-17:00');
const stockholm = calendar('Europe/Stockholm', 'weekdays', '08:00-17:00');
const night = calendar('Europe/Stockholm', 'daily', '22:00-06:00');
const around = calendar('Europe/Stockholm', 'daily', '00:00-24:00');
const newYork = calendar('America/New_York', 'weekdays', '09:00-17:00');
const yearly = [
  [25, 12],
  [26, 12],
  [1, 1],
  [6, 1],
].map(([day, month]) => ({ day, month, name: 'x' }) as Holiday);
const christmas: SpecialDay[] = [{ date: '2025-12-24', intervals: hours('08:00-12:00'), name: 'Christmas Eve' }];

// The worked examples of the domain document: start on the wall clock, budget in hours, deadline on the wall clock and in UTC.
const examples: [string, CalendarRules, string, number, string, string][] = [
  ['D1 over the weekend', warsaw, '2026-02-06T15:00', 3, '2026-02-09T09:00', '08:00'],
  [
    'D2 nine to five in Oslo',
    calendar('Europe/Oslo', 'weekdays', '09:00-17:00'),
    '2026-02-06T16:00',
    2,
    '2026-02-09T10:00',
    '09:00',
  ],
  [
    'D3 a scaled contract period',
    calendar('Europe/Amsterdam', 'weekdays', '09:00-17:00'),
    '2026-02-04T10:00',
    8.4,
    '2026-02-05T10:24',
    '09:24',
  ],
  [
    'D4 Easter',
    { ...stockholm, holidays: closedOn('2026-04-03', '2026-04-06') },
    '2026-04-02T15:00',
    3,
    '2026-04-07T09:00',
    '07:00',
  ],
  ['D5 clocks forward in between', stockholm, '2026-03-27T15:00', 3, '2026-03-30T09:00', '07:00'],
  ['D6 clocks back in between', stockholm, '2026-10-23T15:00', 3, '2026-10-26T09:00', '08:00'],
  ['D7 round the clock, forward', around, '2026-03-28T20:00', 8, '2026-03-29T05:00', '03:00'],
  ['D8 round the clock, back', around, '2026-10-24T20:00', 8, '2026-10-25T03:00', '02:00'],
  ['D9a a night shift of seven hours', night, '2026-03-28T22:00', 8, '2026-03-29T23:00', '21:00'],
  ['D9b a night shift of nine hours', night, '2026-10-24T22:00', 8, '2026-10-25T05:00', '04:00'],
  ['D10 hours of another zone', newYork, '2026-02-06T09:30', 3, '2026-02-06T12:30', '17:30'],
  ['D11 start at the weekend', warsaw, '2026-02-07T11:00', 3, '2026-02-09T11:00', '10:00'],
  ['D12a ends exactly at closing', warsaw, '2026-02-06T14:00', 3, '2026-02-06T17:00', '16:00'],
  ['D12b starts exactly at closing', warsaw, '2026-02-06T17:00', 3, '2026-02-09T11:00', '10:00'],
  ['D12c starts in the last minute', warsaw, '2026-02-06T16:59', 3, '2026-02-09T10:59', '09:59'],
  ['D12d starts before opening', warsaw, '2026-02-06T07:00', 3, '2026-02-06T11:00', '10:00'],
  [
    'D13 lunch break',
    calendar('Europe/Warsaw', 'weekdays', '08:00-12:00 13:00-17:00'),
    '2026-02-06T11:00',
    3,
    '2026-02-06T15:00',
    '14:00',
  ],
  [
    'D14 half day',
    { ...stockholm, specialDays: christmas, holidays: closedOn('2025-12-25', '2025-12-26') },
    '2025-12-24T10:00',
    3,
    '2025-12-29T09:00',
    '08:00',
  ],
  [
    'D16 another nine-hour day',
    calendar('Europe/Warsaw', 'weekdays', '09:00-18:00'),
    '2026-02-06T15:00',
    3,
    '2026-02-06T18:00',
    '17:00',
  ],
  [
    'D17 holidays that come every year',
    { ...stockholm, holidays: yearly },
    '2025-12-24T16:00',
    3,
    '2025-12-29T10:00',
    '09:00',
  ],
  ['D18 the American clock change', newYork, '2026-03-06T16:00', 2, '2026-03-09T10:00', '14:00'],
  [
    'D19 a national holiday',
    { ...warsaw, holidays: closedOn('2026-11-11') },
    '2026-11-10T16:00',
    3,
    '2026-11-12T10:00',
    '09:00',
  ],
];

describe('the worked examples of deadlines', () => {
  test.each(examples)('%s', (_name, rules, start, budget, local, utc) => {
    const from = instant(start, rules.zone);
    const { at, steps } = addWorkingTime(rules, from, budget * hour);
    expect(at?.toZonedDateTimeISO(rules.zone).toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(local);
    expect(at?.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' })).toBe(utc);
    if (!at) return;
    expect(workingSecondsBetween(rules, from, at)).toBe(budget * hour);
    const spent = steps.reduce((sum, step) => sum + (step.kind === 'open' ? step.seconds : 0), 0);
    expect(spent).toBeCloseTo(budget * hour, 6);
  });

  test('D15 a wait for the customer freezes the remaining hours, closed time inside it takes none', () => {
    const pause = { from: instant('2026-02-06T16:00', warsaw.zone), to: instant('2026-02-09T10:00', warsaw.zone) };
    const start = instant('2026-02-06T15:00', warsaw.zone);
    expect(pausedDeadline(warsaw, start, 3 * hour, [pause])).toEqual({
      at: instant('2026-02-09T12:00', warsaw.zone),
      leftSeconds: 2 * hour,
      resumedAt: instant('2026-02-09T10:00', warsaw.zone),
    });
    // Still waiting past the old due time: nothing is due, so nothing can be breached.
    expect(pausedDeadline(warsaw, start, 3 * hour, [{ ...pause, to: null }])).toEqual({
      at: null,
      leftSeconds: 2 * hour,
      resumedAt: start,
    });
  });
});

const nine = calendar('Europe/Helsinki', 'weekdays', '09:00-17:00');
const long = calendar('Europe/Helsinki', 'weekdays', '08:00-18:00');

describe('what users of such desks were bitten by', () => {
  test.each<[string, CalendarRules, string, number, string]>([
    ['an hour over the weekend', nine, '2026-02-06T16:30', 1, '2026-02-09T09:30'],
    ['before opening', nine, '2026-02-04T07:00', 2, '2026-02-04T11:00'],
    ['inside hours', nine, '2026-02-04T10:00', 2, '2026-02-04T12:00'],
    ['four hours within the day', long, '2026-02-02T10:00', 4, '2026-02-02T14:00'],
    ['four hours into the next day', long, '2026-02-02T17:00', 4, '2026-02-03T11:00'],
    [
      'no minute is lost at midnight',
      calendar('Europe/Helsinki', 'daily', '00:00-00:00'),
      '2026-02-02T23:00',
      2,
      '2026-02-03T01:00',
    ],
    [
      'closing at 00:00 is midnight',
      calendar('Europe/Helsinki', 'daily', '09:00-00:00'),
      '2026-02-02T23:00',
      2,
      '2026-02-03T10:00',
    ],
    [
      'a split day',
      calendar('Europe/Helsinki', 'weekdays', '08:00-12:00 13:30-18:00'),
      '2026-02-02T11:30',
      1,
      '2026-02-02T14:00',
    ],
  ])('%s', (_name, rules, start, budget, due) => {
    expect(addWorkingTime(rules, instant(start, rules.zone), budget * hour).at).toEqual(instant(due, rules.zone));
  });

  test('a warning an hour before falls inside hours too', () => {
    const warning = (due: string) => subtractWorkingTime(long, instant(due, long.zone), hour);
    expect(warning('2026-02-02T14:00')).toEqual(instant('2026-02-02T13:00', long.zone));
    expect(warning('2026-02-03T11:00')).toEqual(instant('2026-02-03T10:00', long.zone));
  });

  test('a request made on a holiday counts from the first working minute', () => {
    const rules = { ...nine, holidays: closedOn('2026-01-06') };
    const made = instant('2026-01-06T10:00', rules.zone);
    expect(workingSecondsBetween(rules, made, instant('2026-01-07T09:10', rules.zone))).toBe(600);
    expect(nextOpen(rules, made)).toEqual(instant('2026-01-07T09:00', rules.zone));
  });

  test('clock changes in Helsinki: a round-the-clock day has 23 or 25 hours, an office day nine', () => {
    const always = calendar('Europe/Helsinki', 'daily', '00:00-24:00');
    const office = calendar('Europe/Helsinki', 'daily', '08:00-17:00');
    const elapsed = (rules: CalendarRules, from: string, to: string) =>
      workingSecondsBetween(rules, instant(from, rules.zone), instant(to, rules.zone)) / hour;
    expect(elapsed(always, '2026-03-29T00:00', '2026-03-30T00:00')).toBe(23);
    expect(elapsed(always, '2026-10-25T00:00', '2026-10-26T00:00')).toBe(25);
    expect(elapsed(office, '2026-03-29T00:00', '2026-03-30T00:00')).toBe(9);
    expect(elapsed(office, '2026-10-25T00:00', '2026-10-26T00:00')).toBe(9);
  });
});

describe('rules of the calendar', () => {
  test('a holiday closes the shift that starts on it, not the one that runs into it', () => {
    const rules = { ...night, holidays: closedOn('2026-06-19') };
    const worked = (from: string, to: string) =>
      workingSecondsBetween(rules, instant(from, rules.zone), instant(to, rules.zone)) / hour;
    expect(worked('2026-06-18T22:00', '2026-06-19T12:00')).toBe(8);
    expect(worked('2026-06-19T12:00', '2026-06-20T12:00')).toBe(0);
  });

  test('a special day wins over a holiday on the same date', () => {
    const open = { date: '2026-11-11', intervals: hours('10:00-12:00'), name: 'Duty' };
    const rules = { ...warsaw, holidays: closedOn('2026-11-11'), specialDays: [open] };
    expect(addWorkingTime(rules, instant('2026-11-11T07:00', rules.zone), hour).at).toEqual(
      instant('2026-11-11T11:00', rules.zone),
    );
  });

  test('an opening or closing inside the skipped hour moves to the moment of the change', () => {
    const rules = calendar('Europe/Stockholm', 'daily', '02:30-04:00');
    expect(nextOpen(rules, instant('2026-03-29T00:00', rules.zone))).toEqual(
      Temporal.Instant.from('2026-03-29T01:00Z'),
    );
    const until = calendar('Europe/Stockholm', 'daily', '00:00-02:30');
    const whole = workingSecondsBetween(
      until,
      instant('2026-03-29T00:00', until.zone),
      instant('2026-03-29T12:00', until.zone),
    );
    expect(whole).toBe(2 * hour);
  });

  test('in the repeated hour an opening takes the first occurrence and a closing the second', () => {
    const rules = calendar('Europe/Stockholm', 'daily', '02:15-02:45');
    const worked = workingSecondsBetween(
      rules,
      instant('2026-10-25T00:00', rules.zone),
      instant('2026-10-25T12:00', rules.zone),
    );
    expect(worked).toBe(1.5 * hour);
  });

  test('overlapping and touching hours are counted once, also across midnight', () => {
    const rules = calendar('Europe/Warsaw', 'daily', '08:00-12:00 11:00-13:00 13:00-14:00');
    expect(
      workingSecondsBetween(rules, instant('2026-02-02T00:00', rules.zone), instant('2026-02-03T00:00', rules.zone)),
    ).toBe(6 * hour);
    const spilling = calendar('Europe/Warsaw', 'daily', '20:00-48:00');
    expect(
      workingSecondsBetween(spilling, instant('2026-02-02T00:00', rules.zone), instant('2026-02-03T00:00', rules.zone)),
    ).toBe(24 * hour);
  });

  test('seconds and thousandths are kept', () => {
    const { at } = addWorkingTime(warsaw, Temporal.Instant.from('2026-02-06T14:00:30.125Z'), 10_799.5);
    expect(at?.toString()).toBe('2026-02-09T08:00:29.625Z');
  });

  test('a calendar that never opens gives no deadline, at once', () => {
    const never = calendar('Europe/Warsaw', 'weekdays', '08:00-17:00');
    never.week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const began = performance.now();
    expect(addWorkingTime(never, Temporal.Instant.from('2026-02-06T14:00Z'), hour)).toEqual({ at: null, steps: [] });
    expect(performance.now() - began).toBeLessThan(250);
    const one = { ...never, specialDays: [{ date: '2026-02-10', intervals: hours('08:00-09:00'), name: 'Only day' }] };
    expect(addWorkingTime(one, Temporal.Instant.from('2026-02-06T14:00Z'), hour).at).toEqual(
      instant('2026-02-10T09:00', one.zone),
    );
    expect(addWorkingTime(one, Temporal.Instant.from('2026-02-06T14:00Z'), hour + 1).at).toBeNull();
    expect(subtractWorkingTime(one, Temporal.Instant.from('2026-02-06T14:00Z'), hour)).toBeNull();
  });

  test('a calendar whose every day is a holiday gives no deadline after ten years of looking', () => {
    const every = Array.from({ length: 366 }, (_, at) => {
      const date = Temporal.PlainDate.from('2024-01-01').add({ days: at });
      return { day: date.day, month: date.month, name: 'closed' };
    });
    expect(addWorkingTime({ ...warsaw, holidays: every }, Temporal.Instant.from('2026-02-06T14:00Z'), 1).at).toBeNull();
  });

  test('the arithmetic of a very long deadline stays short and true', () => {
    const { steps } = addWorkingTime(warsaw, Temporal.Instant.from('2026-02-06T14:00Z'), 2000 * hour);
    expect(steps.length).toBeLessThan(50);
    expect(steps.reduce((sum, step) => sum + (step.kind === 'open' ? step.seconds : 0), 0)).toBe(2000 * hour);
    expect(steps.at(-1)).toMatchObject({ kind: 'open', severalStretches: true });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('a budget of %s is refused', (budget) => {
    expect(() => addWorkingTime(warsaw, Temporal.Instant.from('2026-02-06T14:00Z'), budget)).toThrow(RangeError);
  });
});
