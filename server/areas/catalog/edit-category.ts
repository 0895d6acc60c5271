import './catalog-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import { setMembersOfGroup } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { assignmentColumns } from './assignment-columns.ts';
import { countMoving, endMoves } from './category-move-queries.ts';
import { nameColumns } from './category-names.ts';
import { pathAtPlace } from './category-place.ts';
import {
  type CategoryColumns,
  type CategoryRow,
  liesBelow,
  lockCategory,
  lockTree,
  updateCategory,
  updatePathsBelow,
} from './category-queries.ts';
import type { CategoryInput } from './create-category.ts';
import { beginMove } from './move-requests.ts';
import { assertUnused } from './retire-category.ts';
import { setTurns } from './turn-queries.ts';

export type CategoryEdit = Partial<CategoryInput> & { version?: number | undefined };

/**
 * Changes a category, its place in the tree or its members. A supervisor changes the members of the own centres'
 * categories and how they hand out their work, nothing else. A new name or place is written into every path below; in
 * another centre it takes its requests along, many of them after the call. Throws `cycle` for a place below itself,
 * `already_exists`, `reference_unknown`, and `in_use` when it is to be retired while something leans on it, or used again
 * while its requests still leave it.
 */
export async function editCategory(ctx: Ctx<Principal>, id: string, input: CategoryEdit): Promise<void> {
  const { tx, now } = ctx;
  if (touchesTree(input)) await lockTree(tx);
  const category = await lockCategory(tx, id);
  if (!category) throw notFound('category');
  const changes = changedColumns<CategoryColumns>(category, {
    name: input.name,
    parent_id: input.parentId,
    centre_id: input.centreId,
    members_only: input.membersOnly,
    active: input.active,
    ...assignmentColumns(input.assignment),
    ...nameColumns(input),
  });
  assertMayEdit(ctx.actor, category, changes);
  assertVersionSeen(category, input.version);
  const path = await checkedPath(ctx, { ...category, ...changes }, changes);
  if (changes.active === false) await assertUnused(ctx, id);
  if (changes.active === true) await stopLeaving(ctx, id);
  const fields: string[] = Object.keys(changes);
  if (input.memberIds && (await setMembersOfGroup(tx, 'category', id, input.memberIds))) fields.push('members');
  if (input.turns && (await setTurns(tx, id, input.turns))) fields.push('turns');
  if (fields.length === 0) return;
  await updateCategory(tx, id, path === undefined ? changes : { ...changes, path }, now);
  if (path !== undefined && path !== category.path) await updatePathsBelow(tx, id, now);
  const { moved, left } = changes.centre_id ? await beginMove(ctx, id, id) : { moved: 0, left: 0 };
  ctx.record({ type: 'category.edited', data: { categoryId: id, fields, requests: moved + left } });
}

/** What still leaves it would leave a category in use, and what comes to it with it. */
async function stopLeaving(ctx: Ctx, id: string): Promise<void> {
  const { leaving } = await countMoving(ctx.tx, id);
  if (leaving > 0) {
    throw conflict('in_use', 'Its requests are still moving to another category. Try again when they have.', {
      requests: leaving,
    });
  }
  await endMoves(ctx.tx, id, ctx.now);
}

const touchesTree = (input: CategoryEdit) =>
  [input.name, input.parentId, input.centreId, input.active].some((value) => value !== undefined);

function assertMayEdit(actor: Principal, category: CategoryRow, changes: Partial<CategoryColumns>): void {
  if (actor.permissions.has('setting.edit')) return;
  if (!actor.centreIds.includes(category.centre_id)) {
    throw forbidden('You may change categories of your own centres only.');
  }
  const changed = Object.keys(changes);
  const procedure = actor.permissions.has('procedure.edit') ? Object.keys(assignmentColumns({})) : [];
  if (changed.some((column) => !procedure.includes(column))) {
    throw forbidden('You may change its members and how it hands out its work; the rest is for administrators.');
  }
}

/** The path at the new place, if name, place, centre or use changed. */
async function checkedPath(
  ctx: Ctx,
  next: CategoryRow,
  changes: Partial<CategoryColumns>,
): Promise<string | undefined> {
  const { parent_id: parentId } = changes;
  if (parentId && (await liesBelow(ctx.tx, parentId, next.id))) {
    throw conflict('cycle', 'A category cannot lie below itself.');
  }
  const moved = ['name', 'parent_id', 'centre_id', 'active'].some((column) => column in changes);
  return moved ? pathAtPlace(ctx, next) : undefined;
}
