import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { type CentreInput, centreColumns } from './centre-columns.ts';
import {
  activeCategoryExists,
  type CentreColumns,
  countCentreUse,
  lockCentre,
  updateCentre,
} from './centre-queries.ts';
import { setMembersOfGroup } from './membership-queries.ts';

/**
 * Changes a support centre. A supervisor reaches the own centres only, and retiring one is for administrators (§5).
 * Throws `in_use` when categories or mail addresses still lean on a centre to be retired, `reference_unknown`,
 * `person_inactive`.
 */
export async function editCentre(
  ctx: Ctx<Principal>,
  id: string,
  input: CentreInput & { version?: number | undefined },
): Promise<void> {
  const { tx, now, actor } = ctx;
  const centre = await lockCentre(tx, id);
  if (!centre) throw notFound('centre');
  const everywhere = actor.permissions.has('setting.edit');
  if (!everywhere && !actor.centreIds.includes(id)) throw forbidden('You may change your own centres only.');
  assertVersionSeen(centre, input.version);
  const changes = changedColumns<CentreColumns>(centre, centreColumns(input));
  if (changes.active !== undefined && !everywhere) throw forbidden('Only administrators retire or revive a centre.');
  if (changes.active === false) await assertUnused(ctx, id);
  await assertDefaultCategory(ctx, changes.default_category_id);
  const fields: string[] = Object.keys(changes);
  if (input.memberIds && (await setMembersOfGroup(tx, 'centre', id, input.memberIds))) fields.push('members');
  if (fields.length === 0) return;
  await updateCentre(tx, id, changes, now);
  ctx.record({ type: 'centre.edited', data: { centreId: id, fields } });
}

async function assertUnused(ctx: Ctx, id: string): Promise<void> {
  const use = await countCentreUse(ctx.tx, id);
  if (use.categories + use.mailAddresses > 0) {
    throw conflict(
      'in_use',
      'Categories or mail addresses still belong to this centre. Move or retire them first.',
      use,
    );
  }
}

/** A request must not be given a category that is retired: `reference_unknown`. */
export async function assertDefaultCategory(ctx: Ctx, id: string | null | undefined): Promise<void> {
  if (id && !(await activeCategoryExists(ctx.tx, id))) {
    throw conflict('reference_unknown', 'There is no active category with this id.');
  }
}
