import type { Category } from '#contract/catalog.ts';

export type Branch = { category: Category; depth: number };

/** Its own name in the reader's language: the last of its path. */
export const shownName = ({ path }: Pick<Category, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase();

/**
 * The active categories as a tree written in lines, parents before children, names in the reader's order. With words typed
 * only those whose path, in any language, holds them all, case and accents aside; a match keeps its place in the tree by its whole path.
 */
export function branchesOf(categories: readonly Category[], words: string, language: string): Branch[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const order = new Intl.Collator(language, { numeric: true });
  const active = categories.filter((one) => one.active);
  const known = new Set(active.map((one) => one.id));
  const below = Map.groupBy(active, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : null));
  const lines: Branch[] = [];
  const walk = (parent: string | null, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted((a, b) => order.compare(shownName(a), shownName(b)));
    for (const category of children) {
      lines.push({ category, depth });
      walk(category.id, depth + 1);
    }
  };
  walk(null, 0);
  if (wanted.length === 0) return lines;
  return lines.filter(({ category }) =>
    [category.path, ...category.otherPaths].some((path) => wanted.every((word) => fold(path).includes(word))),
  );
}
