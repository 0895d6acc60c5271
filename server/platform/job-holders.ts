import pg from 'pg';
import type { Log } from './log.ts';

/** Our class of advisory locks (the first of its two numbers) that say which job workers are alive. */
const lockClass = 20_260_510;
/** How often is looked, and for how long something must have been missing, in milliseconds. */
const usual = { lookMs: 3_000, graceMs: 6_000 };
const answerMs = 10_000;

/** What a node says of itself: the names it locks jobs under, and the jobs it is working on. */
export type OwnJobs = { holders: ReadonlySet<string>; working: ReadonlySet<string> };
export type HolderWatch = { stop: () => Promise<void> };

/**
 * Gives jobs nobody works on back to the queue within some ten seconds; by itself the queue would wait four hours. Two kinds:
 *
 * - Jobs of a worker that died. A worker that lives holds an advisory lock in a session of its own, which ends with its
 *   process, whatever ends it. Every node looks for jobs whose worker has no such lock.
 * - Jobs this node was given by an answer that got lost on the way: locked under its name, but unknown to it.
 *
 * A worker cut off from the database counts as dead: its job may then run twice, which every subscriber must bear anyway.
 */
export function watchJobHolders(databaseUrl: string, log: Log, own: () => OwnJobs, times = usual): HolderWatch {
  let stopped = false;
  let wake = () => {};
  const holdersMissing = missingFor(times.graceMs);
  const jobsUnknown = missingFor(times.graceMs);
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function look(client: pg.Client, held: Set<string>): Promise<void> {
    const { holders, working } = own();
    for (const holder of holders) {
      if (held.has(holder)) continue;
      await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, holder]);
      held.add(holder);
    }
    const dead = holdersMissing(await listMissingHolders(client));
    if (dead.length > 0) {
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
      log.warn({ workers: dead.length }, 'jobs of workers that died were given back to the queue');
    }
    const mine = await listLockedJobs(client, [...holders]);
    const lost = jobsUnknown(mine.filter((id) => !working.has(id)));
    if (lost.length > 0) {
      await unlockJobs(client, lost, [...holders]);
      log.warn(
        { jobs: lost.length },
        'jobs that were given to this node by an answer that got lost went back to the queue',
      );
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: 'linja holders',
        connectionTimeoutMillis: answerMs,
        query_timeout: answerMs,
      });
      client.on('error', () => {});
      try {
        await client.connect();
        const held = new Set<string>();
        while (!stopped) {
          await look(client, held);
          await pause(times.lookMs);
        }
      } catch (error) {
        // Without the database nobody's jobs can be seen; absence is counted anew afterwards.
        holdersMissing([]);
        jobsUnknown([]);
        if (!stopped) log.debug({ err: error }, 'the watch over job workers lost the database; it tries again');
      } finally {
        client.end().catch(() => {});
      }
      if (!stopped) await pause(1000);
    }
  }
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** Takes what is missing at each look and gives what has been missing at every look for `ms`. */
function missingFor(ms: number): (missing: readonly string[]) => string[] {
  const since = new Map<string, number>();
  return (missing) => {
    const now = performance.now();
    for (const known of since.keys()) if (!missing.includes(known)) since.delete(known);
    for (const name of missing) if (!since.has(name)) since.set(name, now);
    return missing.filter((name) => now - (since.get(name) ?? now) >= ms);
  };
}

/** Names under which jobs are locked though no living session vouches for them. */
async function listMissingHolders(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ locked_by: string }>(
    `select distinct j.locked_by from graphile_worker._private_jobs j
      where j.locked_by is not null and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.granted and l.classid = $1::bigint::oid and l.objsubid = 2
          and l.database = (select oid from pg_database where datname = current_database())
          and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`,
    [lockClass],
  );
  return rows.map((row) => row.locked_by);
}

async function listLockedJobs(client: pg.Client, holders: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id::text from graphile_worker._private_jobs where locked_by = any ($1::text[])',
    [holders],
  );
  return rows.map((row) => row.id);
}

async function unlockJobs(client: pg.Client, ids: string[], holders: string[]): Promise<void> {
  await client.query(
    `update graphile_worker._private_jobs set locked_by = null, locked_at = null
      where id = any ($1::bigint[]) and locked_by = any ($2::text[])`,
    [ids, holders],
  );
}
