import { changedColumns } from '#areas/settings/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Preferences } from '#contract/staff.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { assertZone } from './known-zone.ts';
import { moveAbsences } from './move-absences.ts';
import { lockPerson, mergePreferences, type PersonRow, updatePerson } from './person-queries.ts';

/**
 * Changes the caller's own language, zone and preferences; preferences not named stay. Absences of whole days move with
 * the zone. Throws `invalid_body` for an
 * unknown zone.
 */
export async function editMe(
  ctx: Ctx<Principal>,
  input: { language?: Language | undefined; zone?: string | undefined; preferences?: Preferences | undefined },
): Promise<void> {
  assertZone(input.zone);
  const { tx, now } = ctx;
  const id = ctx.actor.id;
  const person = await lockPerson(tx, id);
  if (!person) throw notFound('person');
  if (input.preferences) await mergePreferences(tx, id, input.preferences);
  const changes = changedColumns<PersonRow>(person, { language: input.language, zone: input.zone });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  await updatePerson(tx, id, changes, now);
  if (changes.zone) await moveAbsences(ctx, person, changes.zone);
  ctx.record({ type: 'person.edited', data: { personId: id, fields } });
}
