import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession } from '#test/a-sign-in.ts';
import { defaultSignInRules } from './sign-in-rules.ts';
import { tidySignIn } from './tidy.ts';

let desk: TestDesk;
let person: Caller;
let email: string;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
beforeEach(async () => {
  person = await desk.aPerson({ name: 'Saga Session', roles: ['agent'] });
  email = (await person.call('GET', '/me')).body.person.email;
});

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const hours = (count: number) => desk.clock.advance(count * 3_600_000);
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('one sees where one is signed in, and ends one session or all others', async () => {
  const here = aJar(desk, { 'user-agent': firefox });
  await here.done('POST', '/sign-in', { email, password: testPassword });
  const [there, elsewhere] = [await aSession(desk, email), await aSession(desk, email)];
  const { rows } = (await here.call('GET', '/me/sessions')).body;
  expect(rows).toHaveLength(3);
  const mine = rows.find((row: { current: boolean }) => row.current);
  expect(mine).toMatchObject({ browser: 'Firefox', system: 'Linux', address: '127.0.0.1', method: 'password' });
  expect(mine.signedInAt).toBe(desk.clock.now().toISOString());

  const other = (await there.call('GET', '/me/sessions')).body.rows.find((row: { current: boolean }) => row.current);
  expect((await here.call('DELETE', `/me/sessions/${other.id}`)).status).toBe(200);
  expect((await there.call('GET', '/me')).status).toBe(401);
  expect((await here.call('DELETE', `/me/sessions/${other.id}`)).status).toBe(404);
  expect((await here.call('POST', '/me/sessions/end-others')).body).toEqual({ ended: 1 });
  expect([(await elsewhere.call('GET', '/me')).status, (await here.call('GET', '/me')).status]).toEqual([401, 200]);
});

test('nobody ends a session of somebody else but an administrator, who sees them first', async () => {
  const jar = await aSession(desk, email);
  const colleague = await desk.aPerson({ roles: ['supervisor'] });
  const [session] = (await desk.admin.call('GET', `/people/${person.id}/sessions`)).body.rows;
  expect((await colleague.call('DELETE', `/me/sessions/${session.id}`)).status).toBe(404);
  expect((await colleague.call('GET', `/people/${person.id}/sessions`)).status).toBe(403);
  expect((await colleague.call('POST', `/people/${person.id}/sessions/end`, {})).status).toBe(403);
  expect((await jar.call('GET', '/me')).status).toBe(200);
  expect((await desk.admin.call('POST', `/people/${person.id}/sessions/end`, {})).body).toEqual({ ended: 1 });
  expect((await jar.call('GET', '/me')).status).toBe(401);
});

test('who is made inactive is out everywhere at once', async () => {
  const jars = [await aSession(desk, email), await aSession(desk, email)];
  await desk.admin.done('PATCH', `/people/${person.id}`, { active: false });
  for (const jar of jars) expect((await jar.call('GET', '/me')).status).toBe(401);
  expect(await sql('select 1 from session where person_id = $1', [person.id])).toEqual([]);
  const [event] = await sql("select facts from security_event where person_id = $1 and type = 'person_deactivated'", [
    person.id,
  ]);
  expect(event.facts).toEqual({ ended: 2 });
  expect((await aJar(desk).call('POST', '/sign-in', { email, password: testPassword })).status).toBe(401);
});

test('a session ends when it is not used for long, and after its full time however it is used', async () => {
  const { since: _, ...defaults } = defaultSignInRules;
  await desk.admin.done('PUT', '/settings/sign-in', { ...defaults, idleHours: 8, sessionDays: 2 });
  const idle = await aSession(desk, email);
  hours(7);
  expect((await idle.call('GET', '/me')).status).toBe(200);
  hours(7);
  expect((await idle.call('GET', '/me')).status).toBe(200);
  hours(9);
  expect((await idle.call('GET', '/me')).status).toBe(401);

  const used = await aSession(desk, email);
  for (let turn = 0; turn < 6; turn++) {
    hours(7);
    expect((await used.call('GET', '/me')).status).toBe(200);
  }
  hours(7);
  expect((await used.call('GET', '/me')).status).toBe(401);
  await tidySignIn(desk.runtime);
  expect(await sql('select 1 from session where person_id = $1', [person.id])).toEqual([]);
  await desk.admin.done('PUT', '/settings/sign-in', defaults);
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const jar = await aSession(desk, email);
  const kept = new Map(jar.cookies);
  expect((await jar.call('POST', '/sign-out')).status).toBe(200);
  expect([...jar.cookies.keys()]).not.toContain('linja.session_token');
  for (const [name, value] of kept) jar.cookies.set(name, value);
  expect((await jar.call('GET', '/me')).status).toBe(401);
});

test('a session’s token is new at every sign-in, and one brought along from outside is worth nothing', async () => {
  const jar = await aSession(desk, email);
  const first = jar.cookies.get('linja.session_token');
  await jar.done('POST', '/sign-in', { email, password: testPassword });
  const second = jar.cookies.get('linja.session_token');
  expect(second).not.toBe(first);
  const [token] = (second ?? '').split('.');
  const forged = aJar(desk);
  for (const value of [`${token}`, `${token}.`, `${token}.AAAA`, jar.cookies.get('linja.device') ?? '']) {
    forged.cookies.set('linja.session_token', value);
    expect((await forged.call('GET', '/me')).status).toBe(401);
  }
});

test('a new password of one’s own needs the old one, meets the rules, and ends the other sessions', async () => {
  const [here, elsewhere] = [await aSession(desk, email), await aSession(desk, email)];
  const before = here.cookies.get('linja.session_token');
  const change = (body: object) => here.call('POST', '/me/password', { current: testPassword, ...body });
  expect((await change({ next: 'welcomewelcome' })).body.code).toBe('weak_password');
  const wrong = await change({ current: 'not the present one', next: 'seven green bicycles' });
  expect([wrong.status, wrong.body.code]).toEqual([400, 'wrong_credentials']);
  expect((await change({ next: 'seven green bicycles' })).status).toBe(200);
  expect(here.cookies.get('linja.session_token')).not.toBe(before);
  expect([(await elsewhere.call('GET', '/me')).status, (await here.call('GET', '/me')).status]).toEqual([401, 200]);
  const events = await sql(
    "select actor_name, data from event where type = 'person.password_changed' and actor_id = $1",
    [person.id],
  );
  expect(events).toEqual([{ actor_name: 'Saga Session', data: { personId: person.id } }]);
  const again = { current: 'seven green bicycles', next: 'eight green bicycles', endOtherSessions: false };
  const third = await aSession(desk, email, 'seven green bicycles');
  expect((await change(again)).status).toBe(200);
  expect((await third.call('GET', '/me')).status).toBe(200);
});

test('the database keeps of a session only what opens nothing', async () => {
  const jar = await aSession(desk, email);
  const token = jar.cookies.get('linja.session_token')?.split('.')[0] as string;
  const [row] = await sql(
    'select digest = sha256(convert_to($2, $3)) as same, s::text as all from session s where person_id = $1',
    [person.id, token, 'UTF8'],
  );
  expect(row.same).toBe(true);
  expect(row.all).not.toContain(token);
});
