import type { Category } from '#contract/catalog.ts';
import type { ProblemCode } from '#contract/problem-codes.ts';

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase();

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
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const offered = codes.filter(
    (one) =>
      one.active &&
      (categoryId === null || one.categories.length === 0 || one.categories.some(({ id }) => place.has(id))) &&
      wanted.every((word) => fold(`${one.code} ${one.name}`).includes(word)),
  );
  const [first] = wanted;
  if (first === undefined) return offered;
  const begins = (one: ProblemCode) => fold(one.code).startsWith(first);
  return [...offered.filter(begins), ...offered.filter((one) => !begins(one))];
}
