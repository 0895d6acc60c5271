import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { requestKeys } from '../api.ts';

const pageSize = 60;

/** How the newest page of what happened is asked for, now or ahead. */
export const timelineOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: requestKeys.timeline(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(requestRoutes.timeline, { params: { id }, query: { before: pageParam, limit: pageSize }, signal }),
    getNextPageParam: (page) => page.previous ?? undefined,
  });

type Page = z.output<typeof requestRoutes.timeline.answer>;

/** Made once, so that an answer is put in order once and not at each drawing. */
const inOrder = ({ pages }: { pages: Page[] }) => pages.toReversed().flatMap((page) => page.entries);

/** What happened, oldest first; earlier pages come on demand. */
export const useTimeline = (id: string) => useInfiniteQuery({ ...timelineOf(id), select: inOrder });

/** The formatted form of a message, asked when it is wanted. It never changes, so it is asked once. */
export function useMessageHtml(id: string, images: 'blocked' | 'allowed') {
  return useQuery({
    queryKey: [scopes.mail, 'html', id, images],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(requestRoutes.messageHtml, { params: { id }, query: { images }, signal }),
  });
}
