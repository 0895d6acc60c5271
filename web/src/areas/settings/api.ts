import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { deskRoutes } from '#contract/desk.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Makes everything that administrators change stale, and waits until what is on the screen is fresh. */
export function useSettingsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [scopes.settings] });
}

export type ChangesOf = {
  entity?: string | undefined;
  entityId?: string | undefined;
  actorId?: string | undefined;
  /** Days of the reader's zone, both included. */
  from?: string | undefined;
  to?: string | undefined;
};

/** The change log of settings, people and customers, newest first, page after page. */
export function useChanges(of: ChangesOf, enabled = true) {
  return useInfiniteQuery({
    queryKey: [scopes.settings, 'changes', of],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(deskRoutes.changes, { query: { ...of, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    // What stands there stays until what was asked for is there, so that no filter under the hand goes away.
    placeholderData: keepPreviousData,
  });
}

/** Walks every hash chain of the log and answers where, if anywhere, it is broken. */
export function useVerifyLog() {
  return useMutation({ mutationFn: () => call(deskRoutes.verifyLog, {}) });
}
