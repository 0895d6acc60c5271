import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { queueRoutes } from '#contract/queue.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

export type QueueScope = 'mine' | 'all';

/** Unassigned requests in queue order, page after page. */
export function useQueue(scope: QueueScope) {
  return useInfiniteQuery({
    queryKey: [scopes.queue, 'list', scope],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(queueRoutes.list, { query: { scope, after: pageParam, limit: 100 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
