import { type Catalogue, type CatalogueCategory, filled, outerName } from '#areas/catalog/index.ts';
import { languages } from '#contract/common-shapes.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';

/** What customers would read of a category, or that they would not see it (R6.3); nothing while it has no name yet. */
export function effectsOnReading(
  catalogue: Catalogue,
  saved: CatalogueCategory | undefined,
  draft: DraftOf<'category'>,
): Effect[] {
  const { name, names, externalName, externalNames } = draft;
  if (!name || !names || !externalNames) return [];
  const parentId = draft.parentId === undefined ? saved?.parentId : draft.parentId;
  const above = internalFrom(catalogue, parentId ?? null);
  const internal = draft.internal === true || above !== null;
  if (internal) return [{ code: 'category_outside', internal, above, names: [] }];
  const called = {
    name,
    names: filled(names),
    external_name: externalName || null,
    external_names: filled(externalNames),
  };
  const read = Map.groupBy(languages, (language) => outerName(called, language));
  return [
    {
      code: 'category_outside',
      internal,
      above,
      names: [...read].map(([one, inLanguages]) => ({ name: one, languages: inLanguages })),
    },
  ];
}

/** The path of the topmost category from which on everything is internal; null where nothing is. */
function internalFrom(catalogue: Catalogue, id: string | null): string | null {
  const category = catalogue.categories.get(id ?? '');
  if (!category?.internal) return null;
  return internalFrom(catalogue, category.parentId) ?? category.path;
}
