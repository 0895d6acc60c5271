import './staff-events.ts';
import type { Ctx } from '#platform/command.ts';
import { daysOf, periodColumns } from './absence-period.ts';
import { lockDaysAhead, updateAbsence } from './absence-queries.ts';

/**
 * Whole days are days of the person's own zone (§4.12): with the zone, those not over yet begin and end by the new clocks,
 * on the same dates. Hours stay the moments they are. Each is logged and told as an edit. The caller has locked the person.
 */
export async function moveAbsences(ctx: Ctx, person: { id: string }, zone: string): Promise<void> {
  for (const absence of await lockDaysAhead(ctx.tx, person.id, ctx.now)) {
    if (absence.zone === zone) continue;
    const { from_at, to_at } = periodColumns(daysOf(absence), zone);
    await updateAbsence(ctx.tx, absence.id, { from_at, to_at, zone }, ctx.now);
    const fields = ['from_at', 'to_at', 'zone'];
    ctx.record({ type: 'absence.edited', data: { absenceId: absence.id, personId: person.id, fields } });
  }
}
