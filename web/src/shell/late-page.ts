import { lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentType, lazy, useSyncExternalStore } from 'react';

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

const failedStyles = new Set<HTMLLinkElement>();
globalThis.document?.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failedStyles.add(target);
  },
  { capture: true },
);

/** Asks again for the styles that did not come: whoever loads the part takes a style for had once it was asked for. */
async function renewStyles(): Promise<void> {
  await Promise.all(
    [...failedStyles].map((link) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const again = link.cloneNode() as HTMLLinkElement;
      again.onload = resolve;
      again.onerror = reject;
      failedStyles.delete(link);
      link.replaceWith(again);
      return promise;
    }),
  );
}

/**
 * Fetches a part, again and again while the server cannot be reached: who opens a page without a connection stays where
 * the work is, and it opens by itself. Rejects when the server is there and the part is not.
 */
export async function fetchedPart<T>(load: () => Promise<T>): Promise<T> {
  let counted = false;
  let reachable = false;
  try {
    for (;;) {
      try {
        if (counted) await renewStyles();
        return await load();
      } catch (error) {
        const answers = await serverAnswers();
        // A part that does not come although the server was there before it was asked for is not there any more.
        if (answers && (reachable || (!counted && failedStyles.size === 0))) throw error;
        reachable = answers;
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

/** A component of a page that is fetched when it is first drawn. */
// biome-ignore lint/suspicious/noExplicitAny: as React's own `lazy` takes a component of whatever it is given
export function latePart<C extends ComponentType<any>>(load: () => Promise<{ default: C }>) {
  return lazy(() => fetchedPart(load));
}
