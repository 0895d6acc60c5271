import type { Category } from '#contract/catalog.ts';
import { folded } from '../../ui/folded.ts';
import { lastOfPath } from '../../ui/path-words.ts';

/** `internal`: it, or one above it, is not shown to customers. */
export type Branch = { category: Category; depth: number; internal: boolean };

/** Categories of one centre as a tree read from top to bottom, brothers by name; one whose parent is not shown is a root. */
export function branchesOf(categories: Category[], language: string): Branch[] {
  const known = new Set(categories.map((one) => one.id));
  const order = new Intl.Collator(language, { numeric: true });
  const below = Map.groupBy(categories, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : null));
  const walk = (parent: string | null, depth: number, within: boolean): Branch[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => order.compare(lastOfPath(a.path), lastOfPath(b.path)))
      .flatMap((category) => {
        const internal = within || category.internal;
        return [{ category, depth, internal }, ...walk(category.id, depth + 1, internal)];
      });
  return walk(null, 0, false);
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

/**
 * The categories in whose path each word typed stands, marks and case aside, and those above them, so that each is still
 * seen where it belongs. `without`: only those that have no members. `count`: how many are meant, without those above.
 */
export function categoriesFound(
  categories: Category[],
  typed: string,
  without = false,
): { shown: Category[]; count: number } {
  const words = folded(typed).split(' ');
  const meant = categories.filter(
    (one) => (!without || one.members.length === 0) && words.every((word) => folded(one.path).includes(word)),
  );
  const byId = new Map(categories.map((one) => [one.id, one]));
  const shown = new Set<string>();
  for (const one of meant) {
    for (let at: Category | undefined = one; at && !shown.has(at.id); at = byId.get(at.parentId ?? ''))
      shown.add(at.id);
  }
  return { shown: categories.filter((one) => shown.has(one.id)), count: meant.length };
}
