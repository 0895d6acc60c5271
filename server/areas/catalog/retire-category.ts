import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { type CategoryRow, findCategory, lockCategory, lockTree, updateCategory } from './category-queries.ts';
import { type CategoryUse, countCategoryUse, moveRequests, redirectSources } from './category-use-queries.ts';

/**
 * Retires a category: it stays for the log's and old reports' sake, but is offered no more. With `moveTo` all its
 * requests, open and closed, go to that category and its centre, and so does what led to it: rules, mail
 * addresses, centres' defaults. Gives how many requests moved. Throws `in_use` while there are categories below, or
 * without `moveTo` while anything leans on it; `reference_unknown` for a `moveTo` that is not in use. The caller has
 * asked `setting.edit`.
 */
export async function retireCategory(ctx: Ctx, id: string, moveTo: string | undefined): Promise<number> {
  const { tx, now } = ctx;
  await lockTree(tx);
  const category = await lockCategory(tx, id);
  if (!category) throw notFound('category');
  const target = moveTo === undefined ? null : await findTarget(ctx, category, moveTo);
  const use = target ? await assertNoChildren(ctx, id) : await assertUnused(ctx, id);
  const moved = target ? await moveRequests(tx, id, target, now) : 0;
  if (target) await redirectSources(tx, id, target.id, now);
  if (!category.active && moved === 0) return 0;
  await updateCategory(tx, id, { active: false }, now);
  ctx.record({
    type: 'category.retired',
    data: {
      categoryId: id,
      movedTo: target?.id ?? null,
      requests: moved,
      openRequests: use.openRequests,
      rules: use.rules,
      mailAddresses: use.mailAddresses,
    },
  });
  return moved;
}

/** Refuses while anything leans on the category, with what and how much: `in_use`. */
export async function assertUnused(ctx: Ctx, id: string): Promise<CategoryUse> {
  const use = await assertNoChildren(ctx, id);
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
