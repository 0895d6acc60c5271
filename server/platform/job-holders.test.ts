import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { watchJobHolders } from './job-holders.ts';
import { createLog } from './log.ts';

const times = { lookMs: 50, graceMs: 200 };
let database: Awaited<ReturnType<typeof aDatabase>>;
let client: pg.Client;
beforeAll(async () => {
  database = await aDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** A job in the hands of this worker; gives its id. */
async function aJobOf(holder: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select id::text from graphile_worker.add_job('anything')`);
  const id = rows[0]?.id as string;
  await client.query('update graphile_worker._private_jobs set locked_by = $2, locked_at = now() where id = $1', [
    id,
    holder,
  ]);
  return id;
}
const holderOf = async (id: string) =>
  (await client.query('select locked_by from graphile_worker._private_jobs where id = $1', [id])).rows[0]?.locked_by;
const aWatch = (holders: string[], working: string[]) =>
  watchJobHolders(
    database.applicationUrl,
    createLog('silent'),
    () => ({ holders: new Set(holders), working: new Set(working) }),
    times,
  );

test('jobs of a worker that died are given back within seconds, those of workers that live stay with them', async () => {
  const dead = await aJobOf('pool-dead');
  const [mine, theirs] = [await aJobOf('pool-mine'), await aJobOf('pool-theirs')];
  const [here, there] = [aWatch(['pool-mine'], [mine]), aWatch(['pool-theirs'], [theirs])];
  await expect.poll(() => holderOf(dead), { timeout: 10_000 }).toBeNull();
  expect(await Promise.all([mine, theirs].map(holderOf))).toEqual(['pool-mine', 'pool-theirs']);
  await there.stop();
  await expect.poll(() => holderOf(theirs), { timeout: 10_000 }).toBeNull();
  await here.stop();
});

test('a job that is locked for a node which does not know of it goes back to the queue', async () => {
  const [lost, known] = [await aJobOf('pool-cut'), await aJobOf('pool-cut')];
  const watch = aWatch(['pool-cut'], [known]);
  await expect.poll(() => holderOf(lost), { timeout: 10_000 }).toBeNull();
  expect(await holderOf(known)).toBe('pool-cut');
  await watch.stop();
});

test('the watch finds back by itself when its connection is ended', async () => {
  const watch = aWatch(['pool-again'], []);
  await expect
    .poll(
      async () => {
        const { rows } = await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'linja holders' and datname = current_database()",
        );
        return rows.length;
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  const dead = await aJobOf('pool-long-gone');
  await expect.poll(() => holderOf(dead), { timeout: 10_000 }).toBeNull();
  await watch.stop();
});
