import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { aStopwatch, measured, pass } from './measure.ts';
import type { Bench } from './operations.ts';
import type { Result } from './result-table.ts';
import { aRegistration } from './sample-calls.ts';
import { untilLearned } from './until-learned.ts';

/** Megabytes of memory the process holds, by the kernel's own count; 0 where there is no /proc. */
function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

const rest = () => pause(5_000);

/** Milliseconds of processor time the process has taken, by the kernel's own count. */
function processorMs(pid: number): number {
  const [, , ...counts] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(counts[9]) + Number(counts[10])) * 10;
}

/** Whether the next five seconds take a tenth of one at most: it learns nothing, and no jobs wait. */
async function isIdle(pid: number): Promise<boolean> {
  const before = processorMs(pid);
  await rest();
  return processorMs(pid) - before < 500;
}

/** Until it has had nothing to do for a minute; what comes up meanwhile (learning begins minutes after a flood) is waited for. */
async function untilRested(pid: number): Promise<void> {
  for (let looked = 0, quiet = 0; looked < 60 && quiet < 12; looked++) quiet = (await isIdle(pid)) ? quiet + 1 : 0;
}

/**
 * What the server holds once it has had nothing to do for a minute: what a start or a busy hour leaves behind, the engine
 * collects when it finds time, within some tens of seconds of quiet.
 */
async function atRest({ child, size }: Bench, when: string): Promise<Result> {
  await untilRested(child.pid);
  return {
    name: `memory at rest ${when}, MB`,
    value: residentMb(child.pid),
    bar: { most: 250 },
    requests: size.requests,
  };
}

/** What the server holds when it has started and has nothing to do. */
export const measureRest = async (bench: Bench): Promise<Result[]> => [await atRest(bench, 'after its start')];

/** So many looks at the memory during the mixed load. */
const looks = 12;

/**
 * Works `minutes` with mixed load and says whether what the server holds stays: what it held after the first sixth, when
 * everything has been called, beside the last sixth, each the middle of its looks.
 */
export async function measureMemory(bench: Bench, minutes: number): Promise<Result[]> {
  const agentOf = (n: number) => bench.agents[n % bench.agents.length]?.key as string;
  const idOf = (n: number) => bench.requestIds[(n * 7919) % bench.requestIds.length] as string;
  const categoryId = bench.categoryIds[0] as string;
  const kinds: ((n: number) => Promise<unknown>)[] = [
    (n) => bench.call('GET', '/queue?limit=50', agentOf(n)),
    (n) => bench.call('GET', `/requests/${idOf(n)}`, bench.supervisor.key),
    (n) => bench.call('GET', `/requests/${idOf(n)}/timeline`, bench.supervisor.key),
    (n) => bench.call('GET', '/search?q=heating&limit=6', agentOf(n)),
    (n) =>
      bench.call('POST', '/requests', agentOf(n), { type: 'application/json', content: aRegistration(categoryId) }),
  ];
  await untilLearned(bench.limit);
  const watch = aStopwatch();
  const held: number[] = [];
  for (let look = 0; look < looks; look++) {
    await pass(watch, { seconds: (minutes * 60) / looks }, async (n) => {
      await kinds[n % kinds.length]?.(n);
    });
    held.push(residentMb(bench.child.pid));
    // Over an hour somebody wants to see how it goes.
    if (minutes > 10)
      console.log(`  after ${(((look + 1) * minutes) / looks).toFixed(0)} min: ${held.at(-1)?.toFixed(0)} MB`);
  }
  console.log(`memory under ${minutes} min of mixed load, MB: ${held.map((one) => one.toFixed(0)).join(', ')}`);
  const sixth = looks / 6;
  const { requests } = bench.size;
  return [
    { name: 'mixed load', product: measured(watch), requests },
    {
      name: `memory grown by ${minutes} min of it, MB`,
      value: middle(held.slice(-sixth)) - middle(held.slice(sixth, 2 * sixth)),
      bar: { most: 25 },
      requests,
    },
    await atRest(bench, 'after it'),
  ];
}

const middle = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};
