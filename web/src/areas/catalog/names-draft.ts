import type { Category } from '#contract/catalog.ts';
import type { Language } from '#contract/common-shapes.ts';

export type NamesDraft = Pick<Category, 'names' | 'externalName' | 'externalNames' | 'internal'>;

/** The names of a category as the form begins with them; a new one has none. */
export const namesDraft = (saved: Category | undefined): NamesDraft => ({
  names: saved?.names ?? {},
  externalName: saved?.externalName ?? null,
  externalNames: saved?.externalNames ?? {},
  internal: saved?.internal ?? false,
});

/** Whether anything is called otherwise than by the plain name. */
export const hasNames = ({ names, externalName, externalNames }: NamesDraft): boolean =>
  externalName !== null || Object.keys(names).length + Object.keys(externalNames).length > 0;

/** The names with one written, or taken away where nothing is left of it, so that an emptied field counts as untouched. */
export function withName(names: Category['names'], language: Language, name: string): Category['names'] {
  const { [language]: _, ...others } = names;
  return name === '' ? others : { ...others, [language]: name };
}
