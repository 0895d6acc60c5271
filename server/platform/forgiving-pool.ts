import type pg from 'pg';
import { isPassingFault } from './passing-fault.ts';

/** Names of the statements by which the job library notes how a job ended. */
const notes = /^(?:complete|fail)_jobs?/;

type Query = { name?: string };

/**
 * The pool as the job library gets it. The library does not wait for its note of how a job ended: where the database is away
 * at that moment, nobody would catch the fault and it would end the process. Here such a note is given up instead; the job
 * stays locked for this node, which no longer knows of it, and is given back (`watchJobHolders`).
 */
export function forgivingPool(pool: pg.Pool): pg.Pool {
  const connect = (callback?: Parameters<pg.Pool['connect']>[0]) => {
    if (callback) return pool.connect(callback);
    // Connected only when it is asked something, so that it is known by then what failed.
    let client: Promise<pg.PoolClient> | undefined;
    const query = async (...given: unknown[]) => {
      try {
        client ??= pool.connect();
        return await (await client).query(...(given as [string]));
      } catch (error) {
        if (!isPassingFault(error) || !notes.test((given[0] as Query).name ?? '')) throw error;
        return { rows: [], rowCount: 0 };
      }
    };
    const release = () => void client?.then((one) => one.release()).catch(() => {});
    return Promise.resolve({ query, release });
  };
  return new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect') return connect;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
