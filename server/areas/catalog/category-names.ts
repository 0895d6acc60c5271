import { type Language, languages } from '#contract/common-shapes.ts';

/** A name in some languages of the desk. */
export type Translations = Partial<Record<Language, string>>;

/** The columns of `category` that say what it is called, by us and by customers. */
export type NameColumns = {
  names: Translations;
  external_name: string | null;
  external_names: Translations;
  internal: boolean;
};

/** What a category is to be called, as it is sent; what is left out stays. */
export type NamesInput = {
  names?: Translations | undefined;
  externalName?: string | null | undefined;
  externalNames?: Translations | undefined;
  internal?: boolean | undefined;
};

export type Called = Omit<NameColumns, 'internal'> & { name: string };

/** What somebody at the desk who reads `language` calls a category: its name in that language, else the name as given. */
export const innerName = ({ name, names }: Pick<Called, 'name' | 'names'>, language: Language): string =>
  names[language] ?? name;

/** What customers read (R6.3): the external name in their language, else the plain external one, else our own name. */
export const outerName = (one: Called, language: Language): string =>
  one.external_names[language] ?? one.external_name ?? innerName(one, language);

/** What was sent about names, as columns; what was not sent is undefined, and an empty name is none. */
export function nameColumns(input: NamesInput): Partial<NameColumns> {
  return {
    names: input.names && filled(input.names),
    external_name: input.externalName === undefined ? undefined : input.externalName || null,
    external_names: input.externalNames && filled(input.externalNames),
    internal: input.internal,
  };
}

/** The names that hold something: an empty one is none, and the nearest stands for it. */
export function filled(given: Translations): Translations {
  const kept = languages.flatMap((language) => (given[language] ? [[language, given[language]]] : []));
  return Object.fromEntries(kept);
}
