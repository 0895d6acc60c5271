import type { CategorySource } from '#contract/requests.ts';
import type { RequestColumns } from './request-queries.ts';

export type { CategorySource };

/** Who or what chose a category, and what a person last chose: what undoing a choice puts back with it. */
export type CategoryOrigin = { source: CategorySource | null; humanCategoryId: string | null };

/**
 * A category with who or what chose it; none: none and nobody. The first one a request had is kept beside it, and so is
 * what a person last chose: everybody else's word leaves that alone.
 * @param original the first category so far.
 */
export function categoryColumns(
  categoryId: string | null | undefined,
  source: CategorySource,
  now: Date,
  original: string | null = null,
): RequestColumns {
  return {
    category_id: categoryId ?? null,
    original_category_id: original ?? categoryId ?? null,
    category_source: categoryId ? source : null,
    category_at: categoryId ? now : null,
    ...(source === 'manual' ? humanColumns(categoryId, now) : {}),
  };
}

/** The category as it was before a choice that is undone: with whoever had chosen it then. */
export function categoryPutBack(
  categoryId: string | null,
  had: CategoryOrigin,
  now: Date,
  original: string | null,
): RequestColumns {
  return {
    ...categoryColumns(categoryId, had.source ?? 'centre', now, original),
    category_source: categoryId ? had.source : null,
    ...humanColumns(had.humanCategoryId, now),
  };
}

const humanColumns = (categoryId: string | null | undefined, now: Date): RequestColumns => ({
  human_category_id: categoryId ?? null,
  human_category_at: categoryId ? now : null,
});
