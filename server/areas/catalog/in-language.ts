import type { Language } from '#contract/common-shapes.ts';
import type { Db } from '#platform/db.ts';
import { type Catalogue, catalogueAt } from './catalogue.ts';

const views = new WeakMap<Catalogue, Map<Language, Catalogue>>();
const readings = new WeakMap<Catalogue, Map<string, string | null>>();

/**
 * The catalogue with the names a reader of this language knows (S5-17). Made once for each language a catalogue is read in;
 * the catalogue itself where nothing is called otherwise. Everything but names is the same object.
 */
export function inLanguage(catalogue: Catalogue, language: Language): Catalogue {
  const known = views.get(catalogue) ?? new Map<Language, Catalogue>();
  views.set(catalogue, known);
  const made = known.get(language) ?? translated(catalogue, language);
  known.set(language, made);
  return made;
}

/**
 * The catalogue as a signed-in caller reads it: the names of categories in the caller's language. Costs no query beyond
 * the snapshot's own.
 */
export async function catalogueFor(
  db: Db,
  reader: { settingsVersion: number; language: Language },
): Promise<Catalogue> {
  return inLanguage(await catalogueAt(db, reader.settingsVersion), reader.language);
}

function translated(catalogue: Catalogue, language: Language): Catalogue {
  const all = [...catalogue.categories.values()];
  if (!all.some((one) => one.paths[language])) return catalogue;
  const named = all.map((one) => {
    const path = one.paths[language];
    return path ? { ...one, path, name: path.slice(path.lastIndexOf('/') + 1) } : one;
  });
  return { ...catalogue, categories: new Map(named.map((one) => [one.id, one])) };
}

/**
 * A path as it was written down, as this catalogue's reader knows it: translated while the category is still called so;
 * otherwise as it stands, since a renamed category was called what it was called (trap 61).
 */
export function pathAsRead(catalogue: Catalogue, written: string): string {
  const known = readings.get(catalogue) ?? readingsOf(catalogue);
  readings.set(catalogue, known);
  return known.get(written) ?? written;
}

/** Two centres may have the same path; where their translations differ, it stays as written. */
function readingsOf(catalogue: Catalogue): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { plainPath, path } of catalogue.categories.values()) {
    const other = found.get(plainPath);
    found.set(plainPath, other === undefined || other === path ? path : null);
  }
  return found;
}
