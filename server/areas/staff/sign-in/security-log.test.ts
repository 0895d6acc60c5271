import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aJar, aKeyOf, aSession } from '#test/a-sign-in.ts';
import { tidySignIn } from './tidy.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;

test('administrators and auditors read the log with its filters, others only what is about them', async () => {
  const agent = await desk.aPerson({ name: 'Ines', roles: ['agent'] });
  const auditor = await desk.aPerson({ name: 'Ove', roles: ['auditor'] });
  const { email } = (await agent.call('GET', '/me')).body.person;
  const jar = await aSession(desk, email);
  const failed = await aJar(desk).call('POST', '/sign-in', { email, password: 'not the right one' });
  expect(failed.status).toBe(401);
  await desk.admin.done('PATCH', `/people/${agent.id}`, { roles: ['agent', 'call_taker'] });

  const types = async (query: string) =>
    (await auditor.call('GET', `/security-log?${query}`)).body.rows.map((row: { type: string }) => row.type);
  expect(await types(`personId=${agent.id}&type=sign_in_failed`)).toEqual(['sign_in_failed']);
  expect(await types(`personId=${agent.id}&address=10.0.0.1`)).toEqual([]);
  const all = (await desk.admin.call('GET', `/security-log?personId=${agent.id}`)).body.rows;
  expect(all[0]).toMatchObject({
    type: 'role_changed',
    actor: { name: 'Ada Admin' },
    facts: { before: ['agent'], after: ['agent', 'call_taker'] },
  });
  expect((await agent.call('GET', '/security-log')).status).toBe(403);
  const own = (await jar.call('GET', '/me/security-log')).body.rows;
  expect(new Set(own.map((row: { person: { id: string } }) => row.person.id))).toEqual(new Set([agent.id]));

  const first = (await auditor.call('GET', '/security-log?limit=2')).body;
  const second = (await auditor.call('GET', `/security-log?limit=2&after=${first.next}`)).body;
  expect(second.rows[0].id).toBeLessThan(first.rows[1].id);
  expect((await auditor.call('GET', '/security-log?after=nonsense')).body.code).toBe('invalid_cursor');
});

test('no row can be changed or taken out, and one changed past that is found', async () => {
  for (const statement of ["update security_event set address = '10.0.0.1'", 'truncate security_event']) {
    await expect(sql(statement)).rejects.toThrow(/permission denied|cannot be changed/);
    await expect(desk.asOwner(statement)).rejects.toThrow('cannot be changed');
  }
  await expect(sql('delete from security_event')).rejects.toThrow('permission denied');
  await expect(desk.asOwner('delete from security_event')).rejects.toThrow('only when their time has passed');
  const verify = async () => (await desk.admin.call('GET', '/security-log/verification')).body;
  const sound = await verify();
  expect(sound.broken).toEqual([]);
  expect(sound.rows).toBeGreaterThan(3);
  await desk.asOwner(
    'set session_replication_role = replica; update security_event set address = $$10.0.0.9$$ where id = (select id from security_event order by id offset 1 limit 1); set session_replication_role = default',
  );
  expect((await verify()).broken).toMatchObject([{ reason: 'content_changed' }]);
});

test('what is older than it is kept for goes, and what is left still holds together', async () => {
  // Old by the database's clock, too, which alone decides.
  const other = await aDesk({ moment: '2024-02-04T10:00:00Z' });
  try {
    const rows = async () =>
      (await other.runtime.pool.query('select type from security_event order by id')).rows.length;
    for (let turn = 0; turn < 3; turn++) await aSession(other, 'admin@desk.example');
    const before = await rows();
    other.clock.advance(401 * 24 * 3_600_000);
    await aSession(other, 'admin@desk.example');
    await tidySignIn(other.runtime);
    expect(before).toBeGreaterThan(2);
    expect(await rows()).toBe(1);
    const verify = async () => (await other.admin.call('GET', '/security-log/verification')).body.broken;
    expect(await verify()).toEqual([]);
    // Where it begins is noted, so that a piece cut off by somebody else is told.
    for (let turn = 0; turn < 2; turn++) await aSession(other, 'admin@desk.example');
    await other.asOwner(
      'set session_replication_role = replica; delete from security_event where id = (select min(id) from security_event); set session_replication_role = default',
    );
    expect(await verify()).toMatchObject([{ reason: 'link_broken' }]);
  } finally {
    await other.end();
  }
});

test('a limited key may do what it is limited to, makes no other key, and serves only from its networks', async () => {
  const made = await aKeyOf(desk, desk.admin, {
    name: 'Wallboard',
    scopes: ['request.read', 'setting.read'],
  });
  const call = async (method: string, path: string, key = made.key) =>
    (
      await fetch(`${desk.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(method === 'GET'
          ? {}
          : { body: JSON.stringify({ name: 'More', email: 'more@desk.example', roles: ['agent'] }) }),
      })
    ).status;
  expect(made.expiresAt).toBe(new Date(desk.clock.now().getTime() + 365 * 24 * 3_600_000).toISOString());
  expect([await call('GET', '/people'), await call('GET', '/requests')]).toEqual([200, 200]);
  expect([await call('POST', '/people'), await call('POST', '/api-keys'), await call('PATCH', '/me')]).toEqual([
    403, 403, 403,
  ]);

  const at = (networks: string[]) => aKeyOf(desk, desk.admin, { name: 'At', networks });
  const near = await at(['127.0.0.77/8']);
  expect(near.networks).toEqual(['127.0.0.0/8']);
  expect(await call('GET', '/people', near.key)).toBe(200);
  expect(await call('GET', '/people', (await at(['10.0.0.0/8', 'fd00::/8'])).key)).toBe(401);
  expect((await desk.admin.call('POST', '/api-keys', { name: 'At', networks: ['10.0.0.0/33'] })).status).toBe(400);
  const noted = await sql(
    "select type, facts ->> 'key' as key from security_event where facts ->> 'key' in ('At', 'Wallboard') order by id",
  );
  expect(noted.map(({ type }) => type)).toEqual([
    'key_made',
    'key_first_use',
    'key_made',
    'key_first_use',
    'key_made',
    'key_refused',
  ]);
});

test('who is let in, whose way in changes and what leaves the house stand in the log, with what it was about', async () => {
  const typesOf = async (personId: string) =>
    (await desk.admin.call('GET', `/security-log?personId=${personId}&limit=50`)).body.rows.map(
      (row: { type: string; facts: object; address: string }) => [row.type, row.facts, row.address],
    );
  const here = '127.0.0.1';
  const added = { name: 'Nia New', email: 'nia@desk.example', roles: ['agent'] };
  const { id } = await desk.admin.done('POST', '/people', added);
  const admin = await aSession(desk, 'admin@desk.example');
  await admin.done('PATCH', `/people/${id}`, { email: 'Nia.New@desk.example' });
  await desk.admin.done('PATCH', `/people/${id}`, { active: false });
  await desk.admin.done('PATCH', `/people/${id}`, { active: true });
  expect(await typesOf(id)).toEqual([
    ['person_activated', {}, here],
    ['person_deactivated', { ended: 0 }, here],
    ['email_changed', { before: 'nia@desk.example', after: 'nia.new@desk.example' }, here],
    ['person_created', { roles: ['agent'] }, here],
  ]);

  const relay = { host: 'relay.example', port: 25, security: 'none', username: null };
  await desk.admin.done('PUT', '/mail-relay', { ...relay, password: 'secret of the relay' });
  await desk.admin.done('PUT', '/mail-relay', relay);
  const customer = await desk.admin.done('POST', '/customers', { name: 'Cleo Copied' });
  await desk.admin.done('POST', `/customers/${customer.id}/exports`);
  await desk.admin.done('POST', `/customers/${customer.id}/erasure`, { requests: 0, name: 'Cleo Copied' });
  const list = await fetch(`${desk.url}/api/v1/requests/export?format=csv`, {
    headers: { authorization: `Bearer ${desk.admin.key}` },
  });
  expect([list.status, (await list.text()).length > 0]).toEqual([200, true]);
  const noted = await sql(
    `select type, person_id, address, facts from security_event
      where type = any ('{mail_relay_changed,copy_ordered,erasure_ordered,export_ordered}') order by id`,
  );
  const about = { contactId: customer.id };
  expect(noted).toMatchObject([
    { type: 'mail_relay_changed', person_id: null, address: here, facts: { ...relay, newPassword: true } },
    { type: 'copy_ordered', person_id: desk.admin.id, address: here, facts: about },
    { type: 'erasure_ordered', person_id: desk.admin.id, address: here, facts: about },
    { type: 'export_ordered', person_id: desk.admin.id, address: here, facts: { format: 'csv' } },
  ]);
  expect(JSON.stringify(noted)).not.toContain('secret of the relay');
});
