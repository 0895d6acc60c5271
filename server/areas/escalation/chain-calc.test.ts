import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanced,
  begun,
  type ChainRules,
  type ChainState,
  changedTo,
  foreseen,
  heldOr,
  leftAt,
  type Reaction,
  reacted,
} from './chain-calc.ts';
import { aroundTheClock, openingHours } from './chain-clock.ts';

const open = [{ from: '09:00', to: '17:00' }];
const office = openingHours({
  zone: 'Europe/Oslo',
  week: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] },
  holidays: [],
  specialDays: [],
});
const minutes = (...waits: number[]) => waits.map((wait) => wait * 60);
const at = (text: string) => new Date(text);
const start = at('2026-02-06T16:00:00+01:00'); // a Friday

describe('a chain', () => {
  test('counts each level from the level before, and only inside the time frame (R11.3, D2)', () => {
    const rules: ChainRules = { waits: minutes(120, 60), clock: office };
    expect(foreseen(rules, begun(rules, 'restart', false, start)).map((one) => one.at.toISOString())).toEqual([
      '2026-02-09T09:00:00.000Z', // Monday 10:00
      '2026-02-09T10:00:00.000Z',
    ]);
  });

  test('around the clock it counts the night and the weekend too', () => {
    const rules: ChainRules = { waits: minutes(120), clock: aroundTheClock };
    expect(begun(rules, 'restart', false, start).dueAt).toEqual(at('2026-02-06T18:00:00+01:00'));
  });

  test('with another priority keeps only its level; the times are those of the new chain', () => {
    const old: ChainRules = { waits: minutes(60, 60, 60), clock: aroundTheClock };
    const fresh: ChainRules = { waits: minutes(10, 20, 30), clock: aroundTheClock };
    const first = advanced(old, begun(old, 'restart', false, start), at('2026-02-06T17:00:00+01:00')).state;
    const now = at('2026-02-06T17:30:00+01:00');
    expect(changedTo(fresh, first, 'continue', now)).toMatchObject({
      level: 1,
      dueAt: at('2026-02-06T17:50:00+01:00'),
    });
    expect(changedTo(fresh, first, 'restart', now)).toMatchObject({ level: 0, dueAt: at('2026-02-06T17:40:00+01:00') });
    expect(changedTo(fresh, first, 'stop', now)).toMatchObject({ level: 1, dueAt: null, leftSeconds: 1200 });
    expect(changedTo(fresh, first, 'none', now)).toMatchObject({ level: 1, dueAt: first.dueAt });
  });

  test('a priority without a chain ends it, and one with fewer levels too', () => {
    const old: ChainRules = { waits: minutes(60, 60), clock: aroundTheClock };
    const first = advanced(old, begun(old, 'restart', false, start), at('2026-02-06T17:00:00+01:00')).state;
    for (const waits of [[], minutes(5)]) {
      for (const reaction of ['none', 'stop', 'continue'] as const) {
        const next = changedTo({ waits, clock: aroundTheClock }, first, reaction, start);
        expect(next).toMatchObject({ level: 1, dueAt: null, leftSeconds: null });
      }
    }
  });

  test('a level that is late waits for the opening, and after downtime no two come at once (trap 42)', () => {
    const rules: ChainRules = { waits: minutes(30, 60, 60), clock: office };
    const monday = at('2026-02-02T10:00:00+01:00');
    const running = begun(rules, 'restart', false, monday);
    const night = advanced(rules, running, at('2026-02-03T03:00:00+01:00'));
    expect(night.reached).toBeNull();
    expect(night.state.dueAt).toEqual(at('2026-02-03T09:00:00+01:00'));
    const noon = advanced(rules, running, at('2026-02-03T12:00:00+01:00'));
    expect(noon.reached).toMatchObject({ level: 1, late: true });
    expect(noon.state.dueAt).toEqual(at('2026-02-03T13:00:00+01:00'));
  });
});

const reactions: Reaction[] = ['none', 'stop', 'continue', 'restart'];
type Step = { waitMs: number } & (
  | { does: 'react'; reaction: Reaction }
  | { does: 'hold'; held: boolean }
  | { does: 'look' }
);
const step: fc.Arbitrary<Step> = fc.record({ waitMs: fc.integer({ min: 0, max: 6 * 3600_000 }) }).chain(({ waitMs }) =>
  fc.oneof(
    fc.constantFrom(...reactions).map((reaction) => ({ waitMs, does: 'react' as const, reaction })),
    fc.boolean().map((held) => ({ waitMs, does: 'hold' as const, held })),
    fc.constant({ waitMs, does: 'look' as const }),
  ),
);
const rulesOf = fc.record({
  waits: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }).map((waits) => minutes(...waits)),
  clock: fc.constantFrom(aroundTheClock, office),
});

/** Looks as often as it must, as a desk that runs does. */
function runTo(rules: ChainRules, state: ChainState, to: Date, reached: number[]): ChainState {
  let one = state;
  while (one.dueAt && one.dueAt <= to) {
    const next = advanced(rules, one, one.dueAt);
    if (next.reached) reached.push(next.reached.level);
    one = next.state;
  }
  return one;
}

const did = (rules: ChainRules, state: ChainState, one: Step, now: Date): ChainState =>
  one.does === 'react'
    ? reacted(rules, state, one.reaction, now)
    : one.does === 'hold'
      ? heldOr(rules, state, one.held, now)
      : state;

describe('whatever happens and however the clock goes', () => {
  test('between two restarts every level comes at most once, and in order', () => {
    fc.assert(
      fc.property(rulesOf, fc.array(step, { maxLength: 30 }), (rules, steps) => {
        let now = start;
        let state = begun(rules, 'restart', false, now);
        let reached: number[] = [];
        for (const one of steps) {
          now = new Date(now.getTime() + one.waitMs);
          state = runTo(rules, state, now, reached);
          expect(reached).toEqual(rules.waits.slice(0, reached.length).map((_, index) => index + 1));
          if (one.does === 'react' && one.reaction === 'restart') reached = [];
          state = did(rules, state, one, now);
          expect(state.level).toBe(reached.length);
          // It runs, stands still, or is over: never two of them.
          const over = state.level >= rules.waits.length;
          expect([state.dueAt !== null, state.leftSeconds !== null, over].filter(Boolean)).toHaveLength(1);
          if (state.stopped || state.held) expect(state.dueAt).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  test('stopping and going on takes nothing from the time that is left and adds nothing', () => {
    const pause = fc.record({
      runsMs: fc.integer({ min: 0, max: 3600_000 }),
      standsMs: fc.integer({ min: 0, max: 9 * 3600_000 }),
    });
    fc.assert(
      fc.property(rulesOf, fc.array(pause, { maxLength: 12 }), fc.boolean(), (rules, pauses, byHold) => {
        if (rules.waits.length === 0) return;
        let now = start;
        let state = begun(rules, 'restart', false, now);
        let ran = 0;
        for (const { runsMs, standsMs } of pauses) {
          const next = new Date(now.getTime() + runsMs);
          if (state.dueAt && state.dueAt <= next) return;
          ran += rules.clock.between(now, next);
          state = byHold ? heldOr(rules, state, true, next) : reacted(rules, state, 'stop', next);
          expect(leftAt(rules, state, next)).toBeCloseTo((rules.waits[0] as number) - ran, 3);
          now = new Date(next.getTime() + standsMs);
          state = byHold ? heldOr(rules, state, false, now) : reacted(rules, state, 'continue', now);
        }
        expect(leftAt(rules, state, now)).toBeCloseTo((rules.waits[0] as number) - ran, 3);
      }),
      { numRuns: 300 },
    );
  });

  test('a desk that was down does afterwards what one that ran did: the same levels in the same order, one at a look', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 72 * 3600_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rulesOf, looks, (rules, gaps) => {
        const state = begun(rules, 'restart', false, start);
        const always: number[] = [];
        runTo(rules, state, new Date(start.getTime() + 400 * 86_400_000), always);
        const sometimes: number[] = [];
        let now = start;
        let one = state;
        const look = () => {
          const next = advanced(rules, one, now);
          if (next.reached) sometimes.push(next.reached.level);
          one = next.state;
          if (next.reached?.late) expect(one.dueAt === null || one.dueAt > now).toBe(true);
        };
        for (const gap of gaps) {
          now = new Date(now.getTime() + gap);
          look();
        }
        for (let left = 0; left < 30 && one.dueAt; left++) {
          now = new Date(Math.max(one.dueAt.getTime(), now.getTime()));
          look();
        }
        expect(sometimes).toEqual(always);
      }),
      { numRuns: 200 },
    );
  });
});
