import type { CalendarRules } from './calendar-rules.ts';
import { addWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

/** A time during which the clock stands still; `to` is null while it still does. */
export type Pause = { from: Temporal.Instant; to: Temporal.Instant | null };

/**
 * The deadline of a clock that was stopped now and then (§4.9 Pausing): what is left of the open time freezes at each pause and counts on
 * from its end, so closed hours inside a pause take nothing.
 * @param seconds the whole budget in open seconds.
 * @param pauses in any order; they may overlap.
 * @returns `at`, null while an unfinished pause holds the clock or where `addWorkingTime` finds none; `leftSeconds`, the budget that was
 * unspent at the last pause that moved the deadline; `resumedAt`, from when that budget runs.
 */
export function pausedDeadline(
  rules: CalendarRules,
  start: Temporal.Instant,
  seconds: number,
  pauses: readonly Pause[],
): { at: Temporal.Instant | null; leftSeconds: number; resumedAt: Temporal.Instant } {
  const ordered = [...pauses].sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  let resumed = start;
  let left = seconds;
  for (const pause of ordered) {
    if (pause.to && Temporal.Instant.compare(pause.to, resumed) <= 0) continue;
    if (Temporal.Instant.compare(pause.from, resumed) > 0) {
      const used = workingSecondsBetween(rules, resumed, pause.from);
      // Spent before this pause began: it comes too late to matter.
      if (used >= left) break;
      left -= used;
    }
    if (!pause.to) return { at: null, leftSeconds: left, resumedAt: resumed };
    resumed = pause.to;
  }
  return { at: addWorkingTime(rules, resumed, left).at, leftSeconds: left, resumedAt: resumed };
}
