import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { AbsencePeriod, AbsenceReason } from '#contract/room.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { periodColumns } from './absence-period.ts';
import { type AbsenceRow, findAbsence, lockAbsence, updateAbsence } from './absence-queries.ts';
import { assertMayAttend } from './attendance-reach.ts';
import { assertFree } from './create-absence.ts';
import { lockPerson } from './person-queries.ts';

export type AbsenceEdit = {
  reason?: AbsenceReason | undefined;
  note?: string | null | undefined;
  period?: AbsencePeriod | undefined;
  version?: number | undefined;
};

/**
 * Changes an absence. A new period of whole days is meant in the zone the person has now. Throws `absence_overlaps`,
 * `request_changed`, `forbidden`, `not_found`, `invalid_body`.
 */
export async function editAbsence(ctx: Ctx<Principal>, id: string, input: AbsenceEdit): Promise<void> {
  const { absence, zone } = await lockWithPerson(ctx, id);
  assertVersionSeen(absence, input.version);
  const changes = changedColumns<AbsenceRow>(absence, {
    reason: input.reason,
    note: input.note === undefined ? undefined : input.note || null,
    ...(input.period ? { ...periodColumns(input.period, zone), zone } : {}),
  });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  await assertFree(ctx, { ...absence, ...changes });
  await updateAbsence(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'absence.edited', data: { absenceId: id, personId: absence.person_id, fields } });
}

/** Locks the person first and then the absence, as adding one does; asks whether the actor may. */
export async function lockWithPerson(ctx: Ctx<Principal>, id: string): Promise<{ absence: AbsenceRow; zone: string }> {
  const found = await findAbsence(ctx.tx, id);
  if (!found) throw notFound('absence');
  const person = await lockPerson(ctx.tx, found.person_id);
  const absence = await lockAbsence(ctx.tx, id);
  if (!absence || !person) throw notFound('absence');
  await assertMayAttend(ctx.tx, ctx.actor, person.id);
  return { absence, zone: person.zone };
}
