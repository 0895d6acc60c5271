import { addWorkingTime, type CalendarRules, isOpen, nextOpen, workingSecondsBetween } from '#areas/calendars/index.ts';
import type { ChainClock } from './chain-calc.ts';

const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());
const date = (at: Temporal.Instant | null) => at && new Date(at.epochMilliseconds);

/** A clock that runs day and night. */
export const aroundTheClock: ChainClock = {
  add: (from, seconds) => new Date(from.getTime() + Math.round(seconds * 1000)),
  between: (from, to) => (to.getTime() - from.getTime()) / 1000,
  isOpen: () => true,
  nextOpen: (at) => at,
};

/** A clock that runs in the hours of a calendar (§4.9). */
export const openingHours = (rules: CalendarRules): ChainClock => ({
  add: (from, seconds) => date(addWorkingTime(rules, instant(from), seconds).at),
  between: (from, to) => workingSecondsBetween(rules, instant(from), instant(to)),
  isOpen: (at) => isOpen(rules, instant(at)),
  nextOpen: (at) => date(nextOpen(rules, instant(at))),
});
