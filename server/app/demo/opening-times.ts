import { type CalendarRules, openIntervals } from '#areas/calendars/index.ts';

/** When the desk is staffed, as milliseconds since 1970; the month is counted in these. */
export type OpeningTimes = {
  isOpen: (at: number) => boolean;
  /** `at` while open, else the next opening. */
  nextOpen: (at: number) => number;
  /** The moment so many open minutes before `at`. */
  openMinutesBefore: (at: number, minutes: number) => number;
  /** Open minutes between two moments. */
  openMinutes: (from: number, to: number) => number;
};

/** Reads the open stretches of a calendar between two moments, with room on both sides. */
export function openingTimes(rules: CalendarRules, from: number, to: number): OpeningTimes {
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const spans = openIntervals(rules, instant(from - 10 * day), instant(to + 15 * day)).map((span) => ({
    from: span.from.epochMilliseconds,
    to: span.to.epochMilliseconds,
  }));
  const nextOpen = (at: number) => {
    const span = spans.find((one) => one.to > at);
    return span ? Math.max(span.from, at) : at;
  };
  return {
    nextOpen,
    isOpen: (at) => spans.some((one) => one.from <= at && at < one.to),
    openMinutesBefore: (at, minutes) => {
      let left = minutes * minute;
      for (const span of spans.filter((one) => one.from < at).reverse()) {
        const length = Math.min(span.to, at) - span.from;
        if (length >= left) return Math.min(span.to, at) - left;
        left -= length;
      }
      return from;
    },
    openMinutes: (start, end) =>
      spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, end) - Math.max(one.from, start)), 0) / minute,
  };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
