import { InputProblem } from '#platform/http/problem.ts';
import { isZoneName } from '#platform/zone-name.ts';

/** Refuses what is no IANA time zone: `invalid_body` at `zone`. */
export function assertZone(zone: string | undefined): void {
  if (zone === undefined || isZoneName(zone)) return;
  const message = `There is no time zone called "${zone}".`;
  throw new InputProblem('invalid_body', `${message} Nothing was changed.`, [{ path: 'zone', message }]);
}
