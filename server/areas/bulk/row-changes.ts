import type { Catalogue } from '#areas/catalog/index.ts';
import type { BulkChange, BulkRow } from '#contract/bulk.ts';
import type { Value } from './carry-out.ts';

type Kept = { state: string; was: unknown; made: unknown };
type Values = Partial<Value> | null;

/** People whose names the changes of a row need. */
export const ownersOf = ({ was, made }: Kept): string[] =>
  [was, made].flatMap((values) => (values as Values)?.ownerId ?? []);

export const nothingChanged: Pick<BulkRow, 'changes' | 'rule'> = { changes: [], rule: null };

/** What a row that is done has changed, by the names things have now; of one that undoes another, the way back. */
export function changesOf(
  row: Kept,
  undoes: boolean,
  catalogue: Catalogue,
  names: ReadonlyMap<string, string>,
): Pick<BulkRow, 'changes' | 'rule'> {
  const [from, to] = (undoes ? [row.made, row.was] : [row.was, row.made]) as [Values, Values];
  if (row.state !== 'done' || !from || !to) return nothingChanged;
  const named: Record<string, (id: string) => string | undefined> = {
    categoryId: (id) => catalogue.categories.get(id)?.path,
    priorityId: (id) => catalogue.priorities.get(id)?.name,
    ownerId: (id) => names.get(id),
    statusId: (id) => catalogue.statuses.get(id)?.name,
  };
  const changes = (['categoryId', 'priorityId', 'ownerId', 'statusId'] as const).flatMap((field): BulkChange[] => {
    if (!(field in to)) return [];
    const name = (id: string | null | undefined) => (id ? (named[field]?.(id) ?? null) : null);
    return [{ what: field.slice(0, -2) as BulkChange['what'], from: name(from[field]), to: name(to[field]) }];
  });
  return { changes, rule: undoes ? null : (to.ruleName ?? null) };
}
