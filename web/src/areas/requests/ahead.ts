import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useOpenRequests } from '../../shell/open-requests.ts';
import { requestOfNumber } from './page/page-api.ts';
import { timelineOf } from './timeline/timeline-api.ts';

/** A request that may be opened next; `id` where it is known, so that both calls leave at once. */
type Next = { number: number; id?: string };

/** Fetches a request and its timeline, where they are not known or stale, before somebody opens it. */
export async function fetchAhead(client: QueryClient, { number, id }: Next): Promise<void> {
  const timeline = (of: string) => client.prefetchInfiniteQuery(timelineOf(of));
  const asked = [client.prefetchQuery(requestOfNumber(number)), id ? timeline(id) : undefined];
  await Promise.all(asked);
  const known = client.getQueryData(requestOfNumber(number).queryKey);
  if (!id && known) await timeline(known.id);
}

/** Milliseconds on a request before its neighbours in the strip are fetched: not for those who step through. */
const settledMs = 600;

/**
 * Has the open requests beside this one at hand, so that `[` and `]` show them at once. Only what is not known at all is
 * asked for: what is known is painted as it was, and asked anew when it is opened.
 */
export function useNeighbours(here: number): void {
  const client = useQueryClient();
  const open = useOpenRequests();
  const at = open.findIndex((one) => one.number === here);
  const beside = [-1, 1].map((by) => open[(at + by + open.length) % open.length]?.number);
  const numbers = at === -1 ? '' : [...new Set(beside)].filter((one) => one !== here).join();
  useEffect(() => {
    if (numbers === '') return;
    const timer = setTimeout(() => {
      for (const number of numbers.split(',').map(Number)) {
        const known = client.getQueryData(requestOfNumber(number).queryKey);
        if (!known || !client.getQueryData(timelineOf(known.id).queryKey)) void fetchAhead(client, { number });
      }
    }, settledMs);
    return () => clearTimeout(timer);
  }, [client, numbers]);
}
