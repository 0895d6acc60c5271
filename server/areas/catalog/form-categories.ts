import type { z } from 'zod';
import type { FormCategory } from '#contract/catalog.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * What a customer who reads `language` may choose in a form (S5-19, R6.3): active categories that are not internal, by the
 * names customers know, as a tree read from top to bottom.
 */
export function formCategories(catalogue: Catalogue, language: Language): z.infer<typeof FormCategory>[] {
  const order = new Intl.Collator(language, { numeric: true });
  const offered = [...catalogue.categories.values()].flatMap(({ id, parentId, outerPath, active, internal }) =>
    active && !internal && outerPath ? [{ id, parentId, names: outerPath[language].split('/') }] : [],
  );
  const inOrder = offered.toSorted((one, two) => compareNames(one.names, two.names, order.compare));
  return inOrder.map(({ id, parentId, names }) => ({ id, parentId, name: names.at(-1) ?? '', path: names.join('/') }));
}

/** Name by name from the root, so that what lies below a category follows it whatever the names are. */
export function compareNames(one: string[], two: string[], compare: (a: string, b: string) => number): number {
  const at = one.findIndex((name, index) => compare(name, two[index] ?? '') !== 0);
  return at === -1 ? one.length - two.length : compare(one[at] ?? '', two[at] ?? '');
}
