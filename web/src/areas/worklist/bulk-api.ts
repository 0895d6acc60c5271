import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type BulkOrder, type BulkRun, bulkRoutes, type rowStates, type Selection } from '#contract/bulk.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { uuid7 } from '../../shell/uuid7.ts';

export type RowState = (typeof rowStates)[number];
export type OrderDraft = z.input<typeof BulkOrder>;

export const isUnderWay = (run: Pick<BulkRun, 'state'>) => run.state === 'waiting' || run.state === 'running';

/** What an order would do to the chosen requests; the former answer stays while a changed order is asked about. */
export function usePreview(order: OrderDraft | null, selection: Selection) {
  return useQuery({
    queryKey: [scopes.bulk, 'preview', order, selection],
    enabled: order !== null,
    queryFn: ({ signal }) => call(bulkRoutes.preview, { body: { order: order as OrderDraft, selection }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** A run; live events keep it fresh, and a slow look besides, should one be lost. */
export function useRun(id: string | null) {
  return useQuery({
    queryKey: [scopes.bulk, 'run', id],
    enabled: id !== null,
    queryFn: ({ signal }) => call(bulkRoutes.read, { params: { id: id as string }, signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 5_000 : false),
  });
}

export function useRuns() {
  return useInfiniteQuery({
    queryKey: [scopes.bulk, 'runs'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(bulkRoutes.list, { query: { after: pageParam, limit: 30 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRunRows(id: string, state: RowState | undefined) {
  return useInfiniteQuery({
    queryKey: [scopes.bulk, 'rows', id, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(bulkRoutes.rows, { params: { id }, query: { state, after: pageParam, limit: 100 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Starts, stops, repeats and undoes runs. */
export function useRunCommands() {
  const client = useQueryClient();
  const put = (run: BulkRun): BulkRun => {
    client.setQueryData([scopes.bulk, 'run', run.id], run);
    void client.invalidateQueries({ queryKey: [scopes.bulk, 'runs'] });
    void client.invalidateQueries({ queryKey: [scopes.bulk, 'rows', run.id] });
    return run;
  };
  return {
    start: async (order: OrderDraft, selection: Selection) =>
      put(await call(bulkRoutes.start, { body: { id: uuid7(), order, selection } })),
    stop: async (id: string) => put(await call(bulkRoutes.stop, { params: { id } })),
    again: async (id: string) => put(await call(bulkRoutes.again, { params: { id } })),
    undo: async (id: string) => put(await call(bulkRoutes.undo, { params: { id }, body: { id: uuid7() } })),
  };
}
