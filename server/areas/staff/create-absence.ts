import type { AbsencePeriod, AbsenceReason } from '#contract/room.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { periodColumns } from './absence-period.ts';
import { type AbsenceRow, findAbsence, findOverlapping, insertAbsence } from './absence-queries.ts';
import { assertMayAttend } from './attendance-reach.ts';
import { lockPerson } from './person-queries.ts';

export type NewAbsence = {
  id?: string | undefined;
  personId?: string | undefined;
  reason: AbsenceReason;
  note?: string | null | undefined;
  period: AbsencePeriod;
};

/**
 * Adds an absence, one's own or of somebody of one's centres; whole days are meant in the person's zone (§4.12). An id
 * known already is answered and nothing written. Throws `absence_overlaps`, `forbidden`, `not_found`, `invalid_body`.
 */
export async function createAbsence(ctx: Ctx<Principal>, input: NewAbsence): Promise<string> {
  const { tx, actor, now } = ctx;
  const person = await lockPerson(tx, input.personId ?? actor.id);
  if (!person) throw notFound('person');
  await assertMayAttend(tx, actor, person.id);
  const id = input.id ?? newId(now);
  if (input.id) {
    const known = await findAbsence(tx, input.id);
    if (known?.person_id === person.id) return id;
    if (known) throw conflict('already_exists', 'There is already an absence with this id.');
  }
  const absence = {
    id,
    person_id: person.id,
    ...periodColumns(input.period, person.zone),
    zone: person.zone,
    reason: input.reason,
    note: input.note || null,
    source: 'manual' as const,
  };
  await assertFree(ctx, absence);
  await insertAbsence(tx, absence, actor.id, now);
  ctx.record({ type: 'absence.created', data: { absenceId: id, personId: person.id } });
  return id;
}

/** A person is absent once at a time: otherwise nobody could say when they are back. The caller has locked the person. */
export async function assertFree(
  ctx: Ctx,
  absence: Pick<AbsenceRow, 'id' | 'person_id' | 'from_at' | 'to_at'>,
): Promise<void> {
  const other = await findOverlapping(ctx.tx, absence);
  if (!other) return;
  throw conflict('absence_overlaps', 'The person is absent then already. Change that absence, or choose other days.', {
    id: other.id,
    fromAt: other.from_at.toISOString(),
    toAt: other.to_at.toISOString(),
  });
}
