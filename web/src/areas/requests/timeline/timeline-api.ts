import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { requestKeys } from '../api.ts';

const pageSize = 60;

/** What happened, oldest first; earlier pages come on demand. */
export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: requestKeys.timeline(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(requestRoutes.timeline, { params: { id }, query: { before: pageParam, limit: pageSize }, signal }),
    getNextPageParam: (page) => page.previous ?? undefined,
    select: ({ pages }) => pages.toReversed().flatMap((page) => page.entries),
  });
}

/** The formatted form of a message, asked when it is wanted. It never changes, so it is asked once. */
export function useMessageHtml(id: string, images: 'blocked' | 'allowed') {
  return useQuery({
    queryKey: [scopes.mail, 'html', id, images],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(requestRoutes.messageHtml, { params: { id }, query: { images }, signal }),
  });
}
