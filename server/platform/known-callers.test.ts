import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { createPool } from './db.ts';
import { createKnownCallers } from './known-callers.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let pool: ReturnType<typeof createPool>;
// Nobody listens to the database here: what is known of a change is known from the connection that wrote it.
const callers = createKnownCallers<string>();
const id = '01900000-0000-7000-8000-000000000001';
beforeAll(async () => {
  database = await aDatabase();
  pool = createPool(database.applicationUrl, 2);
  callers.watch(pool);
  await pool.query("insert into person (id, name, email) values ($1, 'Bo', 'bo@desk.example')", [id]);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => callers.hearing(true));

const find = (caller: string, key = 'key') =>
  callers.find(
    key,
    async () => ({ personId: id, caller }),
    () => true,
  );

test('what this process writes is known before its commit answers, and not before it commits', async () => {
  await find('old');
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("update person set zone = 'Europe/Riga' where id = $1", [id]);
    expect(await find('not yet')).toBe('old');
    await client.query('commit');
    expect(await find('new')).toBe('new');
    // In the product's way: nothing is waited for between the statements.
    const [, , committed] = ['begin', "update person set zone = 'UTC'", 'commit'].map((text) => client.query(text));
    await committed;
    expect(await find('newer')).toBe('newer');
  } finally {
    client.release();
  }
  await pool.query('update settings_clock set version = version + 1');
  expect(await find('newest')).toBe('newest');
});

test('what was read while something changed is not kept', async () => {
  const read = async () => {
    await pool.query('update person set active = not active where id = $1', [id]);
    return { personId: id, caller: 'read before' };
  };
  expect(await callers.find('key', read, () => true)).toBe('read before');
  expect(await find('read after')).toBe('read after');
});

test('nobody is kept who was not found, is no longer good, or while nothing is heard', async () => {
  expect(
    await callers.find(
      'nobody',
      async () => null,
      () => true,
    ),
  ).toBeNull();
  expect(await find('somebody', 'nobody')).toBe('somebody');
  expect(
    await callers.find(
      'nobody',
      async () => null,
      () => false,
    ),
  ).toBeNull();
  callers.hearing(false);
  await find('once');
  expect(await find('twice')).toBe('twice');
});

test('a change of one person leaves the others known', async () => {
  await find('kept');
  callers.forget('01900000-0000-7000-8000-000000000002');
  expect(await find('new')).toBe('kept');
  callers.forget(id);
  expect(await find('new')).toBe('new');
});
