import type { Absence } from '#contract/room.ts';

/** A month as days written `2026-02-01`. */
export type Month = { key: string; days: string[] };

const pad = (value: number) => String(value).padStart(2, '0');

/** The month written `2026-02`; one that is not written so is the month of `today`. */
export function monthOf(key: string | undefined, today: string): Month {
  const known = key && /^\d{4}-(0[1-9]|1[0-2])$/.test(key) ? key : today.slice(0, 7);
  const [year, month] = known.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { key: known, days: Array.from({ length }, (_, at) => `${known}-${pad(at + 1)}`) };
}

/** The month some months later or earlier. */
export function monthsFrom(key: string, by: number): string {
  const [year, month] = key.split('-').map(Number) as [number, number];
  const at = new Date(Date.UTC(year, month - 1 + by, 1));
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}`;
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/** A cell of a person's row: free days one by one, an absence over all its days, several of one day together. */
export type Cell = { day: string; span: number; absences: Absence[] };

/** The day a moment falls on, in a zone. */
export function dayOf(at: string, zone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  );
}

/** First and last day an absence has something of, by the clocks of the absent. */
export function daysOfAbsence(absence: Absence): { first: string; last: string } {
  if (absence.fromOn && absence.toOn) return { first: absence.fromOn, last: absence.toOn };
  const lastMoment = new Date(Date.parse(absence.toAt) - 1).toISOString();
  return { first: dayOf(absence.fromAt, absence.zone), last: dayOf(lastMoment, absence.zone) };
}

/** One person's month as cells of a table row; their spans add up to the days of the month. */
export function cellsOf(absences: readonly Absence[], days: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  for (const day of days) {
    const here = absences.filter((one) => {
      const { first, last } = daysOfAbsence(one);
      return first <= day && day <= last;
    });
    const before = cells.at(-1);
    // The same one alone on the next day is drawn in one piece.
    const goesOn = before?.absences.length === 1 && here.length === 1 && before.absences[0] === here[0];
    if (before && goesOn) before.span += 1;
    else cells.push({ day, span: 1, absences: here });
  }
  return cells;
}
