import { EventEmitter } from 'node:events';
import { Logger, run as runWorker, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Runtime } from './command.ts';
import { preparedQuery, surviveBrokenConnections, type Tx } from './db.ts';
import type { EventData, EventType } from './event-types.ts';
import { forgivingPool } from './forgiving-pool.ts';
import { watchJobHolders } from './job-holders.ts';
import { jobConnections, jobsAtOnce } from './node-connections.ts';
import { loggedError, withoutPersonal } from './scrub.ts';
import { cutSilentConnections } from './silent-connections.ts';
import { newTraceId, runTraced } from './trace.ts';
import { within } from './within.ts';

/** An event as subscribers get it. */
export type RecordedEvent<T extends EventType = EventType> = {
  id: string;
  type: T;
  requestId: string | null;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  /** Happened before it was written down (example data, imports): found and counted, but nobody is told of it. */
  past: boolean;
  data: EventData<T>;
};

/**
 * Listens to events. `run` is a job of its own, run at least once and retried alone; `runBatch` runs inside the relay's
 * transaction for a whole batch at once, for cheap work in the database (search index, rollups).
 */
export type Subscriber = {
  name: string;
  events: readonly EventType[] | 'all';
  run?: (runtime: Runtime, event: RecordedEvent) => Promise<void>;
  runBatch?: (tx: Tx, events: RecordedEvent[]) => Promise<void>;
};

/** Declares a job for one type of event, with the type of its data. */
export function onEvent<T extends EventType>(
  name: string,
  type: T,
  run: (runtime: Runtime, event: RecordedEvent<T>) => Promise<void>,
): Subscriber {
  return { name, events: [type], run: run as unknown as Subscriber['run'] };
}

export type Jobs = {
  /** Whether jobs are being taken. */
  alive: () => boolean;
  /** Finishes jobs under way; those that take longer than `withinMs` go back to the queue for another node. */
  stop: (withinMs?: number) => Promise<void>;
};

/** Starts the worker that runs the subscribers' jobs. Stop it with `.stop()`: jobs under way are finished. */
export async function startJobs(runtime: Runtime, databaseUrl: string, subscribers: Subscriber[]): Promise<Jobs> {
  const tasks: TaskList = {};
  for (const subscriber of subscribers) {
    const run = subscriber.run;
    if (!run) continue;
    tasks[subscriber.name] = async (payload, { job: { attempts, max_attempts: of } }) => {
      const attempt = { job: subscriber.name, attempt: attempts, of };
      const found = await said(runtime, attempt, () => findEvent(runtime, (payload as { eventId: string }).eventId));
      // Under the trace of what it follows from, so that a call can be followed to the mail it sent.
      if (found) await runTraced(found.traceId, () => said(runtime, attempt, () => run(runtime, found.event)));
    };
  }
  // The connections of the worker are its own: it listens on one and does not pipeline.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: jobConnections,
    application_name: 'linja jobs',
    connectionTimeoutMillis: 10_000,
  });
  surviveBrokenConnections(pool);
  cutSilentConnections(pool, databaseUrl);
  // Under these names jobs are locked: the pool's, or each worker's own.
  let holders = new Set<string>();
  let working = new Set<string>();
  const start = () => {
    const events: WorkerEvents = new EventEmitter();
    const own = new Set<string>();
    const mine = new Set<string>();
    holders = own;
    working = mine;
    events.on('pool:create', ({ workerPool }) => own.add(workerPool.id));
    events.on('worker:create', ({ worker }) => own.add(worker.workerId));
    events.on('job:start', ({ job }) => mine.add(job.id));
    events.on('job:complete', ({ job }) => mine.delete(job.id));
    return runWorker({
      events,
      pgPool: forgivingPool(pool),
      taskList: tasks,
      noHandleSignals: true,
      logger: quietLogger(runtime),
      concurrency: jobsAtOnce,
      pollInterval: 1000,
    });
  };
  let runner = await start();
  let alive = true;
  let stopped = false;
  const attended = attend();
  const watch = watchJobHolders(databaseUrl, runtime.log, () => ({ holders, working }));

  /** A runner that ends by itself (the database was away for long) is followed by another one. */
  async function attend(): Promise<void> {
    while (!stopped) {
      // Errors of jobs are logged by the task's own retry; the promise ends when the runner stops.
      await runner.promise.catch((error) =>
        runtime.log.error({ err: error }, 'job runner ended; another one is started'),
      );
      if (stopped) return;
      alive = false;
      await giveBack(pool, [...holders]);
      await new Promise((resolve) => setTimeout(resolve, 1000).unref());
      if (stopped) return;
      try {
        runner = await start();
        alive = true;
      } catch (error) {
        runtime.log.error({ err: error }, 'job runner could not be started; it is tried again');
      }
    }
  }

  return {
    alive: () => alive,
    stop: async (withinMs = 6000) => {
      stopped = true;
      const inTime = await within(
        withinMs,
        runner.stop().catch(() => {}),
      );
      if (!inTime) await giveBack(pool, [...holders]);
      await within(1000, Promise.all([attended, watch.stop()]));
      await within(1000, pool.end());
    },
  };
}

/**
 * Says in the log how a job failed, with the trace it runs under; the library would say it outside. It gets the error
 * without the values it repeats as well, since it keeps it with the job (`last_error`).
 */
async function said<R>(runtime: Runtime, attempt: object, run: () => Promise<R>): Promise<R> {
  try {
    return await run();
  } catch (error) {
    runtime.log.error({ err: error, ...attempt }, 'job failed');
    throw new Error(loggedError(error).message);
  }
}

async function findEvent(runtime: Runtime, id: string): Promise<{ event: RecordedEvent; traceId: string } | null> {
  const [row] = await preparedQuery(runtime.db, runtime.db.selectFrom('event').selectAll().where('id', '=', id));
  if (!row) return null;
  return { event: recordedOf(row, false), traceId: row.trace_id ?? newTraceId() };
}

/** A row of `event`, as far as subscribers are told of it. */
export type EventRow = {
  id: string;
  type: string;
  request_id: string | null;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  data: unknown;
};

/** A row of `event` as subscribers get it; `past` stands in the outbox, or is known from where it was read. */
export const recordedOf = (row: EventRow, past: boolean): RecordedEvent => ({
  id: row.id,
  type: row.type as EventType,
  requestId: row.request_id,
  at: row.at,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  past,
  data: row.data as EventData<EventType>,
});

/** Unlocks what this node's workers still hold, so that another node need not wait hours for the locks to grow old. */
async function giveBack(pool: pg.Pool, holders: string[]): Promise<void> {
  const unlock = pool.query('select graphile_worker.force_unlock_workers($1::text[])', [holders]);
  await within(1000, unlock).catch(() => {});
}

/** The worker's own words, at our level: its errors matter, its chatter does not, nor that a job failed, which is said above. */
function quietLogger(runtime: Runtime): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta?.failure === true) return;
    if (level === 'error') runtime.log.error({ worker: withoutPersonal(message) }, 'job worker failed');
    else if (level === 'warning') runtime.log.warn({ worker: withoutPersonal(message) }, 'job warning');
  });
}
