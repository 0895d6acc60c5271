import { useCallback, useRef } from 'react';

/** Gathers what is still being typed, so that a command can save it first. */
export function useFlush() {
  const saves = useRef(new Set<() => Promise<void>>());
  const onFlush = useCallback((save: () => Promise<void>) => {
    saves.current.add(save);
    return () => {
      saves.current.delete(save);
    };
  }, []);
  const flush = useCallback(async () => {
    await Promise.all([...saves.current].map((save) => save()));
  }, []);
  return { flush, onFlush };
}
