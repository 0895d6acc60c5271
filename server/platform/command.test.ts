import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { systemClock } from './clock.ts';
import { command, type Runtime } from './command.ts';
import { createPool, kyselyOn, prepared, type Tx } from './db.ts';
import { createLog } from './log.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let pool: pg.Pool;
let runtime: Runtime;
const actor = { kind: 'system', id: null, name: 'Test', channel: 'cli' } as const;
beforeAll(async () => {
  database = await aDatabase();
  // One connection, so that each command has the one the last command left behind.
  pool = createPool(database.url, 1);
  runtime = { pool, db: kyselyOn(pool), clock: systemClock, log: createLog('fatal'), wakeRelay: () => {} };
  await pool.query('create table written (word text primary key)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const write = (tx: Tx, word: string) => prepared(tx, 'write-word', 'insert into written values ($1)', [word]);
const fail = (tx: Tx, code: string) =>
  prepared(tx, `fail-${code}`, `do $$ begin raise exception 'fails' using errcode = '${code}'; end $$`, []);
const words = async () => (await pool.query('select word from written order by word')).rows.map((row) => row.word);

test('what lost against another is run again, also when what was sent with it says first that the transaction was over', async () => {
  let runs = 0;
  await command(runtime, actor, async ({ tx }) => {
    runs += 1;
    const slow = async () => {
      const outcome = runs === 1 ? fail(tx, '40001') : write(tx, 'again');
      // Heard of late, as through several layers.
      await outcome.finally(() => new Promise((resolve) => setTimeout(resolve, 20)));
    };
    await Promise.all([slow(), write(tx, 'with it')]);
  });
  expect(runs).toBe(2);
  expect(await words()).toEqual(['again', 'with it']);
});

test('what still runs of a use case that failed writes nothing behind the rollback', async () => {
  let stopped: Promise<unknown> = Promise.resolve();
  const failed = command(runtime, actor, async ({ tx }) => {
    const several = async () => {
      for (let n = 0; n < 10; n++) await write(tx, `step ${n}`);
    };
    stopped = several();
    stopped.catch(() => {});
    await write(tx, 'beside');
    throw new Error('refused');
  });
  await expect(failed).rejects.toThrow('refused');
  await expect(stopped).rejects.toThrow('the transaction is over');
  expect(await words()).toEqual(['again', 'with it']);
});
