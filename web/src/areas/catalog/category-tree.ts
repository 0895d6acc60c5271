import type { Category } from '#contract/catalog.ts';
import { shownName } from '../requests/what/category-tree.ts';

export type Branch = { category: Category; depth: number };

/** Categories of one centre as a tree read from top to bottom, brothers by name; one whose parent is not shown is a root. */
export function branchesOf(categories: Category[], language: string): Branch[] {
  const known = new Set(categories.map((one) => one.id));
  const order = new Intl.Collator(language, { numeric: true });
  const below = Map.groupBy(categories, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : null));
  const walk = (parent: string | null, depth: number): Branch[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => order.compare(shownName(a), shownName(b)))
      .flatMap((category) => [{ category, depth }, ...walk(category.id, depth + 1)]);
  return walk(null, 0);
}

/** The category and all below it: it cannot be moved under any of these. */
export function subtreeOf(categories: Category[], id: string): Set<string> {
  const found = new Set([id]);
  // The list may name a child before its parent, so it is walked until nothing is added.
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const one of categories) if (one.parentId && found.has(one.parentId)) found.add(one.id);
  }
  return found;
}
