import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { surviveBrokenConnections } from './db.ts';
import { listenToDatabase } from './listen-to-database.ts';
import { createLog } from './log.ts';
import { isPassingFault } from './passing-fault.ts';
import { lookAtPooler } from './pooler.ts';
import { cutSilentConnections } from './silent-connections.ts';

/** A network to the database that can fall silent: bytes are taken and passed on to nobody. */
let database: Awaited<ReturnType<typeof aDatabase>>;
let silent = false;
/** As a connection pooler does, the network greets with a number that is not the database's own. */
let pooled = false;
const sockets = new Set<Socket>();
const network = createServer((near) => {
  const far = connect(Number(new URL(database.url).port), '127.0.0.1');
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from);
    from.on('data', (bytes: Buffer) => silent || to.write(pooled && to === near ? renumbered(bytes) : bytes));
    from.on('error', () => {});
  }
});
/** The message BackendKeyData with another number of the session. */
function renumbered(bytes: Buffer): Buffer {
  const at = bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
  if (at >= 0) bytes.writeInt32BE(2_000_000_000, at + 5);
  return bytes;
}

let pool: pg.Pool;
let url: string;
beforeAll(async () => {
  database = await aDatabase();
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  const { port } = network.address() as { port: number };
  url = database.applicationUrl.replace(/:\d+\//, `:${port}/`);
  pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 500 });
  surviveBrokenConnections(pool);
  cutSilentConnections(pool, url, { silentMs: 400, probeMs: 300 });
});
afterAll(async () => {
  await pool.end();
  for (const socket of sockets) socket.destroy();
  network.close();
  await database.drop();
});

test('a statement the database works on may take as long as it needs', async () => {
  const { rows } = await pool.query("select 'done' as answer from pg_sleep(2)");
  expect(rows).toEqual([{ answer: 'done' }]);
});

test('behind a connection pooler, too, a statement the database works on may take as long as it needs', async () => {
  pooled = true;
  const options = { connectionString: url, connectionTimeoutMillis: 500, pipeline: true, max: 1 } as pg.PoolConfig;
  const through = new pg.Pool(options);
  surviveBrokenConnections(through);
  cutSilentConnections(through, database.applicationUrl, { silentMs: 400, probeMs: 300 });
  try {
    const { rows } = await through.query("select 'done' as answer from pg_sleep(1.2)");
    expect(rows).toEqual([{ answer: 'done' }]);
    expect(await lookAtPooler(url, url)).toEqual({ pooler: 'whole sessions', trouble: null });
  } finally {
    pooled = false;
    await through.end();
  }
});

test('an answer that does not come is not waited for, and the next call finds a network that is back', async () => {
  await pool.query('select 1');
  silent = true;
  const began = performance.now();
  const fault = await pool.query('select 2').catch((error: unknown) => error);
  expect(isPassingFault(fault)).toBe(true);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(isPassingFault(await pool.query('select 3').catch((error: unknown) => error))).toBe(true);
  silent = false;
  expect((await pool.query('select 4 as answer')).rows).toEqual([{ answer: 4 }]);
});

test('who only listens hears again after a network that forgot the connection and says nothing', async () => {
  const heard: string[] = [];
  let begun = 0;
  const listener = { heard: (_: string, said: string) => heard.push(said), began: () => begun++, ended: () => {} };
  const times = { askMs: 200, answerMs: 200, againMs: 50 };
  const listening = listenToDatabase(url, ['linja_test'], listener, createLog('silent'), times);
  try {
    await expect.poll(() => begun).toBe(1);
    const far = [...sockets];
    silent = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    silent = false;
    // The line is open again for others; of this connection it knows nothing any more.
    for (const socket of far) socket.removeAllListeners('data');
    await expect.poll(() => begun, { timeout: 5000 }).toBe(2);
    const speaker = new pg.Client({ connectionString: database.applicationUrl });
    await speaker.connect();
    await speaker.query("select pg_notify('linja_test', 'still there')");
    await speaker.end();
    await expect.poll(() => heard).toEqual(['still there']);
  } finally {
    await listening.stop();
  }
});
