import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

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
  const made = await agent.call('POST', '/api-keys', { name: 'Wallboard', expiresAt: '2126-01-01T00:00:00Z' });
  expect(made.status).toBe(201);
  const { key, ...shown } = made.body;
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
  const mine = await agent.done('POST', '/api-keys', { name: 'Mine' });
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
  const refused = await agent.call('POST', '/api-keys', { name: 'Late', expiresAt: '2026-02-04T10:00:00+01:00' });
  expect([refused.status, refused.body.code]).toEqual([400, 'moment_passed']);
});
