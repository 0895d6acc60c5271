import type { Catalogue } from '#areas/catalog/index.ts';
import { mayBegin } from '#areas/escalation/index.ts';
import { presentRow } from '#areas/requests/index.ts';
import { type BulkOrder, bulkLimit, type Selection } from '#contract/bulk.ts';
import type { RequestRow } from '#contract/requests.ts';
import type { Runtime } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { findPlaces, lookAtChosen } from './bulk-row-queries.ts';
import { foresee } from './foresee.ts';
import { foreseeRules, type RulesPreview } from './foresee-rules.ts';
import { chosenOf } from './start-bulk.ts';

/** How many of the chosen are looked at one by one, and how many are shown. */
const looked = 2000;
const shown = 5;

export type Preview = {
  total: number;
  lookedAt: number;
  may: number;
  refused: { code: string; words: string; count: number }[];
  sample: RequestRow[];
} & RulesPreview;

/** What an order would do to the chosen requests as they are now; writes nothing. Throws `too_many_rows`. */
export async function previewBulk(
  { db, clock }: Runtime,
  actor: Principal,
  catalogue: Catalogue,
  order: BulkOrder,
  selection: Selection,
): Promise<Preview> {
  const [{ total, rows }, places] = await Promise.all([
    lookAtChosen(db, actor, catalogue, chosenOf(selection), clock(), bulkLimit, looked),
    order.action === 'assign' ? findPlaces(db, order.ownerId) : undefined,
  ]);
  if (total > bulkLimit)
    throw conflict('too_many_rows', `More than ${bulkLimit} requests match. Narrow the filter.`, { limit: bulkLimit });
  const ids = rows.map((row) => row.id);
  const beginning = order.action === 'begin_escalation' ? await mayBegin(db, actor, catalogue, ids) : undefined;
  const reasons = rows.map((row) => foresee(actor, catalogue, row, order, { places, beginning }));
  const refused = new Map<string, { code: string; words: string; count: number }>();
  for (const reason of reasons) {
    if (!reason) continue;
    const known = refused.get(reason.code);
    if (known) known.count += 1;
    else refused.set(reason.code, { code: reason.code, words: reason.message, count: 1 });
  }
  const may = rows.filter((_, at) => reasons[at] === null);
  const foreseen =
    order.action === 'apply_rules' ? await foreseeRules(db, catalogue, may, order.override, clock()) : null;
  return {
    total,
    lookedAt: rows.length,
    may: may.length,
    refused: [...refused.values()].sort((a, b) => b.count - a.count),
    changes: foreseen?.changes ?? [],
    unchanged: foreseen?.unchanged ?? 0,
    sample: rows.slice(0, shown).map((row) => presentRow(row, catalogue)),
  };
}
