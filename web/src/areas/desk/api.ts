import { useQuery } from '@tanstack/react-query';
import { deskRoutes } from '#contract/desk.ts';
import { queueRoutes } from '#contract/queue.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Query keys of the desk. Their first word says what live change makes them stale (`shell/query-client.ts`). */
export const deskKeys = {
  home: [scopes.lists, 'desk'] as const,
  standing: [scopes.queue, 'standing'] as const,
};

/** What I hold, what came back to me, what waits. */
export function useDesk() {
  return useQuery({ queryKey: deskKeys.home, queryFn: ({ signal }) => call(deskRoutes.home, { signal }) });
}

/** How much waits in my categories, and the request pulled and not yet done. */
export function useStanding() {
  return useQuery({ queryKey: deskKeys.standing, queryFn: ({ signal }) => call(queueRoutes.standing, { signal }) });
}
