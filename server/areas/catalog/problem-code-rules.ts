import type { Language } from '#contract/common-shapes.ts';
import type { Catalogue, CatalogueProblemCode } from './catalogue.ts';
import type { ProblemNames } from './problem-code-queries.ts';

/** A code's name as a reader of this language sees it: in it, in the desk's, in English, in any there is. */
export function problemName(names: ProblemNames, language: Language, desk: Language): string {
  return names[language] ?? names[desk] ?? names.en ?? Object.values(names)[0] ?? '';
}

/**
 * Whether a request of this category may be given the code (S1-37): it is offered in the category or one above it, or
 * everywhere. Before there is a category every code may be.
 */
export function isOffered(
  catalogue: Catalogue,
  code: Pick<CatalogueProblemCode, 'categoryIds'>,
  categoryId: string | null,
): boolean {
  if (categoryId === null || code.categoryIds.length === 0) return true;
  const seen = new Set<string>();
  for (let id: string | null = categoryId; id && !seen.has(id); id = catalogue.categories.get(id)?.parentId ?? null) {
    if (code.categoryIds.includes(id)) return true;
    seen.add(id);
  }
  return false;
}

/** The priority a code raises a request to, or null where it asks for none, for one out of use, or for nothing more urgent. */
export function raisedBy(catalogue: Catalogue, codeId: string | null | undefined, priorityId: string): string | null {
  const wanted = catalogue.problemCodes.get(codeId ?? '')?.priorityId;
  return wanted && raises(catalogue, wanted, priorityId) ? wanted : null;
}

/** Whether a priority is in use and more urgent than the present one (R8.1: it raises, never lowers). */
export function raises(catalogue: Catalogue, wantedId: string, presentId: string): boolean {
  const wanted = catalogue.priorities.get(wantedId);
  const present = catalogue.priorities.get(presentId);
  return wanted?.active === true && present !== undefined && wanted.rank < present.rank;
}
