import { InputProblem } from '#platform/http/problem.ts';

/** Whether this is a time zone by name. Fixed offsets such as '+01:00' know no summer time and are none. */
function isZoneName(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Refuses what is no IANA time zone: `invalid_body` at `zone`. */
export function assertZone(zone: string | undefined): void {
  if (zone === undefined || isZoneName(zone)) return;
  const message = `There is no time zone called "${zone}".`;
  throw new InputProblem('invalid_body', `${message} Nothing was changed.`, [{ path: 'zone', message }]);
}
