import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let admin: Caller;
beforeAll(async () => {
  desk = await aDesk();
  admin = desk.admin;
});
afterAll(() => desk.end());

const add = (address: string, rest: Record<string, unknown> = {}) =>
  admin.call('POST', '/mail-addresses', { address, name: 'Desk', centreId: desk.start.centreId, ...rest });
const rows = async () => (await admin.call('GET', '/mail-addresses')).body.rows;
const defaults = async () =>
  (await rows()).filter((row: { isDefault: boolean }) => row.isDefault).map((row: { address: string }) => row.address);

test('the first address is the default, and another that is made so takes over', async () => {
  const first = await add('info@desk.example', {
    name: 'Info',
    language: 'fi',
    priorityId: desk.start.priorityIds.low,
  });
  expect(first).toMatchObject({
    status: 201,
    body: { isDefault: true, active: true, version: 1, language: 'fi', priority: { name: 'Low' } },
  });
  expect((await add('sales@desk.example')).body.isDefault).toBe(false);
  expect(await defaults()).toEqual(['info@desk.example']);
  await ok(add('help@desk.example', { isDefault: true }));
  expect(await defaults()).toEqual(['help@desk.example']);
  const { rows: events } = await desk.runtime.pool.query(
    `select type from event where type like 'mail_address.%' order by at, id`,
  );
  expect(events).toHaveLength(4);
});

test('exactly one stays the default', async () => {
  const help = (await rows()).find((row: { address: string }) => row.address === 'help@desk.example');
  const refused = { status: 409, body: { code: 'default_needed' } };
  expect(await admin.call('PATCH', `/mail-addresses/${help.id}`, { isDefault: false })).toMatchObject(refused);
  expect(await admin.call('PATCH', `/mail-addresses/${help.id}`, { active: false })).toMatchObject(refused);
  expect(await add('off@desk.example', { isDefault: true, active: false })).toMatchObject(refused);
  const others = (await rows()).filter((row: { isDefault: boolean }) => !row.isDefault);
  await Promise.all(
    others.map((row: { id: string }) => admin.done('PATCH', `/mail-addresses/${row.id}`, { isDefault: true })),
  );
  expect(await defaults()).toHaveLength(1);
});

test('an address is there once, in any spelling, and must be one', async () => {
  const taken = { status: 409, body: { code: 'already_exists' } };
  expect(await add('INFO@Desk.example')).toMatchObject(taken);
  const [one, other] = await rows();
  expect(await admin.call('PATCH', `/mail-addresses/${one.id}`, { address: other.address })).toMatchObject(taken);
  expect(await add('not an address')).toMatchObject({ status: 400, body: { code: 'invalid_address' } });
  const race = await Promise.all([1, 2, 3].map(() => add('race@desk.example')));
  expect(race.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
});

test('the same id twice adds one, and an unknown centre is refused', async () => {
  const id = crypto.randomUUID();
  expect((await add('twice@desk.example', { id })).status).toBe(201);
  expect(await add('twice@desk.example', { id })).toMatchObject({ status: 201, body: { id, version: 1 } });
  expect(await add('lost@desk.example', { centreId: crypto.randomUUID() })).toMatchObject({
    status: 409,
    body: { code: 'reference_unknown' },
  });
});

test('a change is written with its log; the same again writes nothing, an old version is refused', async () => {
  const row = (await rows()).find((one: { address: string }) => one.address === 'sales@desk.example');
  const changed = await admin.call('PATCH', `/mail-addresses/${row.id}`, {
    name: 'Sales',
    categoryId: desk.start.categoryId,
    version: row.version,
  });
  expect(changed.body).toMatchObject({
    name: 'Sales',
    category: { id: desk.start.categoryId },
    version: row.version + 1,
  });
  const again = await admin.call('PATCH', `/mail-addresses/${row.id}`, { name: 'Sales' });
  expect(again.body.version).toBe(row.version + 1);
  const stale = await admin.call('PATCH', `/mail-addresses/${row.id}`, { name: 'Old', version: row.version });
  expect(stale).toMatchObject({ status: 409, body: { code: 'request_changed' } });
  const { rows: log } = await desk.runtime.pool.query(
    `select field from field_change where entity = 'mail_address' and entity_id = $1 and operation = 'update' order by field`,
    [row.id],
  );
  expect(log.map((one: { field: string }) => one.field)).toEqual(expect.arrayContaining(['category_id', 'name']));
});

test('only administrators change addresses and relay; agents read them', async () => {
  const agent = await desk.aPerson({ roles: ['agent'] });
  expect((await agent.call('GET', '/mail-addresses')).status).toBe(200);
  expect((await agent.call('GET', '/mail-relay')).status).toBe(200);
  expect(
    (await agent.call('POST', '/mail-addresses', { address: 'x@y.example', name: 'x', centreId: desk.start.centreId }))
      .status,
  ).toBe(403);
  expect((await agent.call('PUT', '/mail-relay', { host: 'evil.example' })).status).toBe(403);
  expect((await agent.call('GET', '/outbound-mails')).status).toBe(403);
  expect((await agent.call('GET', '/inbound-messages')).status).toBe(403);
});
