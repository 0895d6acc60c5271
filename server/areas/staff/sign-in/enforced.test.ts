import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#contract/permissions.ts';
import { aDesk, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aJar, aSession, codeOf } from '#test/a-sign-in.ts';
import { defaultSignInRules } from './sign-in-rules.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
  // The administrator is a supervisor as well, and goes on calling with a key.
  await desk.runtime.pool.query('insert into totp_factor (person_id, secret, confirmed_at) values ($1, $2, now())', [
    desk.admin.id,
    'sealed',
  ]);
});
afterAll(() => desk.end());
const { since: _, ...defaults } = defaultSignInRules;
const require = (roles: string[], graceDays: number) =>
  desk.admin.done('PUT', '/settings/sign-in', { ...defaults, secondFactorRoles: roles, graceDays });
const colleague = async (roles: Role[]) => {
  const person = await desk.aPerson({ roles });
  // Made at the present moment by the database; the desk's clock stands in February.
  await desk.runtime.pool.query('update person set created_at = $2 where id = $1', [person.id, desk.clock.now()]);
  return { ...person, email: (await person.call('GET', '/me')).body.person.email as string };
};

test('whose role needs a second factor can do nothing else until one is set up, on any route, and then everything', async () => {
  await require(['supervisor'], 0);
  const person = await colleague(['supervisor']);
  const jar = await aSession(desk, person.email);
  expect((await jar.call('GET', '/me')).body.mustEnrol).toBe(true);
  for (const [method, path] of [
    ['GET', '/people'],
    ['GET', '/requests'],
    ['PATCH', '/me'],
    ['GET', '/me/sessions'],
    ['POST', '/api-keys'],
    ['GET', '/live'],
    ['GET', '/attachments/01900000-0000-7000-8000-000000000001'],
  ] as const) {
    const { status, body } = await jar.call(method, path, method === 'GET' ? undefined : {});
    expect([path, status, body.code]).toEqual([path, 403, 'second_factor_required']);
  }
  // Nor with a key made before: it would be a way around the rule.
  for (const path of ['/people', '/requests', '/api-keys']) {
    const { status, body } = await person.call('GET', path);
    expect([path, status, body.code]).toEqual([path, 403, 'second_factor_required']);
  }
  const { secret } = await jar.done('POST', '/me/totp', {});
  await jar.done('POST', '/me/totp/confirm', { code: codeOf(secret, desk.clock.now()) });
  expect((await jar.call('GET', '/people')).status).toBe(200);
  expect((await jar.call('GET', '/me')).body.mustEnrol).toBe(false);
  // At the very next call: whoever calls with the key is known, but not for longer than it holds.
  expect((await person.call('GET', '/people')).status).toBe(200);
  const admin = await aSession(desk, (await colleague(['administrator'])).email);
  await admin.done('POST', `/people/${person.id}/reset-second-factor`, {});
  expect((await person.call('GET', '/people')).status).toBe(403);
});

test('who comes in by single sign-on has the second factor of the provider, for their keys as well', async () => {
  await require([], 0);
  const lead = await colleague(['supervisor']);
  expect((await lead.call('GET', '/people')).status).toBe(200);
  await require(['supervisor'], 0);
  expect((await lead.call('GET', '/people')).status).toBe(403);
  const value = JSON.stringify({ enabled: true, issuer: 'https://id.example' });
  await desk.asOwner(`insert into setting (key, value) values ('single_sign_on', $1)`, [value]);
  expect((await lead.call('GET', '/people')).status).toBe(403);
  await desk.runtime.pool.query(
    `insert into account (id, person_id, account_id, provider_id)
      values (gen_random_uuid(), $1, 'lead', 'oidc https://id.example')`,
    [lead.id],
  );
  expect((await lead.call('GET', '/people')).status).toBe(200);
  await desk.asOwner(`delete from setting where key = 'single_sign_on'`);
  expect((await lead.call('GET', '/people')).status).toBe(403);
});

test('there are days of grace, from the rule or the first day; other roles are left alone', async () => {
  await require([], 0);
  const [lead, agent] = [await colleague(['supervisor']), await colleague(['agent'])];
  desk.clock.advance(100 * 24 * 3_600_000);
  await require(['supervisor'], 5);
  const [jar, free] = [await aSession(desk, lead.email), await aSession(desk, agent.email)];
  const from = new Date(desk.clock.now().getTime() + 5 * 24 * 3_600_000).toISOString();
  expect((await jar.call('GET', '/me/sign-in')).body).toMatchObject({ secondFactor: 'due', secondFactorFrom: from });
  expect((await jar.call('GET', '/people')).status).toBe(200);
  // Changing something else of the rules gives no new days.
  desk.clock.advance(4 * 24 * 3_600_000);
  await desk.admin.done('PUT', '/settings/sign-in', {
    ...defaults,
    secondFactorRoles: ['supervisor'],
    graceDays: 5,
    idleHours: 700,
  });
  desk.clock.advance(24 * 3_600_000 + 1000);
  expect((await jar.call('GET', '/people')).status).toBe(403);
  expect((await free.call('GET', '/people')).status).toBe(200);
});

test('only who may change people changes the rules, and it stands in the logs', async () => {
  const agent = await colleague(['agent']);
  expect((await agent.call('PUT', '/settings/sign-in', defaults)).status).toBe(403);
  expect((await agent.call('GET', '/settings/sign-in')).status).toBe(200);
  const { rows } = await desk.runtime.pool.query("select actor_name from security_event where type = 'rules_changed'");
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.actor_name))).toEqual(new Set(['Ada Admin']));
});

test('somebody reset by an administrator sets a password with a link, once, and keeps to its rules', async () => {
  await require([], 0);
  const person = await colleague(['agent']);
  const old = await aSession(desk, person.email);
  const admin = await aSession(desk, (await colleague(['administrator'])).email);
  const made = await admin.done('POST', `/people/${person.id}/password-link`, {});
  const token = new URL(made.url).hash.slice(1);
  const set = (body: object) => aJar(desk).call('POST', '/sign-in/set-password', { token, ...body });
  expect((await set({ password: 'passwordpassword' })).body.facts.reason).toBe('common');
  expect((await set({ password: 'nine purple lanterns' })).status).toBe(200);
  expect((await set({ password: 'ten purple lanterns' })).body.code).toBe('link_used');
  expect((await old.call('GET', '/me')).status).toBe(401);
  await aSession(desk, person.email, 'nine purple lanterns');
  const late = await admin.done('POST', `/people/${person.id}/password-link`, {});
  desk.clock.advance(24 * 3_600_000);
  const tooLate = { token: new URL(late.url).hash.slice(1), password: 'ten purple lanterns' };
  expect((await aJar(desk).call('POST', '/sign-in/set-password', tooLate)).body.code).toBe('link_used');
  expect((await aJar(desk).call('POST', '/sign-in', { email: person.email, password: testPassword })).status).toBe(401);
});
