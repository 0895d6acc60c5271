import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

export const notificationKeys = {
  unread: [scopes.notifications, 'unread'] as const,
  list: [scopes.notifications, 'list'] as const,
  preferences: [scopes.notifications, 'preferences'] as const,
  browsers: [scopes.notifications, 'browsers'] as const,
};

/** How many notifications I have not read, and of which requests. */
export function useUnread() {
  return useQuery({
    queryKey: notificationKeys.unread,
    queryFn: ({ signal }) => call(togetherRoutes.unread, { signal }),
  });
}

/** What I was told, newest first. */
export function useNotifications(unread: boolean) {
  return useInfiniteQuery({
    queryKey: [...notificationKeys.list, unread],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(togetherRoutes.notifications, {
        query: { after: pageParam, limit: 100, ...(unread ? { unread: 'true' } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Marks as read and shows it; `all`, or those of one request. */
export function useMarkRead() {
  const client = useQueryClient();
  return async (which: { all: true } | { requestId: string }) => {
    const unread = await call(togetherRoutes.markRead, { body: which });
    client.setQueryData(notificationKeys.unread, unread);
    await client.invalidateQueries({ queryKey: notificationKeys.list });
  };
}

export const readPreferences = () => call(togetherRoutes.readPreferences, {});

export function usePreferences() {
  return useQuery({ queryKey: notificationKeys.preferences, queryFn: readPreferences });
}
