import { calendarDays } from './calendar-days.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { closedReasons } from './closed-reasons.ts';
import { eachOpenBlock, eachOpenBlockBefore, instantOf } from './open-intervals.ts';
import type { OpenStep, WorkingStep } from './working-step.ts';

// Beyond this many lines the arithmetic of a long deadline is no longer read: the rest becomes one line.
const longestExplanation = 41;

/**
 * The deadline: the earliest instant not before `start` by which the calendar has been open for `seconds` (§4.9). Time used up exactly at
 * closing ends at closing (b); a start outside hours counts from the next opening (a); thousandths of seconds are kept (h).
 * @param seconds open time to spend, 0 or more; 0 ends at `start`.
 * @returns `at`, or null when the calendar does not open for ten years, or a century does not hold the time (f); and the arithmetic, taken
 * from the very walk that found `at`: its open seconds add up to the budget.
 * @throws RangeError for a budget that is no number or below 0; for rules `calendarProblems` refuses.
 */
export function addWorkingTime(
  rules: CalendarRules,
  start: Temporal.Instant,
  seconds: number,
): { at: Temporal.Instant | null; steps: WorkingStep[] } {
  let left = budgetMs(seconds);
  if (left === 0) return { at: start, steps: [] };
  const days = calendarDays(rules);
  const startMs = start.epochMilliseconds;
  const steps: WorkingStep[] = [];
  let reached = startMs;
  let reachedAt = start;
  let stretch: OpenStep | null = null;

  const found = eachOpenBlock(days, startMs, (from, to) => {
    const end = Math.min(to, from + left);
    const endAt = instantOf(end);
    if (stretch && (from === reached || steps.length >= longestExplanation)) {
      if (from !== reached) stretch.severalStretches = true;
      stretch.to = endAt;
      stretch.seconds = (stretch.seconds * 1000 + end - from) / 1000;
    } else {
      const fromAt = from === reached ? reachedAt : instantOf(from);
      if (from > reached) {
        steps.push({ kind: 'closed', from: reachedAt, to: fromAt, reasons: closedReasons(days, reached, from) });
      }
      stretch = { kind: 'open', from: fromAt, to: endAt, seconds: (end - from) / 1000 };
      steps.push(stretch);
    }
    left -= end - from;
    reached = end;
    reachedAt = endAt;
    return left === 0;
  });
  return { at: found ? reachedAt : null, steps };
}

/**
 * The start that has the given open time before an end: the latest instant not after `end` from which the calendar is open for `seconds`
 * until `end`. Warnings before a deadline are found with it, so they too fall inside hours.
 * @returns null when ten years back hold no open time, or a century does not hold enough.
 * @throws RangeError as `addWorkingTime`.
 */
export function subtractWorkingTime(
  rules: CalendarRules,
  end: Temporal.Instant,
  seconds: number,
): Temporal.Instant | null {
  let left = budgetMs(seconds);
  if (left === 0) return end;
  let reached = 0;
  const found = eachOpenBlockBefore(calendarDays(rules), end.epochMilliseconds, (from, to) => {
    reached = Math.max(from, to - left);
    left -= to - reached;
    return left === 0;
  });
  return found ? instantOf(reached) : null;
}

/**
 * Open time between two instants in physical seconds, the exact inverse of `addWorkingTime`: the same for every place of `to` inside
 * closed hours, negative when `to` lies before `from`. Never found by subtracting wall-clock times.
 */
export function workingSecondsBetween(rules: CalendarRules, from: Temporal.Instant, to: Temporal.Instant): number {
  const start = from.epochMilliseconds;
  const end = to.epochMilliseconds;
  return end >= start ? openMsBetween(rules, start, end) / 1000 : -openMsBetween(rules, end, start) / 1000;
}

function openMsBetween(rules: CalendarRules, start: number, end: number): number {
  const days = calendarDays(rules);
  let open = 0;
  for (let number = days.dayOf(start); ; number++) {
    const day = days.day(number);
    if (day.start >= end) return open;
    if (day.start >= start && day.end <= end) {
      open += day.openMs;
      continue;
    }
    for (let at = 0; at < day.blocks.length; at += 2) {
      const from = Math.max(start, day.blocks[at] as number);
      const to = Math.min(end, day.blocks[at + 1] as number);
      if (to > from) open += to - from;
    }
  }
}

function budgetMs(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new RangeError(`Working time must be 0 seconds or more, not ${seconds}`);
  return Math.round(seconds * 1000);
}
