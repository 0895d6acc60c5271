import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Runtime } from '#platform/command.ts';
import { loggedError } from '#platform/scrub.ts';
import type { TickObserver } from '#platform/ticker.ts';
import { within } from '#platform/within.ts';
import { countWaiting, type Waiting } from './metrics-queries.ts';

export type Metrics = {
  observeCall: (call: { method: string; route: string; status: number; seconds: number }) => void;
  observeTick: TickObserver;
  /** Everything in the text format of Prometheus; what the database would have said is missing where it does not answer. */
  text: (runtime: Runtime, liveConnections: number) => Promise<string>;
  stop: () => void;
};

/** Milliseconds for which counts are given again, so that several scrapers cost one look. */
const keptMs = 5000;

const waitingGauges: [keyof Waiting, name: string, help: string, labels?: Record<string, string>][] = [
  ['outbox', 'linja_outbox_events', 'Events that wait for the relay.'],
  ['outboxAge', 'linja_outbox_oldest_seconds', 'Age of the oldest event that waits for the relay.'],
  ['jobsWaiting', 'linja_jobs', 'Jobs by state; failed: given up after all attempts.', { state: 'waiting' }],
  ['jobsRunning', 'linja_jobs', '', { state: 'running' }],
  ['jobsRetried', 'linja_jobs', '', { state: 'retried' }],
  ['jobsFailed', 'linja_jobs', '', { state: 'failed' }],
  ['mailInStored', 'linja_mail_in', 'Received messages that are no request yet, by state.', { state: 'stored' }],
  ['mailInFailed', 'linja_mail_in', '', { state: 'failed' }],
  ['mailOutQueued', 'linja_mail_out', 'Mails to send, by state; failed: within seven days.', { state: 'queued' }],
  ['mailOutWaitingForRelay', 'linja_mail_out', '', { state: 'waiting_for_relay' }],
  ['mailOutSending', 'linja_mail_out', '', { state: 'sending' }],
  ['mailOutFailed', 'linja_mail_out', '', { state: 'failed' }],
  ['mailOutOldestDue', 'linja_mail_out_oldest_due_seconds', 'How long the mail most overdue has been due.'],
  ['requestsWaiting', 'linja_requests', 'Requests: waiting in the queue, open, open and late.', { state: 'waiting' }],
  ['requestsOpen', 'linja_requests', '', { state: 'open' }],
  ['requestsLate', 'linja_requests', '', { state: 'late' }],
];

/** The measurements of one node. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const register = registers[0] as Registry;
  const calls = new Histogram({
    name: 'linja_http_request_duration_seconds',
    help: 'Calls by method, template of the route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const ticks = new Counter({
    name: 'linja_ticks_total',
    help: 'Looks of the timers, by outcome.',
    labelNames: ['tick', 'outcome'],
    registers,
  });
  const taken = new Counter({
    name: 'linja_tick_taken_total',
    help: 'What timers took.',
    labelNames: ['tick'],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const pool = gauge('linja_database_connections', 'Connections of the pool, and callers that wait for one.', [
    'state',
  ]);
  const lag = gauge('linja_event_loop_lag_seconds', 'Delay of the event loop since the last scrape.', ['quantile']);
  const memory = gauge('process_resident_memory_bytes', 'Memory of the process.');
  const cpu = gauge('process_cpu_seconds_total', 'Processor time used, user and system.');
  const started = gauge('process_start_time_seconds', 'Start of the process, in seconds since 1970.');
  const live = gauge('linja_live_connections', 'Browsers connected for live changes.');
  const reachable = gauge('linja_database_up', '1 where the database answered this scrape.');
  const waiting = new Map<string, Gauge>();
  for (const [, name, help, labels] of waitingGauges) {
    if (!waiting.has(name)) waiting.set(name, gauge(name, help, Object.keys(labels ?? {})));
  }
  started.set(performance.timeOrigin / 1000);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let kept: { at: number; counts: Waiting } | undefined;

  async function count(runtime: Runtime): Promise<Waiting | undefined> {
    // Not by the clock of the wall, which may be set back.
    if (kept && performance.now() - kept.at < keptMs) return kept.counts;
    try {
      const looked = countWaiting(runtime.db, runtime.clock()).then((counts) => {
        kept = { at: performance.now(), counts };
      });
      return (await within(2000, looked)) ? kept?.counts : undefined;
    } catch (error) {
      runtime.log.warn({ error: loggedError(error) }, 'what waits could not be counted');
      return undefined;
    }
  }

  return {
    observeCall: ({ method, route, status, seconds }) => calls.observe({ method, route, status }, seconds),
    observeTick: (tick) => {
      ticks.inc({ tick: tick.name, outcome: tick.failed ? 'failed' : 'done' });
      if (tick.taken > 0) taken.inc({ tick: tick.name }, tick.taken);
    },
    text: async (runtime, liveConnections) => {
      const counts = await count(runtime);
      reachable.set(counts ? 1 : 0);
      for (const [key, name, , labels] of waitingGauges) {
        if (counts) waiting.get(name)?.set(labels ?? {}, counts[key]);
        else waiting.get(name)?.reset();
      }
      const { totalCount, idleCount, waitingCount } = runtime.pool;
      pool.set({ state: 'used' }, totalCount - idleCount);
      pool.set({ state: 'idle' }, idleCount);
      pool.set({ state: 'asked_for' }, waitingCount);
      for (const quantile of [50, 99]) lag.set({ quantile: quantile / 100 }, delay.percentile(quantile) / 1e9);
      delay.reset();
      memory.set(process.memoryUsage.rss());
      const { user, system } = process.cpuUsage();
      cpu.set((user + system) / 1e6);
      live.set(liveConnections);
      return register.metrics();
    },
    stop: () => delay.disable(),
  };
}
