/** What many calls of one kind took. */
export type Measured = { count: number; perSecond: number; p50: number; p95: number; p99: number };

/** How many callers there are at a time. */
export const concurrency = 8;

/** Collects how long calls took, over several passes, and how long the passes lasted. */
export type Stopwatch = { took: number[]; lasted: number };
export const aStopwatch = (): Stopwatch => ({ took: [], lasted: 0 });

/** Runs `run` by eight callers, each one call at a time, for so many seconds or until `count` calls are made. */
export async function pass(
  watch: Stopwatch,
  limit: { seconds?: number; count?: number },
  run: (n: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const end = began + (limit.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < (limit.count ?? Number.POSITIVE_INFINITY) && performance.now() < end) {
        const n = next++;
        const from = performance.now();
        await run(n);
        watch.took.push(performance.now() - from);
      }
    }),
  );
  watch.lasted += performance.now() - began;
}

/** Calls a second, and the milliseconds that half, 95 and 99 of a hundred calls did not exceed. */
export function measured({ took, lasted }: Stopwatch): Measured {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: took.length, perSecond: (took.length / lasted) * 1000, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
