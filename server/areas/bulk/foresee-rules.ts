import type { Catalogue } from '#areas/catalog/index.ts';
import {
  changesAnything,
  decideAgain,
  listHeard,
  listRuleOwners,
  mayBeOwner,
  type RequestRecord,
} from '#areas/requests/index.ts';
import type { BulkChange } from '#contract/bulk.ts';
import type { Db } from '#platform/db.ts';

export type RulesPreview = { changes: (BulkChange & { rule: string | null; count: number })[]; unchanged: number };

/** So many different changes are told; the rarer ones are seen in the results. */
const mostChanges = 50;

/**
 * What applying the rules again would change of these requests, and by which rule: the same decision that the command
 * makes, on what is read for all of them at once. Writes nothing.
 */
export async function foreseeRules(
  db: Db,
  catalogue: Catalogue,
  rows: readonly (RequestRecord & { owner_name: string | null })[],
  override: boolean,
  now: Date,
): Promise<RulesPreview> {
  const named = [...new Set(catalogue.rules.rules.flatMap(({ rule }) => rule.ownerId ?? []))];
  const [heard, owners] = await Promise.all([listHeard(db, rows), listRuleOwners(db, named, now)]);
  const found = new Map<string, RulesPreview['changes'][number]>();
  let unchanged = 0;
  for (const row of rows) {
    const changes = changesOf(row);
    if (changes.length === 0) unchanged += 1;
    for (const change of changes) {
      const key = JSON.stringify(change);
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { ...change, count: 1 });
    }
  }
  return { changes: [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostChanges), unchanged };

  function changesOf(row: (typeof rows)[number]): (BulkChange & { rule: string | null })[] {
    const known = heard.get(row.id);
    const decided = known && decideAgain(catalogue, row, known, override, now);
    if (!decided || !changesAnything(decided)) return [];
    const { category, priority, ownerId } = decided;
    const rule = decided.rule?.name ?? null;
    const path = (id: string | null) => (id ? (catalogue.categories.get(id)?.path ?? null) : null);
    const level = (id: string) => catalogue.priorities.get(id)?.name ?? null;
    const to = catalogue.categories.get(category?.id ?? '');
    const place = { categoryId: to?.id ?? row.category_id, centreId: to?.centreId ?? row.centre_id };
    const owner = ownerId ? owners.get(ownerId) : undefined;
    const told: (BulkChange & { rule: string | null })[] = [];
    if (category) told.push({ what: 'category', from: path(row.category_id), to: path(category.id), rule });
    if (priority) told.push({ what: 'priority', from: level(row.priority_id), to: level(priority.id), rule });
    if (owner && mayBeOwner(owner, place)) told.push({ what: 'owner', from: row.owner_name, to: owner.name, rule });
    else if (decided.handsOut)
      told.push({ what: 'handing_out', from: row.owner_name, to: path(category?.id ?? null), rule });
    return told;
  }
}
