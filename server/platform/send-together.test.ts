import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { createPool } from './db.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let pool: pg.Pool;
beforeAll(async () => {
  database = await aDatabase();
  pool = createPool(database.applicationUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Asks without waiting, as calls do that come in one turn of the event loop; gives each answer's value or its fault. */
const ask = (texts: string[], brief: boolean) =>
  Promise.all(
    texts.map((text) =>
      pool.query({ name: text, text, values: [], brief } as pg.QueryConfig).then(
        ({ rows }) => Object.values(rows[0] as object)[0] as unknown,
        (error: Error) => error.message,
      ),
    ),
  );
const pid = 'select pg_backend_pid()';

test('brief statements of one turn share connections, four to each, and others have one each', async () => {
  expect(new Set(await ask(Array(8).fill(pid), true)).size).toBe(2);
  expect(new Set(await ask(Array(8).fill(pid), false)).size).toBe(8);
});

test('a statement that fails says so to whoever asked it, and those beside it are answered', async () => {
  const [first, wrong, last] = await ask(['select 1', 'select 1 / 0', 'select 3'], true);
  expect([first, last]).toEqual([1, 3]);
  expect(wrong).toBe('division by zero');
});

test('a connection that breaks fails all that was asked on it, and the next is asked on another', async () => {
  const [broken, behind] = await ask(['select pg_terminate_backend(pg_backend_pid())', pid], true);
  expect([typeof broken, typeof behind]).toEqual(['string', 'string']);
  expect(await ask(['select 1', pid], true)).toEqual([1, expect.any(Number)]);
});

test('where the database cannot be reached, all are told', async () => {
  const elsewhere = createPool('postgres://nobody@127.0.0.1:1/none');
  const asked = Array.from({ length: 5 }, () =>
    elsewhere.query({ text: pid, brief: true } as unknown as pg.QueryConfig),
  );
  const told = await Promise.allSettled(asked);
  expect(told.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  await elsewhere.end();
});
