import type { CalendarRules } from './calendar-rules.ts';
import type { Pause } from './paused-deadline.ts';
import { momentOf } from './preview-moments.ts';
import { workingSecondsBetween } from './working-time-calc.ts';

/** A stretch the clock stood still, as the API takes it; no `to` while it still does. */
export type PauseInput = { from: string; to?: string | null | undefined };

/** Pauses ready to be computed with, in the order of time. Throws `invalid_body` at the one out of all reason. */
export function pausesOfInput(pauses: readonly PauseInput[] | undefined): Pause[] {
  return (pauses ?? [])
    .map((pause, at) => ({
      from: momentOf(`pauses.${at}.from`, pause.from),
      to: pause.to ? momentOf(`pauses.${at}.to`, pause.to) : null,
    }))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from));
}

/** Open seconds from one instant to another that no pause took; pauses may overlap. */
export function countedSeconds(
  rules: CalendarRules,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[],
): number {
  let counted = workingSecondsBetween(rules, from, to);
  let reached = from;
  for (const pause of pauses) {
    const start = later(pause.from, reached);
    const end = pause.to ? earlier(pause.to, to) : to;
    if (Temporal.Instant.compare(start, end) >= 0) continue;
    counted -= workingSecondsBetween(rules, start, end);
    reached = end;
  }
  return counted;
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);
