/**
 * Whether this is a time zone by name. Fixed offsets such as '+01:00' are none: they know no summer time, and deadlines would
 * be an hour off half the year.
 */
export function isZoneName(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
