import { readFileSync } from 'node:fs';
import { aStopwatch, measured, pass } from './measure.ts';
import type { Bench } from './operations.ts';
import type { Result } from './result-table.ts';
import { aRegistration } from './sample-calls.ts';

/** Megabytes of memory the process holds, by the kernel's own count; 0 where there is no /proc. */
function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 5000));

/** What the server holds when it has just started and nobody calls. */
export async function measureRest({ child, size }: Bench): Promise<Result[]> {
  await rest();
  return [{ name: 'memory at rest, MB', value: residentMb(child.pid), bar: { most: 250 }, requests: size.requests }];
}

/** Works `minutes` with mixed load after all that was measured and says by how much what the server holds has grown. */
export async function measureMemory(bench: Bench, minutes: number): Promise<Result[]> {
  const agentOf = (n: number) => bench.agents[n % bench.agents.length]?.key as string;
  const idOf = (n: number) => bench.requestIds[(n * 7919) % bench.requestIds.length] as string;
  await rest();
  const before = residentMb(bench.child.pid);
  const categoryId = bench.categoryIds[0] as string;
  const kinds: ((n: number) => Promise<unknown>)[] = [
    (n) => bench.call('GET', '/queue?limit=50', agentOf(n)),
    (n) => bench.call('GET', `/requests/${idOf(n)}`, bench.supervisor.key),
    (n) => bench.call('GET', `/requests/${idOf(n)}/timeline`, bench.supervisor.key),
    (n) => bench.call('GET', '/search?q=heating&limit=6', agentOf(n)),
    (n) =>
      bench.call('POST', '/requests', agentOf(n), { type: 'application/json', content: aRegistration(categoryId) }),
  ];
  const watch = aStopwatch();
  await pass(watch, { seconds: minutes * 60 }, async (n) => {
    await kinds[n % kinds.length]?.(n);
  });
  const working = residentMb(bench.child.pid);
  await rest();
  const after = residentMb(bench.child.pid);
  console.log(
    `memory: ${before.toFixed(0)} MB at rest, ${working.toFixed(0)} MB after ${minutes} min of mixed load, ${after.toFixed(0)} MB at rest after it`,
  );
  return [
    { name: 'mixed load', product: measured(watch), requests: bench.size.requests },
    {
      name: `memory grown by ${minutes} min of it, MB`,
      value: after - before,
      bar: { most: 25 },
      requests: bench.size.requests,
    },
  ];
}
