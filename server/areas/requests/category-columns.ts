import type { CategorySource } from '#contract/requests.ts';
import type { RequestColumns } from './request-queries.ts';

export type { CategorySource };

/**
 * A category with who or what chose it; none: none and nobody. The first one a request had is kept beside it.
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
  };
}
