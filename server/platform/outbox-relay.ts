import { sql } from 'kysely';
import type { Runtime } from './command.ts';
import { kyselyOn, type Tx } from './db.ts';
import type { EventType } from './event-types.ts';
import type { RecordedEvent, Subscriber } from './jobs.ts';
import { announceLive } from './live-announcement.ts';

export type Relay = {
  /** When it last looked into the outbox without a fault, in milliseconds since 1970. */
  lookedAt: () => number;
  /** Looks at once instead of at the next poll. */
  wake: () => void;
  /** Relays all that waits, then gives back; for tests and the first run. */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
};

const batchSize = 500;
const idleMs = 500;
/** More than these at once and many are at work, whose calls are worth more than the next glance of a screen. */
const fewEvents = 10;

/**
 * Takes outbox rows in batches and fans their events out: batch subscribers run here, jobs are added in bulk, one NOTIFY
 * is sent, all in one transaction. Any number of relays share the work (SKIP LOCKED). At least once, harmless twice.
 */
export function startRelay(runtime: Runtime, subscribers: Subscriber[]): Relay {
  let stopped = false;
  let woken = () => {};
  let pending = false;
  let lookedAt = Date.now();

  async function loop() {
    while (!stopped) {
      let taken = 0;
      try {
        taken = await relayBatch(runtime, subscribers);
        lookedAt = Date.now();
      } catch (error) {
        if (!stopped) runtime.log.error({ err: error }, 'relay failed; it tries again');
      }
      if (taken === batchSize || pending) {
        pending = false;
        // While there is work, a breath between batches lets them fill: one transaction for many commits.
        await pause(taken === 0 ? 0 : taken > fewEvents ? 60 : 20);
        continue;
      }
      await Promise.race([
        pause(idleMs),
        new Promise<void>((resolve) => {
          woken = resolve;
        }),
      ]);
    }
  }
  const running = loop();

  return {
    lookedAt: () => lookedAt,
    wake: () => {
      pending = true;
      woken();
    },
    drain: async () => {
      while ((await relayBatch(runtime, subscribers)) > 0);
    },
    stop: async () => {
      stopped = true;
      woken();
      await running;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Row = {
  id: string;
  type: string;
  request_id: string | null;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  data: unknown;
  jobs: boolean;
};

async function relayBatch(runtime: Runtime, subscribers: Subscriber[]): Promise<number> {
  const client = await runtime.pool.connect();
  let broken: Error | undefined;
  try {
    // What a fall of the database takes of this, the outbox still has: no commit waits for the disk.
    await client.query('begin; set local synchronous_commit = off');
    const { rows } = await client.query<Row>({
      name: 'take-outbox',
      text: `with taken as (
          delete from outbox where id in (select id from outbox order by id limit ${batchSize} for update skip locked)
          returning id, event_id, jobs)
        select e.id, e.type, e.request_id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.data, taken.jobs
        from taken join event e on e.id = taken.event_id order by taken.id`,
    });
    if (rows.length > 0) {
      const events = rows.map(recorded);
      const tx = kyselyOn(client) as Tx;
      for (const subscriber of subscribers) {
        const wanted = events.filter((event) => subscriber.events === 'all' || subscriber.events.includes(event.type));
        if (subscriber.runBatch && wanted.length > 0) await subscriber.runBatch(tx, wanted);
      }
      // An event of the past (`outbox.jobs` false) is searched and counted, but nothing is done about it now.
      await addJobs(
        tx,
        subscribers,
        events.filter((_, position) => rows[position]?.jobs),
      );
      await announce(tx, events);
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const recorded = (row: Row): RecordedEvent => ({
  id: row.id,
  type: row.type as EventType,
  requestId: row.request_id,
  at: row.at,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  past: !row.jobs,
  data: row.data as never,
});

async function addJobs(tx: Tx, subscribers: Subscriber[], events: RecordedEvent[]): Promise<void> {
  const jobs = subscribers
    .filter((subscriber) => subscriber.run)
    .flatMap((subscriber) =>
      events
        .filter((event) => subscriber.events === 'all' || subscriber.events.includes(event.type))
        .map((event) => ({
          identifier: subscriber.name,
          payload: { eventId: event.id },
          jobKey: `${event.id}:${subscriber.name}`,
        })),
    );
  if (jobs.length === 0) return;
  await sql`select count(*) from graphile_worker.add_jobs(array(
      select json_populate_record(null::graphile_worker.job_spec, job)
      from json_array_elements(${JSON.stringify(
        jobs.map((job) => ({
          identifier: job.identifier,
          payload: job.payload,
          job_key: job.jobKey,
          max_attempts: 25,
        })),
      )}::json) as job))`.execute(tx);
}

/**
 * One NOTIFY for the batch: which requests changed (null: too many to name; at most 8,000 bytes fit), and the topics of
 * the other events, the words before the dot of their types.
 */
async function announce(tx: Tx, events: RecordedEvent[]): Promise<void> {
  const requests = [...new Set(events.map((event) => event.requestId).filter((id) => id !== null))];
  await announceLive(tx, {
    requests: requests.length > 150 ? null : requests,
    topics: [...new Set(events.flatMap((event) => (event.requestId === null ? [event.type.split('.')[0] ?? ''] : [])))],
  });
}
