import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The present moment in epoch milliseconds; one timer of 15 s for every clock and age on the screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => {
    // After a pause without listeners the stored moment is stale; half a minute is below what any text shows.
    if (Date.now() - now > 30_000) now = Date.now();
    return now;
  });
}
