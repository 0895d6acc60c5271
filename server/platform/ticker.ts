import type { Runtime } from './command.ts';
import { newTraceId, runTraced } from './trace.ts';

/** A regular look at columns with a due moment; takes at most a batch and says how many it took. */
export type Tick = { name: string; everyMs: number; run: (runtime: Runtime) => Promise<number> };

/** Hears of each look: which, how many it took, how long it took in seconds, and whether it failed. */
export type TickObserver = (tick: { name: string; taken: number; seconds: number; failed: boolean }) => void;

export type Ticker = { stop: () => Promise<void> };

/** Runs each tick in its own rhythm, never two of one kind at once; a full batch is followed by the next at once. */
export function startTicker(runtime: Runtime, ticks: Tick[], observe: TickObserver = () => {}): Ticker {
  let stopped = false;
  const wakers: (() => void)[] = [];
  const loops = ticks.map(async (tick, position) => {
    while (!stopped) {
      let taken = 0;
      let failed = false;
      const began = performance.now();
      try {
        taken = await runTraced(newTraceId(), () => tick.run(runtime));
      } catch (error) {
        failed = true;
        if (!stopped) runtime.log.error({ err: error, tick: tick.name }, 'tick failed; it runs again');
      }
      observe({ name: tick.name, taken, seconds: (performance.now() - began) / 1000, failed });
      // Stopped while it looked: nobody is left to wake it.
      if (taken > 0 || stopped) continue;
      await new Promise<void>((resolve) => {
        wakers[position] = resolve;
        setTimeout(resolve, tick.everyMs).unref();
      });
    }
  });
  return {
    stop: async () => {
      stopped = true;
      for (const wake of wakers) wake?.();
      await Promise.all(loops);
    },
  };
}
