import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { type CategoryRow, findCategory, findNamesake } from './category-queries.ts';

/**
 * The path of a category at its place in the tree (S5-18). The caller holds the tree. Throws `reference_unknown` for a
 * parent that does not exist or is retired, `already_exists` beside an active category of the same name.
 */
export async function pathAtPlace(
  ctx: Ctx,
  category: Pick<CategoryRow, 'id' | 'name' | 'parent_id' | 'centre_id' | 'active'>,
): Promise<string> {
  const parent = category.parent_id ? await findCategory(ctx.tx, category.parent_id) : null;
  if (category.parent_id && !parent) throw conflict('reference_unknown', 'There is no category to put it under.');
  if (category.active) {
    if (parent && !parent.active)
      throw conflict('reference_unknown', `${parent.path} is retired; nothing goes under it.`);
    if (await findNamesake(ctx.tx, category)) {
      throw conflict('already_exists', `There is already a category "${category.name}" here.`);
    }
  }
  return parent ? `${parent.path}/${category.name}` : category.name;
}
