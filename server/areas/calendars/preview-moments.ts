import { InputProblem } from '#platform/http/problem.ts';

// The years holidays may be written for; beyond them a walk over days only costs time.
const firstMs = Date.parse('1900-01-01T00:00:00Z');
const lastMs = Date.parse('2201-01-01T00:00:00Z');

/** A moment of a preview, cut to milliseconds. Throws `invalid_body` outside the years 1900 to 2200. */
export function momentOf(path: string, text: string): Temporal.Instant {
  const ms = Date.parse(text);
  if (ms >= firstMs && ms < lastMs) return Temporal.Instant.fromEpochMilliseconds(ms);
  const message = 'Only moments of the years 1900 to 2200 are computed with.';
  throw new InputProblem('invalid_body', message, [{ path, message }]);
}
