import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionsOf } from '#contract/permissions.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Ina Agent', roles: ['agent', 'call_taker'] });
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;

test('a person learns who he is, what he may do and where the desk is', async () => {
  const { body } = await agent.call('GET', '/me');
  expect(body).toMatchObject({
    person: { id: agent.id, name: 'Ina Agent' },
    roles: ['agent', 'call_taker'],
    centres: [{ id: desk.start.centreId, name: 'Customer service' }],
    categories: [{ id: desk.start.categoryId, name: 'General' }],
    language: 'en',
    zone: 'Europe/Warsaw',
    preferences: {},
    country: 'GB',
  });
  expect(new Set(body.permissions)).toEqual(permissionsOf(['agent', 'call_taker']));
  expect((await fetch(`${desk.url}/api/v1/me`)).status).toBe(401);
});

test('preferences not named stay, and are neither logged nor counted as a version', async () => {
  await agent.done('PATCH', '/me', { preferences: { theme: 'dark', density: 'compact' } });
  const body = await agent.done('PATCH', '/me', { preferences: { density: 'comfortable' } });
  expect(body.preferences).toEqual({ theme: 'dark', density: 'comfortable' });
  expect((await desk.admin.call('GET', `/people/${agent.id}`)).body.version).toBe(1);
  expect(await sql("select 1 from event where type = 'person.edited'")).toEqual([]);
});

test('language and zone of one’s own are changed and logged under one’s own name', async () => {
  const body = await agent.done('PATCH', '/me', { language: 'fi', zone: 'Europe/Helsinki' });
  expect(body).toMatchObject({ language: 'fi', zone: 'Europe/Helsinki' });
  const logged = await sql(
    "select field, old_display, new_display, actor_name from field_change where entity_id = $1 and operation = 'update' order by field",
    [agent.id],
  );
  expect(logged).toEqual([
    { field: 'language', old_display: 'en', new_display: 'fi', actor_name: 'Ina Agent' },
    { field: 'zone', old_display: 'Europe/Warsaw', new_display: 'Europe/Helsinki', actor_name: 'Ina Agent' },
  ]);
  const [event] = await sql("select data, actor_id from event where type = 'person.edited'");
  expect(event).toEqual({ data: { personId: agent.id, fields: ['language', 'zone'] }, actor_id: agent.id });
  const wrong = await agent.call('PATCH', '/me', { zone: 'Mars/Olympus' });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'zone']);
  expect((await agent.call('PATCH', '/me', { language: 'xx' })).status).toBe(400);
});

test('keys of one’s own are kept as they were sent, and what is no key is refused', async () => {
  const keys = { next: 'x', 'go-desk': 'g h', search: '', primary: 'mod+enter' };
  const body = await agent.done('PATCH', '/me', { preferences: { keys, lettersOff: true } });
  expect(body.preferences).toMatchObject({ keys, lettersOff: true, theme: 'dark' });
  const fewer = await agent.call('PATCH', '/me', { preferences: { keys: { next: 'y' } } });
  expect(fewer.body.preferences.keys).toEqual({ next: 'y' });
  for (const wrong of [{ next: 'a b c' }, { 'Not A Name': 'x' }, { next: 'mod+ ' }, { next: 7 }]) {
    expect((await agent.call('PATCH', '/me', { preferences: { keys: wrong } })).status).toBe(400);
  }
});

test('a desk begun without example data says so', async () => {
  expect((await agent.call('GET', '/me')).body.example).toBe(false);
});
