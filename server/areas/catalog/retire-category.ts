import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { countMoving, redirectMoves } from './category-move-queries.ts';
import { type CategoryRow, findCategory, lockCategory, lockTree, updateCategory } from './category-queries.ts';
import { type CategoryUse, countCategoryUse, redirectSources } from './category-use-queries.ts';
import { beginMove, type Moved } from './move-requests.ts';

/**
 * Retires a category: it stays for the log's and old reports' sake, but is offered no more. With `moveTo` all its
 * requests, open and closed, go to that category and its centre, many of them after the call, and so does what led to it:
 * rules, mail addresses, centres' defaults. Gives how many requests moved and how many follow. Throws `in_use` while there
 * are categories below, or without `moveTo` while anything leans on it; `reference_unknown` for a `moveTo` that is not in
 * use. The caller has asked `setting.edit`.
 */
export async function retireCategory(ctx: Ctx, id: string, moveTo: string | undefined): Promise<Moved> {
  const { tx, now } = ctx;
  await lockTree(tx);
  const category = await lockCategory(tx, id);
  if (!category) throw notFound('category');
  const target = moveTo === undefined ? null : await findTarget(ctx, category, moveTo);
  const use = target ? await assertNoChildren(ctx, id) : await assertUnused(ctx, id);
  if (target) await redirectSources(tx, id, target.id, now);
  if (target) await redirectMoves(tx, id, target.id, now);
  const moved = target ? await beginMove(ctx, id, target.id) : { moved: 0, left: 0 };
  if (!category.active && moved.moved + moved.left === 0) return moved;
  await updateCategory(tx, id, { active: false }, now);
  ctx.record({
    type: 'category.retired',
    data: {
      categoryId: id,
      movedTo: target?.id ?? null,
      requests: moved.moved + moved.left,
      openRequests: use.openRequests,
      rules: use.rules,
      mailAddresses: use.mailAddresses,
    },
  });
  return moved;
}

/** Refuses while anything leans on the category, or is on its way to it, with what and how much: `in_use`. */
export async function assertUnused(ctx: Ctx, id: string): Promise<CategoryUse> {
  const present = await assertNoChildren(ctx, id);
  const use = { ...present, requests: present.requests + (await countMoving(ctx.tx, id)).coming };
  const { children: _, openRequests: __, ...leaning } = use;
  if (Object.values(leaning).some((count) => count > 0)) {
    throw conflict('in_use', 'Requests, rules, mail addresses or centres still use this category. Say where they go.', {
      ...use,
    });
  }
  return use;
}

async function assertNoChildren(ctx: Ctx, id: string): Promise<CategoryUse> {
  const use = await countCategoryUse(ctx.tx, id);
  if (use.children > 0) {
    throw conflict('in_use', 'There are categories below this one. Move or retire them first.', {
      children: use.children,
    });
  }
  return use;
}

async function findTarget(ctx: Ctx, category: CategoryRow, id: string): Promise<CategoryRow> {
  // The tree is held, so that the target cannot be retired meanwhile.
  const target = id === category.id ? null : await findCategory(ctx.tx, id);
  if (!target?.active)
    throw conflict('reference_unknown', 'There is no other active category with this id to move to.');
  return target;
}
