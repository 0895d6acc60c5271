import type { HolidayName } from './holiday-name.ts';

/** Why nothing counts on a date (local date in the calendar's zone). `closed` is said where no better reason exists. */
export type ClosedReason =
  | { kind: 'closed'; date: Temporal.PlainDate }
  | { kind: 'weekend'; date: Temporal.PlainDate }
  | ({ kind: 'holiday'; date: Temporal.PlainDate } & HolidayName)
  | { kind: 'special'; name: string; date: Temporal.PlainDate };

/** Time that counts. `severalStretches` marks the one step of a very long deadline that runs over closed hours without listing them. */
export type OpenStep = {
  kind: 'open';
  from: Temporal.Instant;
  to: Temporal.Instant;
  /** Open seconds in the step, thousandths kept. */
  seconds: number;
  severalStretches?: true;
};

/** Time that does not count, and why. */
export type ClosedStep = { kind: 'closed'; from: Temporal.Instant; to: Temporal.Instant; reasons: ClosedReason[] };

/** One line of the arithmetic that led to a deadline. */
export type WorkingStep = OpenStep | ClosedStep;
