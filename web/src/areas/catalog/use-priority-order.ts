import { catalogRoutes, type Priority } from '#contract/catalog.ts';
import { call } from '../../shell/api-client.ts';
import { useForeseenOrder } from '../settings/effects/use-foreseen-order.ts';

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
      await call(catalogRoutes.orderPriorities, { body: { ids: [...order] } });
    },
  });
