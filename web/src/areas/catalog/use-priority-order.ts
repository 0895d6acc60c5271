import { catalogRoutes, type Priority } from '#contract/catalog.ts';
import { call } from '../../shell/api-client.ts';
import { useForeseenOrder } from '../settings/effects/use-foreseen-order.ts';

/** Ranks 1, 2, 3… in this order; only the rows whose rank changes. */
export function newRanks<Row extends { id: string; rank: number }>(
  rows: readonly Row[],
  order: readonly string[],
): { row: Row; rank: number }[] {
  return rows
    .map((row) => ({ row, rank: order.indexOf(row.id) + 1 }))
    .filter(({ row, rank }) => rank > 0 && row.rank !== rank)
    .sort((a, b) => a.rank - b.rank);
}

/**
 * The order of the priorities while it is being changed; one by which the queue hands out the same and nothing would have
 * got another priority is saved at once.
 */
export const usePriorityOrder = (rows: readonly Priority[]) =>
  useForeseenOrder({
    kind: 'priority_order',
    saved: rows.map((row) => row.id),
    draftOf: (order) => ({ kind: 'priority_order', values: { ids: [...order] } }),
    isHarmless: (fact) => fact.other === 0 && fact.decided === 0,
    write: async (order) => {
      for (const { row, rank } of newRanks(rows, order)) {
        await call(catalogRoutes.editPriority, { params: { id: row.id }, body: { rank, version: row.version } });
      }
    },
  });
