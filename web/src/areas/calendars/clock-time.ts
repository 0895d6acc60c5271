const dayMinutes = 24 * 60;

/**
 * Reads a time of day as people type it (`8`, `830`, `8.30`, `24`) into `HH:MM`; null when it is none. Up to 48:00: hours
 * past 24 are on the next day.
 */
export function readClock(typed: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.,h]?\s*(\d{2}))?\s*$/.exec(typed);
  if (!found) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  if (minutes > 59 || hours * 60 + minutes > 2 * dayMinutes) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Minutes since midnight of `HH:MM`; null when it is no time. */
export function minutesOf(time: string): number | null {
  const read = readClock(time.slice(0, 5));
  return read === null ? null : Number(read.slice(0, 2)) * 60 + Number(read.slice(3));
}

/** `HH:MM` of minutes since midnight. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** From and to in minutes since the midnight the hours start after; closing at or before opening means the next day. */
export function spanOf(hours: { from: string; to: string }): { from: number; to: number } | null {
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  if (from === null || to === null) return null;
  return { from, to: to <= from ? to + dayMinutes : to };
}

/** Whether hours run past midnight. */
export function endsNextDay(hours: { from: string; to: string }): boolean {
  const span = spanOf(hours);
  return span !== null && span.to > dayMinutes;
}
