import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDesk } from '#app/start-desk.ts';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aKeyOf, aSession } from '#test/a-sign-in.ts';

let desk: TestDesk;
let owner: pg.Client;
let person: Caller;
beforeAll(async () => {
  desk = await aDesk();
  owner = new pg.Client({ connectionString: desk.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await desk.end();
});
beforeEach(async () => {
  person = await desk.aPerson({ name: 'Known', roles: ['agent'] });
  expect((await me()).body.person.name).toBe('Known');
});

const me = (caller: Caller = person, url = desk.url) =>
  fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${caller.key}` } }).then(async (response) => ({
    status: response.status,
    body: (await response.json()) as any,
  }));
/** Pulling is for agents: tells the roles the call was made with. */
const mayPull = async (caller: { call: Caller['call'] } = person) =>
  (await caller.call('POST', '/queue/next')).status !== 403;
/** Takes the role away without anybody being told: what is answered then says whether the database was asked. */
const loseRoleUntold = async () => {
  await owner.query('set session_replication_role = replica');
  await owner.query("update person set roles = '{call_taker}' where id = $1", [person.id]);
  await owner.query('set session_replication_role = default');
};
/** Until another process has heard of it: a moment, not the seconds after which everybody is read anew. */
const soon = (read: () => Promise<unknown>, wanted: unknown) =>
  expect.poll(read, { timeout: 3000, interval: 20 }).toEqual(wanted);

test('who has just called is known without the database being asked again', async () => {
  // News of having been made may come late and have somebody asked for anew: then it is tried with somebody else.
  const knownAgain = async () => {
    person = await desk.aPerson({ name: 'Known', roles: ['agent'] });
    await me();
    await loseRoleUntold();
    return mayPull();
  };
  await expect.poll(knownAgain, { timeout: 10_000, interval: 100 }).toBe(true);
});

test('a key revoked here is refused at the very next call, however many calls are under way', async () => {
  const jar = await aSession(desk, (await me()).body.person.email);
  for (let round = 0; round < 10; round++) {
    const { key, id } = await jar.done('POST', '/api-keys', { name: 'Short', password: testPassword });
    const holder = { ...person, key };
    let going = true;
    const callers = Array.from({ length: 4 }, async () => {
      while (going) await me(holder);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await desk.admin.call('DELETE', `/api-keys/${id}`)).status).toBe(200);
    expect((await me(holder)).status).toBe(401);
    going = false;
    await Promise.all(callers);
    expect((await me(holder)).status).toBe(401);
  }
});

test('who is deactivated, loses a role or a category is seen so at the next call, by key and by session', async () => {
  const session = await aSession(desk, (await me()).body.person.email);
  const both = async () => [await mayPull(), await mayPull({ call: session.call })];
  const change = (body: object) => desk.admin.call('PATCH', `/people/${person.id}`, body);
  expect(await both()).toEqual([true, true]);
  expect((await change({ roles: ['call_taker'] })).status).toBe(200);
  expect(await both()).toEqual([false, false]);
  expect((await change({ roles: ['agent'] })).status).toBe(200);
  expect(await both()).toEqual([true, true]);
  await desk.admin.done('POST', '/requests', {
    channel: 'phone',
    callerName: 'Bo',
    kind: 'action',
    description: 'Drips',
  });
  expect((await person.call('GET', '/queue')).body.rows).toHaveLength(1);
  expect((await change({ categoryIds: [] })).status).toBe(200);
  expect((await person.call('GET', '/queue')).body.rows).toHaveLength(0);
  expect((await change({ active: false })).status).toBe(200);
  expect([(await me()).status, (await session.call('GET', '/me')).status]).toEqual([401, 401]);
});

test('what is changed past the desk, by SQL of somebody else, is known a moment later', async () => {
  await owner.query("update person set roles = '{call_taker}' where id = $1", [person.id]);
  await soon(() => mayPull(), false);
  await owner.query('delete from api_key where person_id = $1', [person.id]);
  await soon(async () => (await me()).status, 401);
});

test('what is not yet committed is not believed, nor what is taken back', async () => {
  await owner.query('begin');
  await owner.query("update person set roles = '{call_taker}' where id = $1", [person.id]);
  expect(await mayPull()).toBe(true);
  await owner.query('rollback');
  expect(await mayPull()).toBe(true);
});

test('a key revoked on one node is refused on another a moment later, and its live stream there ends', async () => {
  const databaseUrl = desk.runtime.pool.options.connectionString as string;
  const other = await startDesk({
    ...{ databaseUrl, host: '127.0.0.1', port: 0, smtpPort: null, logLevel: 'error', services: ['web'] },
    clock: desk.clock.now,
  });
  try {
    await soon(async () => (await me(person, other.url)).status, 200);
    const live = await fetch(`${other.url}/api/v1/live`, { headers: { authorization: `Bearer ${person.key}` } });
    let ended = false;
    void live.text().then(() => {
      ended = true;
    });
    const { rows } = (await person.call('GET', '/api-keys')).body;
    await desk.admin.done('DELETE', `/api-keys/${rows[0].id}`);
    await soon(async () => ended, true);
    await soon(async () => (await me(person, other.url)).status, 401);
  } finally {
    await other.stop();
  }
});

test('a key ends when its time comes, though it is known', async () => {
  const expiresAt = new Date(desk.clock.now().getTime() + 60_000).toISOString();
  const { key } = await aKeyOf(desk, person, { name: 'Minute', expiresAt });
  const holder = { ...person, key };
  expect((await me(holder)).status).toBe(200);
  desk.clock.advance(60_000);
  expect((await me(holder)).status).toBe(401);
});

test('when a known key was used last is still kept, once a minute', async () => {
  const used = async () => (await person.call('GET', '/api-keys')).body.rows[0].lastUsedAt;
  const before = await used();
  desk.clock.advance(61_000);
  expect(await used()).toBe(desk.clock.now().toISOString());
  expect(await used()).not.toBe(before);
});

test('while nothing is heard from the database nobody is known', async () => {
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'linja live' and datname = current_database()",
  );
  await loseRoleUntold();
  await soon(() => mayPull(), false);
});
