import type { Category } from '#contract/catalog.ts';
import { folded } from '../../../ui/folded.ts';
import { lastOfPath } from '../../../ui/path-words.ts';

export type Branch = { category: Category; depth: number };

/**
 * The active categories as a tree written in lines, parents before children, names in the reader's order. With words typed
 * only those whose path, in any language, holds them all, case and accents aside; a match keeps its place in the tree by its whole path.
 */
export function branchesOf(categories: readonly Category[], words: string, language: string): Branch[] {
  const wanted = folded(words).split(' ').filter(Boolean);
  const order = new Intl.Collator(language, { numeric: true });
  const active = categories.filter((one) => one.active);
  const known = new Set(active.map((one) => one.id));
  const below = Map.groupBy(active, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : null));
  const lines: Branch[] = [];
  const walk = (parent: string | null, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted((a, b) =>
      order.compare(lastOfPath(a.path), lastOfPath(b.path)),
    );
    for (const category of children) {
      lines.push({ category, depth });
      walk(category.id, depth + 1);
    }
  };
  walk(null, 0);
  if (wanted.length === 0) return lines;
  return lines.filter(({ category }) =>
    [category.path, ...category.otherPaths].some((path) => wanted.every((word) => folded(path).includes(word))),
  );
}
