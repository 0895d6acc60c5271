import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { paced } from './paced.ts';
import { scopes } from './query-client.ts';

/**
 * What the server says happened since its last word: ids of changed requests (null: too many to name), and what else was
 * spoken of, such as `customer` or `priority` (null: anything).
 */
export type Changes = {
  requests: string[] | null;
  topics: string[] | null;
  /** Something changed that the reader may not see: a request may have left the lists. */
  elsewhere?: boolean;
};

type LiveEvent = 'presence' | 'notified' | 'open';
const hearers = new Map<LiveEvent, Set<(content: unknown) => void>>();

/** Calls `hear` at each live event of a kind; `open` is the beginning of a connection, after which all is asked anew. */
export function onLive(event: LiveEvent, hear: (content: never) => void): () => void {
  const all = hearers.get(event) ?? new Set();
  hearers.set(event, all);
  all.add(hear as (content: unknown) => void);
  return () => all.delete(hear as (content: unknown) => void);
}

const tell = (event: LiveEvent, content: unknown) => hearers.get(event)?.forEach((hear) => void hear(content));

/** Topics that are no settings; every other one is. */
const scopeOf: Record<string, string> = {
  customer: scopes.customers,
  organisation: scopes.customers,
  inbound_message: scopes.mail,
  mail: scopes.mail,
  presence: scopes.presence,
  absence: scopes.presence,
  view: scopes.views,
  bulk: scopes.bulk,
  requests: scopes.bulk,
};

/** The room is about everything at once; a busy desk must not have it asked for at every beat. */
const roomPaceMs = 2_000;
const renewRooms = new WeakMap<QueryClient, () => void>();

function renewRoom(client: QueryClient): void {
  const known =
    renewRooms.get(client) ?? paced(() => void client.invalidateQueries({ queryKey: [scopes.room] }), roomPaceMs);
  renewRooms.set(client, known);
  known();
}

let connected = true;
const listeners = new Set<() => void>();

function say(next: boolean): void {
  if (connected === next) return;
  connected = next;
  for (const listener of listeners) listener();
}

/** Whether live updates arrive; false some seconds after the connection broke. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connected,
  );
}

/** Makes stale exactly what the changes touch; queries on the screen refetch, others when next shown. */
export function applyChanges(client: QueryClient, changes: Changes): void {
  const { requests } = changes;
  if (requests === null) {
    for (const scope of [scopes.request, scopes.lists, scopes.queue]) client.invalidateQueries({ queryKey: [scope] });
  } else if (requests.length > 0) {
    const ids = new Set(requests);
    client.invalidateQueries({
      predicate: ({ queryKey, state }) =>
        queryKey[0] === scopes.request &&
        (queryKey.some((part) => ids.has(String(part))) || ids.has((state.data as { id?: string } | null)?.id ?? '')),
    });
    client.invalidateQueries({ queryKey: [scopes.lists] });
    client.invalidateQueries({ queryKey: [scopes.queue] });
  }
  if (changes.elsewhere) {
    client.invalidateQueries({ queryKey: [scopes.lists] });
    client.invalidateQueries({ queryKey: [scopes.queue] });
  }
  const stale = changes.topics?.map((topic) => scopeOf[topic] ?? scopes.settings) ?? [
    scopes.settings,
    scopes.customers,
    scopes.mail,
    scopes.presence,
    scopes.views,
    scopes.bulk,
  ];
  for (const scope of new Set(stale)) client.invalidateQueries({ queryKey: [scope] });
  const shown = stale.includes(scopes.presence) || stale.includes(scopes.settings);
  if (shown || requests === null || requests.length > 0) renewRoom(client);
}

/** Joins two batches, so that a busy desk refetches once per beat and not once per event. */
export function joinChanges(a: Changes | null, b: Changes): Changes {
  if (!a) return b;
  return {
    requests: a.requests && b.requests && [...new Set([...a.requests, ...b.requests])],
    topics: a.topics && b.topics && [...new Set([...a.topics, ...b.topics])],
    ...(a.elsewhere || b.elsewhere ? { elsewhere: true } : {}),
  };
}

/** Milliseconds before a stream that was refused is asked for again. */
const reopenMs = 5_000;

/**
 * Keeps one event stream open while signed in; after a break everything is asked anew. A broken stream the browser opens
 * again by itself, but one that was refused it gives up: during a restart behind a proxy, or when the session had ended.
 */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    let pending: Changes | null = null;
    let beat: ReturnType<typeof setTimeout> | undefined;
    let lost: ReturnType<typeof setTimeout> | undefined;
    let broke = false;
    let source: EventSource;
    let reopen: ReturnType<typeof setTimeout> | undefined;
    const apply = () => {
      if (pending) applyChanges(client, pending);
      // What comes within the next beat waits for its end; what comes after a rest is drawn at once.
      beat = pending ? setTimeout(apply, 250) : undefined;
      pending = null;
    };
    const open = () => {
      source = new EventSource('/api/v1/live');
      source.addEventListener('changes', (event) => {
        pending = joinChanges(pending, JSON.parse((event as MessageEvent<string>).data) as Changes);
        if (beat === undefined) apply();
      });
      for (const event of ['presence', 'notified'] as const) {
        source.addEventListener(event, ({ data }: MessageEvent<string>) => tell(event, JSON.parse(data)));
      }
      source.addEventListener('open', () => {
        tell('open', null);
        clearTimeout(lost);
        lost = undefined;
        say(true);
        if (broke) client.invalidateQueries();
        broke = false;
      });
      source.addEventListener('error', () => {
        broke = true;
        lost ??= setTimeout(() => say(false), 5_000);
        if (source.readyState === EventSource.CLOSED) reopen = setTimeout(open, reopenMs);
      });
    };
    open();
    return () => {
      clearTimeout(beat);
      clearTimeout(lost);
      clearTimeout(reopen);
      source.close();
    };
  }, [client, signedIn]);
}
