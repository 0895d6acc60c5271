import type { Db } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { createSnapshot } from '#platform/snapshot.ts';
import { listMacros, type MacroRow } from './macro-queries.ts';
import { listTextModules, type TextModuleRow } from './text-module-queries.ts';

/** All words kept for writing, as one immutable snapshot. */
export type Library = { modules: readonly TextModuleRow[]; macros: readonly MacroRow[] };

/** The library at this count of settings changes: looking for a text while typing reads no texts from the database. */
export const libraryAt = createSnapshot(async (db: Db): Promise<Library> => {
  const [modules, macros] = await Promise.all([listTextModules(db), listMacros(db)]);
  return { modules, macros };
});

/** Whether something belongs to everybody or to this person; what belongs to another does not exist. */
export const isTheirs = (actor: AnyActor, one: { owner_id: string | null }): boolean =>
  one.owner_id === null || one.owner_id === actor.id;

/** Folds case and diacritics, as `fold` does in the database, so that `malmo` finds `Malmö`. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
