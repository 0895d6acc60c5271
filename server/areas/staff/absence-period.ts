import type { AbsencePeriod } from '#contract/room.ts';
import { InputProblem } from '#platform/http/problem.ts';

export type PeriodColumns = { from_at: Date; to_at: Date; whole_days: boolean };

/** Nobody is entered as absent for longer than this in one go; a slip of the year is more likely. */
const mostDays = 1100;

/**
 * The moments of a period. Whole days begin and end with the days of `zone`, so they are 23 or 25 hours long where the
 * clocks change (trap 35). Throws `invalid_body` when it ends before it begins or lasts for more than three years.
 */
export function periodColumns(period: AbsencePeriod, zone: string): PeriodColumns {
  const columns = 'fromOn' in period ? wholeDays(period, zone) : hours(period);
  const lasts = columns.to_at.getTime() - columns.from_at.getTime();
  if (lasts <= 0) throw refused('It ends before it begins.', 'period');
  if (lasts > mostDays * 86_400_000) throw refused('It is longer than three years.', 'period');
  return columns;
}

function wholeDays(period: { fromOn: string; toOn: string }, zone: string): PeriodColumns {
  const after = Temporal.PlainDate.from(period.toOn).add({ days: 1 });
  return { from_at: startOfDay(period.fromOn, zone), to_at: startOfDay(after.toString(), zone), whole_days: true };
}

const hours = (period: { fromAt: string; toAt: string }): PeriodColumns => ({
  from_at: new Date(period.fromAt),
  to_at: new Date(period.toAt),
  whole_days: false,
});

/** The first moment of a day in a zone, which is not midnight everywhere. */
export function startOfDay(day: string, zone: string): Date {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).startOfDay();
  return new Date(start.epochMilliseconds);
}

/** First and last day of a period of whole days, in its zone. */
export function daysOf(period: { from_at: Date; to_at: Date; zone: string }): { fromOn: string; toOn: string } {
  const on = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(period.zone).toPlainDate().toString();
  return { fromOn: on(period.from_at.getTime()), toOn: on(period.to_at.getTime() - 1) };
}

const refused = (message: string, path: string) => new InputProblem('invalid_body', message, [{ path, message }]);
