import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSilentNetwork, type SilentNetwork } from './a-silent-network.ts';
import { surviveBrokenConnections } from './db.ts';
import { isPassingFault } from './passing-fault.ts';
import { lookAtPooler } from './pooler.ts';
import { cutSilentConnections } from './silent-connections.ts';

let network: SilentNetwork;
let pool: pg.Pool;
let url: string;
beforeAll(async () => {
  network = await aSilentNetwork();
  url = network.url;
  pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 500 });
  surviveBrokenConnections(pool);
  cutSilentConnections(pool, url, { silentMs: 400, probeMs: 300 });
});
afterAll(async () => {
  await pool.end();
  await network.end();
});

test('a statement the database works on may take as long as it needs', async () => {
  const { rows } = await pool.query("select 'done' as answer from pg_sleep(2)");
  expect(rows).toEqual([{ answer: 'done' }]);
});

test('behind a connection pooler, too, a statement the database works on may take as long as it needs', async () => {
  network.pretendPooler(true);
  const options = { connectionString: url, connectionTimeoutMillis: 500, pipeline: true, max: 1 } as pg.PoolConfig;
  const through = new pg.Pool(options);
  surviveBrokenConnections(through);
  cutSilentConnections(through, network.directUrl, { silentMs: 400, probeMs: 300 });
  try {
    const { rows } = await through.query("select 'done' as answer from pg_sleep(1.2)");
    expect(rows).toEqual([{ answer: 'done' }]);
    expect(await lookAtPooler(url, url)).toEqual({ pooler: 'whole sessions', trouble: null });
  } finally {
    network.pretendPooler(false);
    await through.end();
  }
});

test('an answer that does not come is not waited for, and the next call finds a network that is back', async () => {
  await pool.query('select 1');
  network.fallSilent(true);
  const began = performance.now();
  const fault = await pool.query('select 2').catch((error: unknown) => error);
  expect(isPassingFault(fault)).toBe(true);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(isPassingFault(await pool.query('select 3').catch((error: unknown) => error))).toBe(true);
  network.fallSilent(false);
  expect((await pool.query('select 4 as answer')).rows).toEqual([{ answer: 4 }]);
});

test('who stood still, as on a machine that slept, reads what came meanwhile and keeps the connection', async () => {
  const single = new pg.Pool({ connectionString: url, max: 1 });
  surviveBrokenConnections(single);
  cutSilentConnections(single, url, { silentMs: 400, probeMs: 300 });
  try {
    const session = async () => (await single.query('select pg_backend_pid() as pid')).rows[0].pid as number;
    const before = await session();
    const asked = session();
    // The question leaves; its answer lies there while nothing of this process runs.
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    expect(await asked).toBe(before);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await session()).toBe(before);
  } finally {
    await single.end();
  }
});
