import { type DayName, dayNames, type Rules } from './api.ts';
import { spanOf } from './clock-time.ts';

/** A bar of one day's row, in minutes of that day; `carried`: it began the day before. */
export type Bar = { from: number; to: number; carried: boolean };

const dayMinutes = 24 * 60;

/** The week as bars a row per day: what runs past midnight goes on in the next day's row, from Sunday to Monday too. */
export function weekBars(week: Rules['week']): Record<DayName, Bar[]> {
  const bars = Object.fromEntries(dayNames.map((name) => [name, [] as Bar[]])) as Record<DayName, Bar[]>;
  dayNames.forEach((name, at) => {
    const next = dayNames[(at + 1) % 7] as DayName;
    for (const hours of week[name]) {
      const span = spanOf(hours);
      if (!span) continue;
      if (span.from < dayMinutes)
        bars[name].push({ from: span.from, to: Math.min(span.to, dayMinutes), carried: false });
      if (span.to > dayMinutes) {
        bars[next].push({ from: Math.max(0, span.from - dayMinutes), to: span.to - dayMinutes, carried: true });
      }
    }
  });
  return bars;
}

/** Open minutes of an ordinary week; hours that overlap count once. */
export function openMinutes(week: Rules['week']): number {
  return Object.values(weekBars(week)).reduce((sum, bars) => {
    let end = 0;
    for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
      sum += Math.max(0, bar.to - Math.max(end, bar.from));
      end = Math.max(end, bar.to);
    }
    return sum;
  }, 0);
}
