import type { OpenInterval } from './calendar-rules.ts';

const pattern = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/;

export const daySeconds = 86_400;

/**
 * Reads a wall-clock time.
 * @param text 'HH:MM' or 'HH:MM:SS', from '00:00' to '48:00'.
 * @returns seconds since the day's local midnight, or null where the text is no such time.
 */
export function readClockTime(text: string): number | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return seconds <= 2 * daySeconds ? seconds : null;
}

/**
 * Turns an interval as written into seconds since local midnight of its day, unfolding a closing time on the next day.
 * @returns opening and closing second (closing after opening), or null where a time cannot be read.
 */
export function readInterval(interval: OpenInterval): { from: number; to: number } | null {
  const from = readClockTime(interval.from);
  const to = readClockTime(interval.to);
  if (from === null || to === null || from >= daySeconds) return null;
  return { from, to: to <= from ? to + daySeconds : to };
}
