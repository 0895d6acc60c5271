import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let owner: Caller;
let colleague: Caller;
let id: string;
beforeAll(async () => {
  desk = await aDesk();
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  colleague = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
});
afterAll(() => desk.end());
beforeEach(async () => {
  const body = await colleague.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'Read me',
    description: 'Please.',
    callerName: 'Anna Berg',
    categoryId: desk.start.categoryId,
  });
  id = body.id;
  await colleague.done('PUT', `/requests/${id}/assignment`, { ownerId: owner.id });
});

const light = async () => (await colleague.call('GET', `/requests/${id}`)).body.readLight;
const read = (who: Caller) => who.call('POST', `/requests/${id}/reading`);

test('a request is red until its owner has read it, and nobody else can turn it green', async () => {
  expect(await light()).toBe('red');
  await ok(read(colleague));
  await ok(read(desk.admin));
  expect(await light()).toBe('red');
  expect((await read(owner)).body.readLight).toBe('green');
  expect(await light()).toBe('green');
});

test('opening it by a plain read turns no light', async () => {
  await owner.call('GET', `/requests/${id}`);
  expect(await light()).toBe('red');
});

test('what another writes makes it yellow until the owner reads; what the owner writes does not', async () => {
  await ok(read(owner));
  await owner.done('POST', `/requests/${id}/notes`, { text: 'Mine' });
  expect(await light()).toBe('green');
  await colleague.done('POST', `/requests/${id}/notes`, { text: 'Theirs' });
  expect(await light()).toBe('yellow');
  await ok(read(colleague));
  expect(await light()).toBe('yellow');
  await ok(read(owner));
  expect(await light()).toBe('green');
});

test('a new owner makes it red again, also one who had read it in an earlier turn', async () => {
  await ok(read(owner));
  await colleague.done('PUT', `/requests/${id}/assignment`, { ownerId: colleague.id });
  expect(await light()).toBe('red');
  await colleague.done('PUT', `/requests/${id}/assignment`, { ownerId: owner.id });
  expect(await light()).toBe('red');
});

test('reading is told once, is no change of the request, and stands in no log', async () => {
  const before = (await owner.call('GET', `/requests/${id}`)).body;
  await ok(read(owner));
  await ok(read(owner));
  const after = (await owner.call('GET', `/requests/${id}`)).body;
  expect(after.version).toBe(before.version);
  expect(after.ownerFirstReadAt).toBe(desk.clock.now().toISOString());
  const { rows } = await desk.runtime.pool.query(
    `select (select count(*)::int from event where request_id = $1 and type = 'request.read') as told,
      (select count(*)::int from field_change where request_id = $1 and field like 'owner_%read%') as logged`,
    [id],
  );
  expect(rows[0]).toEqual({ told: 1, logged: 0 });
  const timeline = (await owner.call('GET', `/requests/${id}/timeline`)).body.entries;
  expect(timeline.some((entry: { event?: string }) => entry.event === 'request.read')).toBe(false);
});

test('the first reading stays when later ones come', async () => {
  await ok(read(owner));
  const first = desk.clock.now().toISOString();
  desk.clock.advance(60_000);
  await colleague.done('POST', `/requests/${id}/notes`, { text: 'Something new' });
  await ok(read(owner));
  const { ownerFirstReadAt, ownerReadAt } = (await owner.call('GET', `/requests/${id}`)).body;
  expect([ownerFirstReadAt, ownerReadAt]).toEqual([first, desk.clock.now().toISOString()]);
});

test('a list shows the light of every request, and none once it is closed', async () => {
  const { rows } = (await colleague.call('GET', '/requests?phase=open')).body;
  expect(rows.find((row: { id: string }) => row.id === id).readLight).toBe('red');
  await owner.done('PUT', `/requests/${id}/solution`, { solution: 'Done' });
  expect(await light()).toBe(null);
});

test('the answer of the customer makes it yellow until the owner reads it, whoever else looks', async () => {
  const mail = (id: string, more: string) =>
    desk.admin.done(
      'POST',
      '/intake/email',
      `From: Bo <bo@customer.example>\r\nTo: help@desk.example\r\nSubject: The tap\r\nMessage-ID: <${id}@customer.example>\r\n${more}\r\nIt drips`,
      { 'content-type': 'message/rfc822' },
    );
  await mail('first', '');
  await desk.settle();
  const { rows } = (await desk.admin.call('GET', '/requests?q=tap')).body;
  id = rows[0].id;
  await desk.admin.done('PUT', `/requests/${id}/assignment`, {
    ownerId: owner.id,
    categoryId: desk.start.categoryId,
  });
  await ok(read(owner));
  expect(await light()).toBe('green');
  await mail('second', 'In-Reply-To: <first@customer.example>\r\n');
  await desk.settle();
  expect(await light()).toBe('yellow');
  await ok(read(colleague));
  expect(await light()).toBe('yellow');
  await ok(read(owner));
  expect(await light()).toBe('green');
});
