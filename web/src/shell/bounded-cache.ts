import type { Query, QueryClient } from '@tanstack/react-query';
import { scopes } from './query-client.ts';

/** Answers nobody looks at that are kept; a request has about seven. */
const most = 140;
/** A page that changes lets go of many at once, and the one that comes takes some up again. */
const restMs = 2_000;

/** What is asked once and used on every page stays; there is little of it, and it does not grow with the day. */
const lasting = new Set<unknown>([scopes.settings, scopes.me, scopes.views, scopes.queue, scopes.presence, 'places']);

/**
 * Lets go of the answers that were looked at longest ago once there are more than `most`, so that four hundred requests a
 * day weigh no more than twenty, however quickly they are worked through. Time alone (`gcTime`) bounds nothing.
 */
export function boundCache(client: QueryClient): () => void {
  const cache = client.getQueryCache();
  const leftAt = new WeakMap<Query, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const trim = () => {
    timer = undefined;
    const kept = cache
      .getAll()
      .filter(
        (one) => one.getObserversCount() === 0 && one.state.fetchStatus === 'idle' && !lasting.has(one.queryKey[0]),
      )
      .map((query) => ({ query, at: leftAt.get(query) ?? query.state.dataUpdatedAt }))
      .sort((a, b) => b.at - a.at);
    for (const { query } of kept.slice(most)) cache.remove(query);
  };
  const stop = cache.subscribe(({ type, query }) => {
    if (type === 'observerRemoved') leftAt.set(query, Date.now());
    if (type === 'observerRemoved' || type === 'added') timer ??= setTimeout(trim, restMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
