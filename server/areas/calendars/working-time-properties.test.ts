import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarRules, type DayName, dayNames, type OpenInterval } from './calendar-rules.ts';
import { isOpen, nextClose, nextOpen, openIntervals, previousOpen } from './open-intervals.ts';
import { addWorkingTime, subtractWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

// Zones that change at midnight, by half an hour, in autumn of the other half of the earth, skipped a day, or never change.
const zones = [
  'Europe/Stockholm',
  'Europe/Helsinki',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
];

const two = (count: number) => String(count).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const interval: fc.Arbitrary<OpenInterval> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 100 }))
  .map(([from, length]) => ({ from: clock(from * 15), to: clock(Math.min(2880, (from + length) * 15)) }));

const someHours = fc.array(interval, { maxLength: 3 });

const chosen = {
  country: 'SE',
  region: null,
  kinds: ['public' as const],
  choices: [],
  source: 'test',
  years: { from: 2011, to: 2012 },
};

const calendars: fc.Arbitrary<CalendarRules> = fc.record({
  zone: fc.constantFrom(...zones),
  week: fc.record({
    mon: fc.array(interval, { minLength: 1, maxLength: 3 }),
    tue: someHours,
    wed: someHours,
    thu: someHours,
    fri: someHours,
    sat: someHours,
    sun: someHours,
  }),
  holidays: fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      name: fc.constant('holiday'),
    }),
    { maxLength: 8 },
  ),
  publicHolidays: fc.option(
    fc
      .array(
        fc.record({
          date: fc
            .integer({ min: 0, max: 400 })
            .map((days) => Temporal.PlainDate.from('2011-01-01').add({ days }).toString()),
          rule: fc.constant('rule'),
          kind: fc.constant('public' as const),
          name: fc.constant('public holiday'),
          names: fc.constant({}),
          // The whole day, or from some time of it on.
          from: fc.option(fc.integer({ min: 1, max: 95 }).map((quarters) => clock(quarters * 15))),
        }),
        { maxLength: 12 },
      )
      .map((days) => ({ ...chosen, days })),
  ),
  specialDays: fc.uniqueArray(
    fc.record({
      date: fc
        .integer({ min: 0, max: 400 })
        .map((days) => Temporal.PlainDate.from('2011-01-01').add({ days }).toString()),
      intervals: someHours,
      name: fc.constant('special'),
    }),
    { maxLength: 6, selector: (special) => special.date },
  ),
});

// 2011 has every kind of clock change of the zones above, the day Samoa left out among them.
const instants = fc
  .integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2012, 1, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const budgets = fc.integer({ min: 0, max: 200 * 3_600_000 }).map((ms) => ms / 1000);

const runs = { numRuns: 300 };

describe('deadline arithmetic over calendars of every kind', () => {
  test('the time up to a deadline is the budget, not a thousandth earlier, and its steps add up to it', () => {
    fc.assert(
      fc.property(calendars, instants, budgets, (rules, start, budget) => {
        const { at, steps } = addWorkingTime(rules, start, budget);
        if (!at) throw new Error('a calendar open on Mondays has deadlines');
        expect(workingSecondsBetween(rules, start, at)).toBe(budget);
        if (budget === 0) return;
        expect(workingSecondsBetween(rules, start, at.subtract({ milliseconds: 1 }))).toBeLessThan(budget);
        expect(steps[0]?.from.equals(start)).toBe(true);
        expect(steps.at(-1)?.to.equals(at)).toBe(true);
        let spent = 0;
        steps.forEach((step, place) => {
          expect(step.to.epochMilliseconds).toBeGreaterThan(step.from.epochMilliseconds);
          if (place > 0) expect(step.from.equals((steps[place - 1] as typeof step).to)).toBe(true);
          if (step.kind === 'open') spent += Math.round(step.seconds * 1000);
          else expect(step.reasons.length).toBeGreaterThan(0);
          expect(workingSecondsBetween(rules, step.from, step.to)).toBe(step.kind === 'open' ? step.seconds : 0);
        });
        expect(spent).toBe(Math.round(budget * 1000));
      }),
      runs,
    );
  });

  test('a larger budget or a later start never brings an earlier deadline', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        budgets,
        budgets,
        fc.integer({ min: 0, max: 10 ** 9 }),
        (rules, start, one, other, ms) => {
          const due = (from: Temporal.Instant, budget: number) =>
            addWorkingTime(rules, from, budget).at?.epochMilliseconds ?? 0;
          expect(due(start, Math.max(one, other))).toBeGreaterThanOrEqual(due(start, Math.min(one, other)));
          expect(due(start.add({ milliseconds: ms }), one)).toBeGreaterThanOrEqual(due(start, one));
        },
      ),
      runs,
    );
  });

  test('going back from an end finds the latest start with the budget in between', () => {
    fc.assert(
      fc.property(calendars, instants, budgets, (rules, end, budget) => {
        const start = subtractWorkingTime(rules, end, budget);
        if (!start) throw new Error('a calendar open on Mondays was open before');
        expect(workingSecondsBetween(rules, start, end)).toBe(budget);
        if (budget > 0) expect(workingSecondsBetween(rules, start.add({ milliseconds: 1 }), end)).toBeLessThan(budget);
      }),
      runs,
    );
  });

  test('elapsed time adds up over any moment in between and changes its sign when reversed', () => {
    fc.assert(
      fc.property(calendars, instants, instants, instants, (rules, a, b, c) => {
        const open = (from: Temporal.Instant, to: Temporal.Instant) =>
          Math.round(workingSecondsBetween(rules, from, to) * 1000);
        expect(open(a, b) + open(b, c) - open(a, c)).toBe(0);
        expect(open(a, b) + open(b, a)).toBe(0);
      }),
      runs,
    );
  });

  test('openings and closings agree with the list of open hours', () => {
    fc.assert(
      fc.property(calendars, instants, (rules, at) => {
        const [first] = openIntervals(rules, at, at.add({ hours: 24 * 60 }));
        expect(nextOpen(rules, at)?.toString()).toBe(first?.from.toString());
        expect(isOpen(rules, at)).toBe(first?.from.equals(at) ?? false);
        if (first && first.to.epochMilliseconds < at.add({ hours: 24 * 60 }).epochMilliseconds) {
          expect(nextClose(rules, at)?.toString()).toBe(first.to.toString());
          expect(isOpen(rules, first.to)).toBe(false);
          expect(previousOpen(rules, first.to)?.toString()).toBe(first.to.toString());
        }
      }),
      runs,
    );
  });

  test('open or closed agrees with a slow reading of the rules by the wall clock', () => {
    fc.assert(
      fc.property(calendars, instants, (rules, at) => {
        expect(isOpen(rules, at)).toBe(openByWallClock(rules, at));
      }),
      { numRuns: 1500 },
    );
  });
});

/** The same rules written a second time, plainly, with Temporal alone. */
function openByWallClock(rules: CalendarRules, at: Temporal.Instant): boolean {
  const today = at.toZonedDateTimeISO(rules.zone).toPlainDate();
  return [3, 2, 1, 0, -1].some((back) => {
    const date = today.subtract({ days: back });
    return hoursOn(rules, date).some((hours) => {
      const from = moment(date, hours.from, rules.zone, 'earlier');
      const to = moment(date, hours.to, rules.zone, 'later');
      return at.epochMilliseconds >= from && at.epochMilliseconds < to;
    });
  });
}

function hoursOn(rules: CalendarRules, date: Temporal.PlainDate): OpenInterval[] {
  const special = rules.specialDays.find((one) => one.date === date.toString());
  if (special) return special.intervals;
  if (rules.holidays.some((one) => one.day === date.day && one.month === date.month)) return [];
  const week = rules.week[dayNames[date.dayOfWeek - 1] as DayName];
  const ofCountry = rules.publicHolidays?.days.filter((one) => one.date === date.toString()) ?? [];
  if (ofCountry.length === 0) return week;
  const cut = ofCountry.map((one) => one.from ?? '00:00').sort()[0] as string;
  return week
    .filter((hours) => hours.from < cut)
    .map((hours) => ({ from: hours.from, to: [hours.to, cut].sort()[0] as string }));
}

function moment(date: Temporal.PlainDate, time: string, zone: string, disambiguation: 'earlier' | 'later'): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const wall = date.toPlainDateTime().add({ minutes: hour * 60 + minute });
  const zoned = wall.toZonedDateTime(zone, { disambiguation });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  // Skipped by the wall clock: the change lies just before what 'later' makes of it.
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  return later.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NaN;
}
