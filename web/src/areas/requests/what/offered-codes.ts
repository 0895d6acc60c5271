import type { Category } from '#contract/catalog.ts';
import type { ProblemCode } from '#contract/problem-codes.ts';
import { folded } from '../../../ui/folded.ts';

/**
 * The codes in use that a request of this category may be given (S1-37): those of the category, of one above it, and those
 * used everywhere; all of them where there is no category yet. With words typed only those whose code and name hold them
 * all, the ones whose code begins so first.
 */
export function offeredCodes(
  codes: readonly ProblemCode[],
  categories: readonly Pick<Category, 'id' | 'parentId'>[],
  categoryId: string | null,
  words = '',
): ProblemCode[] {
  const above = new Map(categories.map((one) => [one.id, one.parentId]));
  const place = new Set<string>();
  for (let id = categoryId; id && !place.has(id); id = above.get(id) ?? null) place.add(id);
  const typed = folded(words);
  const wanted = typed.split(' ').filter(Boolean);
  const offered = codes.filter(
    (one) =>
      one.active &&
      (categoryId === null || one.categories.length === 0 || one.categories.some(({ id }) => place.has(id))) &&
      wanted.every((word) => folded(`${one.code} ${one.name}`).includes(word)),
  );
  const [first] = wanted;
  if (first === undefined) return offered;
  // "kk-1" is two words, and KK-21 holds both of them: a code that begins with all that was typed comes before it.
  const rank = (code: string) => (code.startsWith(typed) ? 0 : code.startsWith(first) ? 1 : 2);
  return offered.toSorted((one, two) => rank(folded(one.code)) - rank(folded(two.code)));
}
