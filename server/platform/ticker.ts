import type { Runtime } from './command.ts';

/** A regular look at columns with a due moment; takes at most a batch and says how many it took. */
export type Tick = { name: string; everyMs: number; run: (runtime: Runtime) => Promise<number> };

export type Ticker = { stop: () => Promise<void> };

/** Runs each tick in its own rhythm, never two of one kind at once; a full batch is followed by the next at once. */
export function startTicker(runtime: Runtime, ticks: Tick[]): Ticker {
  let stopped = false;
  const wakers: (() => void)[] = [];
  const loops = ticks.map(async (tick, position) => {
    while (!stopped) {
      let taken = 0;
      try {
        taken = await tick.run(runtime);
      } catch (error) {
        if (!stopped) runtime.log.error({ err: error, tick: tick.name }, 'tick failed; it runs again');
      }
      if (taken > 0) continue;
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
