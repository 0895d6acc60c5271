import type { Catalogue } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import { languagesOf, type RequestRecord, requestWordFacts, textOfWritten } from '#areas/requests/index.ts';
import {
  chooseText,
  expandModules,
  fillWords,
  type TextsByLanguage,
  valuesOf,
  type WordFacts,
} from '#areas/wording/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Db } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { moduleOf } from './nested-modules.ts';
import type { TextModuleRow } from './text-module-queries.ts';

/** What a text is rendered with: the facts of one request, and the languages its customer is written to in. */
export type WritingPlace = { facts: WordFacts; languages: readonly (string | null)[] };
export type ReadyText = { html: string; text: string; language: Language };

/** The place texts on a request are written at; one statement for the customer. */
export async function writingPlace(
  db: Db,
  catalogue: Catalogue,
  actor: AnyActor,
  row: RequestRecord,
  now: Date,
): Promise<WritingPlace> {
  const customer = row.contact_id ? await findCustomer(db, row.contact_id) : null;
  return {
    facts: requestWordFacts(catalogue, actor, row, customer, now),
    languages: languagesOf(catalogue, row, customer),
  };
}

/**
 * A text as it stands on a request: in the customer's language, the modules in it put in, in that language too, and its
 * variables filled. Null when it has no text in any language. `ownerId`: whose modules besides everybody's it may name.
 */
export function renderText(
  texts: TextsByLanguage,
  modules: readonly TextModuleRow[],
  place: WritingPlace,
  ownerId: string | null,
  gaps: 'marked' | 'neat' = 'neat',
): ReadyText | null {
  const chosen = chooseText(texts, place.languages);
  if (!chosen) return null;
  const whole = expandModules(chosen.html, (keyword) => {
    const one = moduleOf(modules, keyword, ownerId);
    return one ? (chooseText(one.texts, [chosen.language, ...place.languages])?.html ?? null) : null;
  });
  const html = fillWords(whole, valuesOf(place.facts, chosen.language), gaps);
  return { html, text: textOfWritten(html), language: chosen.language };
}
