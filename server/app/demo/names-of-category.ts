import { defaultNames } from '#app/first-run/default-names.ts';
import { updateCategory } from '#areas/catalog/category-queries.ts';
import type { CategoryInput } from '#areas/catalog/create-category.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import type { ExampleSet } from './example-shapes.ts';

/**
 * What a category of the example is called: by us in every language, as desks of two languages have it, and by customers
 * where they read a name of its own.
 */
export function namesOfCategory(
  set: ExampleSet,
  key: string,
  language: Language,
): Pick<CategoryInput, 'name' | 'names' | 'externalName' | 'externalNames'> {
  const name = set.texts[language].categories[key] as string;
  const inside = inOthers(language, (one) => set.texts[one].categories[key] as string);
  const outside = set.outside?.[key];
  return {
    name,
    names: inside,
    ...(outside ? { externalName: outside[language], externalNames: inOthers(language, (one) => outside[one]) } : {}),
  };
}

/** The category every desk begins with, in the other languages as well. */
export async function nameGeneral(ctx: Ctx, id: string, language: Language): Promise<void> {
  await updateCategory(ctx.tx, id, { names: inOthers(language, (one) => defaultNames[one].category) }, ctx.now);
}

const inOthers = (own: Language, nameIn: (language: Language) => string): Partial<Record<Language, string>> =>
  Object.fromEntries(languages.filter((one) => one !== own).map((one) => [one, nameIn(one)]));
