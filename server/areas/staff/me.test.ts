import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionsOf } from '#contract/permissions.ts';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Ina Agent', roles: ['agent', 'call_taker'] });
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const signIn = async (email: string) => {
  const response = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email, password: testPassword }),
  });
  return (response.headers.getSetCookie()[0] ?? '').split(';')[0] as string;
};

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
  await agent.call('PATCH', '/me', { preferences: { theme: 'dark', density: 'compact' } });
  const { body } = await agent.call('PATCH', '/me', { preferences: { density: 'comfortable' } });
  expect(body.preferences).toEqual({ theme: 'dark', density: 'comfortable' });
  expect((await desk.admin.call('GET', `/people/${agent.id}`)).body.version).toBe(1);
  expect(await sql("select 1 from event where type = 'person.edited'")).toEqual([]);
});

test('language and zone of one’s own are changed and logged under one’s own name', async () => {
  const { body } = await agent.call('PATCH', '/me', { language: 'fi', zone: 'Europe/Helsinki' });
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

test('a session in use for a day is prolonged, a fresh one is left alone', async () => {
  const cookie = await signIn('admin@desk.example');
  const me = () => fetch(`${desk.url}/api/v1/me`, { headers: { cookie } });
  const fresh = await me();
  expect([fresh.status, fresh.headers.getSetCookie()]).toEqual([200, []]);
  await sql("update session set expires_at = now() + interval '5 days'");
  const due = await me();
  expect(due.status).toBe(200);
  expect(due.headers.getSetCookie().join()).toContain('linja.session_token=');
  const [session] = await sql("select expires_at > now() + interval '6 days 23 hours' as long from session");
  expect(session.long).toBe(true);
});

test('nobody changes the own name or address past the commands', async () => {
  const cookie = await signIn('admin@desk.example');
  const response = await fetch(`${desk.url}/api/auth/update-user`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url, cookie },
    body: JSON.stringify({ name: 'Somebody Else' }),
  });
  expect(response.status).toBe(404);
  expect((await desk.admin.call('GET', '/me')).body.person.name).toBe('Ada Admin');
});

test('a new password of one’s own meets the rules, ends the other sessions and is recorded', async () => {
  const person = await desk.aPerson({ name: 'Pia Password', roles: ['agent'] });
  const { email } = (await person.call('GET', '/me')).body.person;
  const [here, elsewhere] = [await signIn(email), await signIn(email)];
  const change = (newPassword: string) =>
    fetch(`${desk.url}/api/auth/change-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk.url, cookie: here },
      body: JSON.stringify({ currentPassword: testPassword, newPassword }),
    });
  const weak = await change('welcomewelcome');
  expect([weak.status, ((await weak.json()) as { code: string }).code]).toEqual([400, 'weak_password']);
  const changed = await change('seven green bicycles');
  expect(changed.status).toBe(200);
  const fresh = (changed.headers.getSetCookie()[0] ?? '').split(';')[0] as string;
  const meWith = async (cookie: string) => (await fetch(`${desk.url}/api/v1/me`, { headers: { cookie } })).status;
  expect([await meWith(elsewhere), await meWith(fresh)]).toEqual([401, 200]);
  const events = await sql("select actor_id, actor_name, data from event where type = 'person.password_changed'");
  expect(events).toEqual([{ actor_id: person.id, actor_name: 'Pia Password', data: { personId: person.id } }]);
});

test('keys of one’s own are kept as they were sent, and what is no key is refused', async () => {
  const keys = { next: 'x', 'go-desk': 'g h', search: '', primary: 'mod+enter' };
  const { body } = await agent.call('PATCH', '/me', { preferences: { keys, lettersOff: true } });
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
