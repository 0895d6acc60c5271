import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let anna: Caller;
let boss: Caller;
let elsewhere: Caller;
let otherCentre: string;
beforeAll(async () => {
  desk = await aDesk();
  const { body } = await desk.admin.call('POST', '/centres', {
    name: 'Second',
    calendarId: (await desk.admin.call('GET', '/calendars')).body.rows[0].id,
  });
  otherCentre = body.id;
  anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  boss = await desk.aPerson({ name: 'Berit Boss', roles: ['supervisor'] });
  elsewhere = await desk.aPerson({ name: 'Eva Else', roles: ['supervisor'], centreIds: [otherCentre] });
});
afterAll(() => desk.end());

const aView = (body: object = {}) => ({
  name: 'Late by phone',
  filter: { phase: 'open', channel: 'phone' },
  sort: 'deadline',
  columns: ['number', 'clock', 'subject'],
  ...body,
});
const names = async (by: Caller) => (await by.call('GET', '/views')).body.rows.map((row: { name: string }) => row.name);

test('a personal view is its owner’s alone, and its address opens for nobody else', async () => {
  const { status, body } = await anna.call('POST', '/views', aView());
  expect(status).toBe(201);
  expect(body).toMatchObject({ ...aView(), shared: false, mayEdit: true, version: 1 });
  expect((await anna.call('GET', `/views/${body.id}`)).status).toBe(200);
  expect((await boss.call('GET', `/views/${body.id}`)).status).toBe(404);
  expect(await names(boss)).not.toContain('Late by phone');
});

test('the same id twice saves one view', async () => {
  const id = newId(new Date());
  await anna.done('POST', '/views', aView({ id, name: 'Once' }));
  expect((await anna.call('POST', '/views', aView({ id, name: 'Once' }))).status).toBe(201);
  expect((await names(anna)).filter((name: string) => name === 'Once')).toHaveLength(1);
});

test('sharing needs the right to it; what is shared everybody sees and only those with the right change', async () => {
  expect((await anna.call('POST', '/views', aView({ shared: true }))).status).toBe(403);
  const { body } = await boss.call('POST', '/views', aView({ name: 'For all', shared: true }));
  expect((await anna.call('GET', `/views/${body.id}`)).body).toMatchObject({ name: 'For all', mayEdit: false });
  expect((await anna.call('PATCH', `/views/${body.id}`, { name: 'Mine' })).status).toBe(403);
  expect((await anna.call('DELETE', `/views/${body.id}`)).status).toBe(403);
  expect((await elsewhere.call('PATCH', `/views/${body.id}`, { name: 'For everybody' })).body.name).toBe(
    'For everybody',
  );
});

test('a view of one centre is seen by its people and shared by them', async () => {
  expect((await boss.call('POST', '/views', aView({ shared: true, centreId: otherCentre }))).status).toBe(403);
  const { body } = await elsewhere.call(
    'POST',
    '/views',
    aView({ name: 'Second only', shared: true, centreId: otherCentre }),
  );
  expect(body.centre).toMatchObject({ name: 'Second' });
  expect(await names(elsewhere)).toContain('Second only');
  expect(await names(anna)).not.toContain('Second only');
  expect(await names(desk.admin)).toContain('Second only');
});

test('a change names its version, is in the log, and is not written over somebody else’s', async () => {
  const { body } = await anna.call('POST', '/views', aView({ name: 'To change' }));
  const changed = await anna.call('PATCH', `/views/${body.id}`, { filter: { phase: 'solved' }, version: 1 });
  expect(changed.body).toMatchObject({ filter: { phase: 'solved' }, version: 2, sort: 'deadline' });
  const late = await anna.call('PATCH', `/views/${body.id}`, { sort: 'newest', version: 1 });
  expect(late.body.code).toBe('request_changed');
  const { rows } = await desk.runtime.pool.query(
    "select actor_name, changes from change_log where entity = 'view' and entity_id = $1 order by seq",
    [body.id],
  );
  expect(rows).toHaveLength(2);
  expect(rows[1].actor_name).toBe('Anna Agent');
  expect(JSON.stringify(rows[1].changes)).toContain('solved');
  await anna.done('DELETE', `/views/${body.id}`);
  expect((await anna.call('GET', `/views/${body.id}`)).status).toBe(404);
});

test('a view takes no filter that the list would not take', async () => {
  expect((await anna.call('POST', '/views', aView({ filter: { ownerId: 'x; drop' } }))).status).toBe(400);
});

test('all counts come at once, of those views one may see, each of what one may see', async () => {
  const mine = (await anna.done('POST', '/views', aView({ name: 'By phone' }))).id;
  await anna.done('POST', '/requests', { channel: 'phone', description: 'It drips', callerName: 'Bo' });
  await boss.done('POST', '/requests', { channel: 'email', description: 'It drips', callerName: 'Bo' });
  const { body } = await anna.call('GET', `/views/counts?of=open,${mine},${newId(new Date())},mine`);
  expect(body.counts).toEqual([
    { name: 'open', count: 2, more: false },
    { name: mine, count: 1, more: false },
    { name: 'mine', count: 0, more: false },
  ]);
  expect((await boss.call('GET', `/views/counts?of=${mine}`)).body.counts).toEqual([]);
});
