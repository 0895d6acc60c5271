import { type CalendarDays, calendarDays } from './calendar-days.ts';
import type { CalendarRules } from './calendar-rules.ts';

/** One open stretch, from opening to closing. */
export type OpenSpan = { from: Temporal.Instant; to: Temporal.Instant };

/** A search gives up after this many days without a single opening (§4.9 f: ten years). */
export const longestSilence = 3653;
// No deadline lies further away than a century: a walk over a calendar open one second a week has to end as well.
const longestWalk = 36_525;

/** Epoch milliseconds as an instant. */
export const instantOf = (epochMs: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(epochMs);

/**
 * Visits the open blocks after an instant in order; a block never reaches past midnight, so two that touch are one stretch.
 * @param visit gets opening and closing in epoch milliseconds (the first opening cut to `fromMs`) and answers true to stop.
 * @returns true when the visitor stopped, false when no more open time lies within the limits above.
 */
export function eachOpenBlock(
  days: CalendarDays,
  fromMs: number,
  visit: (from: number, to: number) => boolean,
): boolean {
  const first = days.dayOf(fromMs);
  let lastOpen = first;
  for (let number = first; number - lastOpen <= longestSilence && number - first <= longestWalk; number++) {
    const { blocks } = days.day(number);
    for (let at = 0; at < blocks.length; at += 2) {
      const to = blocks[at + 1] as number;
      if (to <= fromMs) continue;
      lastOpen = number;
      if (visit(Math.max(fromMs, blocks[at] as number), to)) return true;
    }
    // The day after may still hold hours that began today.
    if (blocks.length === 0 && !days.canOpenAfter(number - 1)) return false;
  }
  return false;
}

/** The same backwards: blocks before an instant, latest first, the first closing cut to `toMs`. */
export function eachOpenBlockBefore(
  days: CalendarDays,
  toMs: number,
  visit: (from: number, to: number) => boolean,
): boolean {
  const first = days.dayOf(toMs);
  let lastOpen = first;
  for (let number = first; lastOpen - number <= longestSilence && first - number <= longestWalk; number--) {
    const { blocks } = days.day(number);
    for (let at = blocks.length - 2; at >= 0; at -= 2) {
      const from = blocks[at] as number;
      if (from >= toMs) continue;
      lastOpen = number;
      if (visit(from, Math.min(toMs, blocks[at + 1] as number))) return true;
    }
    if (blocks.length === 0 && !days.canOpenBefore(number + 1)) return false;
  }
  return false;
}

/** Whether the calendar is open at an instant. The opening instant is open, the closing instant is not. */
export function isOpen(rules: CalendarRules, at: Temporal.Instant): boolean {
  const days = calendarDays(rules);
  const ms = at.epochMilliseconds;
  const { blocks } = days.day(days.dayOf(ms));
  for (let place = 0; place < blocks.length; place += 2) {
    if (ms >= (blocks[place] as number) && ms < (blocks[place + 1] as number)) return true;
  }
  return false;
}

/** The earliest open instant not before `at`: `at` itself while open. Null when nothing opens within ten years. */
export function nextOpen(rules: CalendarRules, at: Temporal.Instant): Temporal.Instant | null {
  let found: number | null = null;
  eachOpenBlock(calendarDays(rules), at.epochMilliseconds, (from) => {
    found = from;
    return true;
  });
  return found === null ? null : instantOf(found);
}

/** The first closing after `at`. Null when nothing opens, or what is open never closes, within ten years. */
export function nextClose(rules: CalendarRules, at: Temporal.Instant): Temporal.Instant | null {
  const start = at.epochMilliseconds;
  const limit = start + longestSilence * 86_400_000;
  let closing: number | null = null;
  let endless = false;
  eachOpenBlock(calendarDays(rules), start, (from, to) => {
    if (closing !== null && from > closing) return true;
    closing = to;
    endless = to > limit;
    return endless;
  });
  return closing === null || endless ? null : instantOf(closing);
}

/**
 * The latest instant not after `at` that ends open time: `at` itself while open or just closing, else the closing before it. The mirror of
 * `nextOpen`, so at an opening it answers with the closing before. Null when nothing was open in ten years.
 */
export function previousOpen(rules: CalendarRules, at: Temporal.Instant): Temporal.Instant | null {
  let found: number | null = null;
  eachOpenBlockBefore(calendarDays(rules), at.epochMilliseconds, (_from, to) => {
    found = to;
    return true;
  });
  return found === null ? null : instantOf(found);
}

/** The open stretches between two instants in order, cut to them; stretches that touch are one. */
export function openIntervals(rules: CalendarRules, from: Temporal.Instant, to: Temporal.Instant): OpenSpan[] {
  return stretches(rules, from, to.epochMilliseconds, Number.POSITIVE_INFINITY);
}

/** The first `count` open stretches from an instant on, the first one cut to it. */
export function nextOpenIntervals(rules: CalendarRules, from: Temporal.Instant, count: number): OpenSpan[] {
  return stretches(rules, from, Number.POSITIVE_INFINITY, count);
}

function stretches(rules: CalendarRules, start: Temporal.Instant, until: number, count: number): OpenSpan[] {
  const found: [number, number][] = [];
  eachOpenBlock(calendarDays(rules), start.epochMilliseconds, (from, to) => {
    if (from >= until) return true;
    const last = found.at(-1);
    if (last && last[1] === from) last[1] = Math.min(to, until);
    else if (found.length >= count) return true;
    else found.push([from, Math.min(to, until)]);
    return false;
  });
  return found.map(([from, to]) => ({ from: instantOf(from), to: instantOf(to) }));
}
