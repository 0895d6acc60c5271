import { lazyRouteComponent } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';

/** Milliseconds between two attempts to fetch a part while the server cannot be reached. */
const retryMs = 2_000;

let waiting = 0;
const listeners = new Set<() => void>();

function count(by: 1 | -1): void {
  waiting += by;
  for (const listener of listeners) listener();
}

/** Whether a part that somebody asked for waits for the connection. */
export function useWaitsForConnection(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting > 0,
  );
}

/**
 * Whether the server answers. A part that does not come means two things: the connection is lost, or the version of this
 * tab has been replaced; only this tells them apart.
 */
export async function serverAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * Fetches a part, again and again while the server cannot be reached: who opens a page without a connection stays where
 * the work is, and it opens by itself. Rejects when the server is there and the part is not.
 */
export async function fetchedPart<T>(load: () => Promise<T>): Promise<T> {
  let counted = false;
  try {
    for (;;) {
      try {
        return await load();
      } catch (error) {
        if (await serverAnswers()) {
          // It may have come back between the two questions.
          if (!counted) throw error;
          return await load();
        }
        if (!counted) count(1);
        counted = true;
        await connectionOr(retryMs);
      }
    }
  } finally {
    if (counted) count(-1);
  }
}

/** Waits for the browser to say that the network is back, but not longer than `milliseconds`. */
function connectionOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    window.addEventListener('online', go);
  });
}

/** The component of a route, fetched when it is first needed. */
export function latePage<T extends Record<string, unknown>, Name extends keyof T & string>(
  load: () => Promise<T>,
  name: Name,
) {
  return lazyRouteComponent(() => fetchedPart(load) as Promise<Record<string, never>>, name);
}
