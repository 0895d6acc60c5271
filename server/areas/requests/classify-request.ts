import type { Catalogue } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assignAutomatically, isAutomaticallyOwned } from './assign-automatically.ts';
import { type CategoryOrigin, categoryColumns, categoryPutBack } from './category-columns.ts';
import { lockForChange } from './lock-for-change.ts';
import { type RequestRecord, writeRequest } from './request-queries.ts';

/**
 * Chooses the category by hand, which beats every other source (R6.1). The handling centre goes with the category; the
 * clock does not restart. What nobody has or was given by itself is assigned anew (R6.4). Choosing the one it has confirms
 * it: from then on it is a person's choice, and nothing else changes. `had`: a choice is undone, and who or what had chosen
 * before has its word again.
 */
export async function classifyRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { categoryId: string | null; version?: number; had?: CategoryOrigin },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'classify', input.version);
  const isSame = row.category_id === input.categoryId;
  if (isSame && !input.had && !confirms(ctx.actor, row)) return row;
  const category = input.categoryId ? catalogue.categories.get(input.categoryId) : null;
  if (input.categoryId && !isSame && !category?.active)
    throw conflict('reference_unknown', 'There is no such category.');
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...(input.had
        ? categoryPutBack(input.categoryId, input.had, ctx.now, row.original_category_id)
        : categoryColumns(
            input.categoryId,
            ctx.actor.kind === 'person' ? 'manual' : 'rule',
            ctx.now,
            row.original_category_id,
          )),
      ...(category && !isSame ? { centre_id: category.centreId } : {}),
    },
    ctx.now,
  );
  const path = (categoryId: string | null) =>
    categoryId ? (catalogue.categories.get(categoryId)?.plainPath ?? null) : null;
  ctx.record({
    type: 'request.classified',
    requestId: id,
    data: { from: path(row.category_id), to: path(input.categoryId), by: ctx.actor.kind },
  });
  if (isSame) return written;
  const anew = isAutomaticallyOwned(written) || (written.owner_id === null && written.phase === 'registered');
  return anew ? assignAutomatically(ctx, written, { because: 'category_changed', catalogue }) : written;
}

/** Whether naming the category it has says something new: a person stands by what was chosen otherwise. */
const confirms = (actor: AnyActor, row: RequestRecord): boolean =>
  actor.kind === 'person' && row.category_id !== null && row.category_source !== 'manual';
