import { type Language, languages } from '#contract/common-shapes.ts';
import { assignmentRules } from './assignment-columns.ts';
import type { AssignmentRules } from './assignment-rules.ts';
import { type Called, innerName, outerName, type Translations } from './category-names.ts';

export type CatalogueCategory = {
  id: string;
  /** The name alone, in the language the catalogue is read in. */
  name: string;
  /** Names from the root with "/" between, in the language the catalogue is read in. */
  path: string;
  /** The path as it was given, in no language: what events keep, so that what happened reads the same to all. */
  plainPath: string;
  /** The path in the languages in which it is another than the plain one. */
  paths: Translations;
  /** What customers read instead, by language: its own path or that of the nearest above it they may see; null: nothing. */
  outerPath: Readonly<Record<Language, string>> | null;
  /** Customers neither see nor choose it: itself marked so, or below one that is. */
  internal: boolean;
  parentId: string | null;
  centreId: string;
  membersOnly: boolean;
  active: boolean;
  assignment: AssignmentRules;
};

type Placed = { id: string; parent_id: string | null };
type Row = Parameters<typeof assignmentRules>[0] &
  Called &
  Placed & { path: string; centre_id: string; members_only: boolean; active: boolean; internal: boolean };

/** The categories as every request's handling needs them, names resolved once for all readers. */
export function catalogueCategories(rows: readonly Row[]): CatalogueCategory[] {
  const chains = chainsOf(rows);
  return rows.map((row) => {
    const chain = chains(row.id);
    const hidden = chain.findIndex((one) => one.internal);
    const seen = hidden === -1 ? chain : chain.slice(0, hidden);
    return {
      id: row.id,
      name: row.name,
      path: row.path,
      plainPath: row.path,
      paths: translatedPaths(chain, row.path),
      outerPath: seen.length > 0 ? outerPath(seen) : null,
      internal: hidden !== -1,
      parentId: row.parent_id,
      centreId: row.centre_id,
      membersOnly: row.members_only,
      active: row.active,
      assignment: assignmentRules(row),
    };
  });
}

/** For each category those above it and itself, from the root. */
export function chainsOf<T extends Placed>(rows: readonly T[]): (id: string) => T[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const chainOf = (id: string | null): T[] => {
    const row = rowOf.get(id ?? '');
    return row ? [...chainOf(row.parent_id), row] : [];
  };
  return chainOf;
}

/** The paths of a category in the languages in which they are others than the plain one. */
export function translatedPaths(chain: readonly Pick<Called, 'name' | 'names'>[], plain: string): Translations {
  const paths = languages.map((language) => [language, chain.map((row) => innerName(row, language)).join('/')]);
  return Object.fromEntries(paths.filter(([, path]) => path !== plain));
}

const outerPath = (chain: readonly Called[]): Record<Language, string> =>
  Object.fromEntries(
    languages.map((language) => [language, chain.map((row) => outerName(row, language)).join('/')]),
  ) as Record<Language, string>;
