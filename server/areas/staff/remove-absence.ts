import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { deleteAbsence } from './absence-queries.ts';
import { lockWithPerson } from './edit-absence.ts';

/** Takes an absence away; the log keeps that it was there. Throws `forbidden`, `not_found`. */
export async function removeAbsence(ctx: Ctx<Principal>, id: string): Promise<void> {
  const { absence } = await lockWithPerson(ctx, id);
  await deleteAbsence(ctx.tx, id);
  ctx.record({ type: 'absence.removed', data: { absenceId: id, personId: absence.person_id } });
}
