import { findSetting } from '#areas/settings/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { type CentreInput, centreColumns } from './centre-columns.ts';
import { insertCentre } from './centre-queries.ts';
import { assertDefaultCategory } from './edit-centre.ts';
import { setMembersOfGroup } from './membership-queries.ts';

/**
 * Adds a support centre; it speaks the desk's language unless another is given. Gives the id; an `id` known already is
 * answered and nothing written. Throws `reference_unknown`, `person_inactive`. The route has asked `setting.edit`.
 */
export async function createCentre(
  ctx: Ctx,
  input: CentreInput & { id?: string | undefined; name: string; calendarId: string },
): Promise<string> {
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  await assertDefaultCategory(ctx, input.defaultCategoryId);
  const language = input.language ?? ((await findSetting(tx, 'desk'))?.language as Language | undefined) ?? 'en';
  const columns = { ...centreColumns(input), name: input.name, calendar_id: input.calendarId, language };
  if (!(await insertCentre(tx, id, columns, now))) return id;
  await setMembersOfGroup(tx, 'centre', id, input.memberIds ?? []);
  ctx.record({ type: 'centre.created', data: { centreId: id } });
  return id;
}
