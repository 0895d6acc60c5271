import type { Catalogue } from '#areas/catalog/index.ts';
import type { SignatureRow } from '#areas/wording/index.ts';
import type { Macro, Signature, TextModule } from '#contract/words.ts';
import type { MacroRow } from './macro-queries.ts';
import type { TextModuleRow } from './text-module-queries.ts';

const named = (id: string | null, name: string | null | undefined) => (id ? { id, name: name ?? '' } : null);

/** A text module as settings show it. */
export function presentTextModule(row: TextModuleRow, catalogue: Catalogue, used: number): TextModule {
  const { id, kind, keyword, name, texts, active, version } = row;
  return {
    id,
    kind,
    keyword,
    name,
    texts,
    owner: named(row.owner_id, row.owner_name),
    centre: named(row.centre_id, row.centre_id && catalogue.centres.get(row.centre_id)?.name),
    category: named(row.category_id, row.category_id && catalogue.categories.get(row.category_id)?.path),
    usedIn: row.used_in,
    active,
    used,
    version,
  };
}

/** A macro as settings show it. */
export function presentMacro(row: MacroRow, catalogue: Catalogue, used: number): Macro {
  const { id, name, shortcut, steps, active, version } = row;
  return {
    id,
    name,
    shortcut,
    owner: named(row.owner_id, row.owner_name),
    centre: named(row.centre_id, row.centre_id && catalogue.centres.get(row.centre_id)?.name),
    steps,
    active,
    used,
    version,
  };
}

/** A signature as settings show it; `ownName`: the name of the caller, the only person whose signature is shown. */
export function presentSignature(row: SignatureRow, catalogue: Catalogue, ownName: string): Signature {
  return {
    id: row.id,
    person: named(row.person_id, ownName),
    centre: named(row.centre_id, row.centre_id && catalogue.centres.get(row.centre_id)?.name),
    texts: row.texts,
    version: row.version,
  };
}
