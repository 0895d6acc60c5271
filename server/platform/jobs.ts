import { Logger, run as runWorker, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Runtime } from './command.ts';
import { surviveBrokenConnections, type Tx } from './db.ts';
import type { EventData, EventType } from './event-types.ts';

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

export type Jobs = { stop: () => Promise<void> };

/** Starts the worker that runs the subscribers' jobs. Stop it with `.stop()`: jobs under way are finished. */
export async function startJobs(runtime: Runtime, databaseUrl: string, subscribers: Subscriber[]): Promise<Jobs> {
  const tasks: TaskList = {};
  for (const subscriber of subscribers) {
    const run = subscriber.run;
    if (!run) continue;
    tasks[subscriber.name] = async (payload) => {
      const event = await findEvent(runtime, (payload as { eventId: string }).eventId);
      if (event) await run(runtime, event);
    };
  }
  // The connections of the worker are its own: it listens on one and does not pipeline.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6, application_name: 'linja jobs' });
  surviveBrokenConnections(pool);
  const runner = await runWorker({
    pgPool: pool,
    taskList: tasks,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger(runtime),
  });
  // Errors of jobs are logged by the task's own retry; the promise ends when the runner stops.
  runner.promise.catch((error) => runtime.log.error({ err: error }, 'job runner ended'));
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
}

async function findEvent(runtime: Runtime, id: string): Promise<RecordedEvent | null> {
  const row = await runtime.db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    type: row.type as EventType,
    requestId: row.request_id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    past: false,
    data: row.data as EventData<EventType>,
  };
}

/** The worker's own words, at our level: its errors matter, its chatter does not. */
function quietLogger(runtime: Runtime): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') runtime.log.error({ worker: message }, 'job failed');
    else if (level === 'warning') runtime.log.warn({ worker: message }, 'job warning');
  });
}
