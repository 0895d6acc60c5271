import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './api-client.ts';

function noticeSecondFactor(error: unknown): void {
  // The rule came into force while somebody worked: who is asked again is led to setting one up.
  if (isProblem(error, 'second_factor_required')) void queryClient.invalidateQueries({ queryKey: [scopes.me] });
}

/** The one cache of server state. Live events keep it fresh, so time alone makes nothing stale for half a minute. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSecondFactor }),
  mutationCache: new MutationCache({ onError: noticeSecondFactor }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What nobody looks at any more is let go after two minutes: a day of four hundred requests must not add up.
      gcTime: 120_000,
      retry: (failures, error) => failures < 2 && isProblem(error, 'network'),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});

/**
 * First words of query keys, and so what a live event makes stale:
 * `request` one request and its parts (`['request', id, …]`) · `lists` rows of requests anywhere · `queue` standing and
 * queue · `settings` everything administrators change · `customers` · `me` · `mail` · `presence` my own and the calendar of
 * absences · `room` the supervisor's room · `notifications` · `views` saved views and their counts · `bulk` actions on
 * many requests.
 */
export const scopes = {
  request: 'request',
  lists: 'lists',
  queue: 'queue',
  settings: 'settings',
  customers: 'customers',
  mail: 'mail',
  me: 'me',
  presence: 'presence',
  room: 'room',
  notifications: 'notifications',
  views: 'views',
  bulk: 'bulk',
} as const;
