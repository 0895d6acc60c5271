import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aKeyOf, aSession } from '#test/a-sign-in.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Ina Agent', roles: ['agent'] });
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const meWith = async (key: string) =>
  (await fetch(`${desk.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status;

test('a key is shown once, works until revoked, and is kept as a digest only', async () => {
  const { key, ...shown } = await aKeyOf(desk, agent, { name: 'Wallboard', expiresAt: '2126-01-01T00:00:00Z' });
  expect(shown).toMatchObject({
    name: 'Wallboard',
    person: { id: agent.id, name: 'Ina Agent' },
    createdAt: '2026-02-04T09:00:00.000Z',
    lastUsedAt: null,
    expiresAt: '2126-01-01T00:00:00.000Z',
  });
  expect(key.startsWith(shown.start)).toBe(true);
  expect(await meWith(key)).toBe(200);
  const listed = (await agent.call('GET', '/api-keys')).body.rows;
  expect(listed.map((row: { id: string }) => row.id)).toContain(shown.id);
  expect(JSON.stringify(listed)).not.toContain(key);
  const [{ all }] = await sql(
    'select (select json_agg(e) from event e)::text || (select json_agg(l) from change_log l)::text as all',
  );
  expect(all).not.toContain(key);

  expect((await agent.call('DELETE', `/api-keys/${shown.id}`)).body).toEqual({ id: shown.id });
  expect(await meWith(key)).toBe(401);
  const types = await sql("select type, actor_id from event where data ->> 'apiKeyId' = $1 order by type", [shown.id]);
  expect(types).toEqual([
    { type: 'api_key.created', actor_id: agent.id },
    { type: 'api_key.revoked', actor_id: agent.id },
  ]);
});

test('one sees and revokes the own keys, an administrator all', async () => {
  const other = await desk.aPerson({ roles: ['supervisor'] });
  const mine = await aKeyOf(desk, agent, { name: 'Mine' });
  const theirs = (await other.call('GET', '/api-keys')).body.rows;
  expect(theirs.map((row: { person: { id: string } }) => row.person.id)).toEqual([other.id]);
  expect((await other.call('DELETE', `/api-keys/${mine.id}`)).status).toBe(404);
  expect(await meWith(mine.key)).toBe(200);
  const all = (await desk.admin.call('GET', '/api-keys')).body.rows;
  expect(all.map((row: { id: string }) => row.id)).toContain(mine.id);
  expect((await desk.admin.call('DELETE', `/api-keys/${mine.id}`)).status).toBe(200);
  expect(await meWith(mine.key)).toBe(401);
  expect((await desk.admin.call('DELETE', `/api-keys/${mine.id}`)).status).toBe(404);
});

test('a key that would have ended already is refused', async () => {
  const { email } = (await agent.call('GET', '/me')).body.person;
  const late = { name: 'Late', expiresAt: '2026-02-04T10:00:00+01:00', password: testPassword };
  const refused = await (await aSession(desk, email)).call('POST', '/api-keys', late);
  expect([refused.status, refused.body.code]).toEqual([400, 'moment_passed']);
});

test('a key is made by who proves to be the person, in the browser, and by no other key', async () => {
  const { email } = (await agent.call('GET', '/me')).body.person;
  const jar = await aSession(desk, email);
  const make = async (caller: { call: Caller['call'] }, more: object = {}) => {
    const { status, body } = await caller.call('POST', '/api-keys', { name: 'Proven', ...more });
    return [status, body.code ?? body.name];
  };
  expect(await make(jar)).toEqual([201, 'Proven']);
  desk.clock.advance(11 * 60_000);
  expect(await make(jar)).toEqual([403, 'proof_needed']);
  expect(await make(jar, { password: 'not the right one' })).toEqual([403, 'proof_needed']);
  expect(await make(agent, { password: testPassword })).toEqual([403, 'forbidden']);
  expect(await make(jar, { password: testPassword })).toEqual([201, 'Proven']);
  // Who has neither password nor authenticator app shows it by having come in just now.
  await sql('delete from account where person_id = $1', [agent.id]);
  const { body } = await jar.call('POST', '/api-keys', { name: 'Later' });
  expect([body.code, body.facts]).toEqual(['proof_needed', { signInAgain: true }]);
});
