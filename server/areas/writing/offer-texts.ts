import type { Catalogue } from '#areas/catalog/index.ts';
import { type RequestRecord, textOfWritten } from '#areas/requests/index.ts';
import type { TextOffer } from '#contract/words.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import { folded, isTheirs, libraryAt } from './library.ts';
import { mayKnowCategory } from './may-change.ts';
import { renderText, writingPlace } from './render-text.ts';
import type { TextModuleRow } from './text-module-queries.ts';
import { listUses } from './use-queries.ts';

export type OfferQuery = {
  q?: string | undefined;
  mode: 'reply' | 'note' | 'call_note';
  kind?: 'module' | 'template' | undefined;
  limit: number;
};

/**
 * The texts offered on a request, rendered for it: those of its centre and category, everybody's and one's own, that suit
 * what is being written. Exact keyword first, then keywords that begin so, then the most used. The texts come from a
 * snapshot; what is read is the customer and the counts.
 */
export async function offerTexts(
  db: Db,
  catalogue: Catalogue,
  actor: Principal,
  row: RequestRecord,
  query: OfferQuery,
  now: Date,
): Promise<TextOffer[]> {
  const [library, place, uses] = await Promise.all([
    libraryAt(db, actor.settingsVersion),
    writingPlace(db, catalogue, actor, row, now),
    listUses(db),
  ]);
  const q = folded(query.q ?? '').trim();
  const above = categoryAndAbove(catalogue, row.category_id);
  const suits = (one: TextModuleRow) =>
    one.active &&
    isTheirs(actor, one) &&
    (query.kind === undefined || one.kind === query.kind) &&
    (one.used_in === 'both' || one.used_in === (query.mode === 'reply' ? 'reply' : 'note')) &&
    (one.centre_id === null || one.centre_id === row.centre_id) &&
    (one.category_id === null || above.has(one.category_id)) &&
    mayKnowCategory(actor, catalogue, one.category_id);
  return library.modules
    .filter(suits)
    .map((one) => ({ one, near: closeness(one, q), used: uses.get(one.id) ?? 0 }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || b.used - a.used || a.one.name.localeCompare(b.one.name))
    .slice(0, query.limit)
    .flatMap(({ one }) => {
      const ready = renderText(one.texts, library.modules, place, one.owner_id);
      const { id, kind, keyword, name } = one;
      return ready ? [{ id, kind, keyword, name, personal: one.owner_id !== null, ...ready }] : [];
    });
}

/** How near a text is to what was typed: 0 not at all, 4 its keyword exactly. */
function closeness(one: TextModuleRow, q: string): number {
  if (q === '') return 1;
  const keyword = folded(one.keyword);
  if (keyword === q) return 4;
  if (keyword.startsWith(q)) return 3;
  if (keyword.includes(q) || folded(one.name).includes(q)) return 2;
  const words = folded(
    Object.values(one.texts)
      .map((html) => textOfWritten(html ?? ''))
      .join(' '),
  );
  return q.split(/\s+/).every((word) => words.includes(word)) ? 1 : 0;
}

function categoryAndAbove(catalogue: Catalogue, categoryId: string | null): Set<string> {
  const above = new Set<string>();
  for (let at = categoryId; at && !above.has(at); at = catalogue.categories.get(at)?.parentId ?? null) above.add(at);
  return above;
}
