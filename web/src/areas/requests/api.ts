import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type RequestFilter, requestRoutes } from '#contract/requests.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Filters as they stand in an address: every value a word. */
export type Filter = z.input<typeof RequestFilter>;

/** Query keys of requests. All that belongs to one request lies under `one(id)`; every list of rows under `lists`. */
export const requestKeys = {
  one: (id: string) => [scopes.request, id] as const,
  byNumber: (number: number) => [scopes.request, 'number', number] as const,
  timeline: (id: string) => [scopes.request, id, 'timeline'] as const,
  changes: (id: string) => [scopes.request, id, 'changes'] as const,
  deadline: (id: string) => [scopes.request, id, 'deadline'] as const,
  recipients: (id: string) => [scopes.request, id, 'recipients'] as const,
  list: (filter: Filter & { with?: 'times' }) => [scopes.lists, 'requests', filter] as const,
  count: (filter: Filter) => [scopes.lists, 'count', filter] as const,
};

/** How a deadline was reckoned, asked only when somebody wants to know. */
export function useDeadline(id: string) {
  return useQuery({
    queryKey: requestKeys.deadline(id),
    queryFn: ({ signal }) => call(requestRoutes.deadline, { params: { id }, signal }),
  });
}

/** Requests that match, page after page. The former list stays on the screen while a changed filter is answered. */
export function useRequestList(filter: Filter, withTimes = false) {
  return useInfiniteQuery({
    queryKey: requestKeys.list(withTimes ? { ...filter, with: 'times' } : filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(requestRoutes.list, {
        query: { ...filter, ...(withTimes ? { with: 'times' as const } : {}), after: pageParam, limit: 100 },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many requests match; the server stops counting at 10,000 and says so. */
export function useRequestCount(filter: Filter) {
  return useQuery({
    queryKey: requestKeys.count(filter),
    queryFn: ({ signal }) => call(requestRoutes.count, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}
