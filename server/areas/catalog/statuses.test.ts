import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const aStatus = (more: object) => desk.admin.done('POST', '/statuses', { name: 'Extra', ...more });
const defaultOf = async (phase: string) =>
  (await sql('select id from request_status where is_default and phase = $1', [phase])).map((row) => row.id);
const refused = async (id: string, edit: object) => {
  const { status, body } = await desk.admin.call('PATCH', `/statuses/${id}`, edit);
  return [status, body.code];
};

test('a status is added behind the others of the desk and is no default', async () => {
  const made = await aStatus({ phase: 'waiting_customer', name: 'Waiting for a photo' });
  expect(made).toMatchObject({
    name: 'Waiting for a photo',
    phase: 'waiting_customer',
    isDefault: false,
    isQueue: false,
    newRequestOnReply: false,
    trackTimeAs: 'external',
    rank: 8,
    active: true,
    version: 1,
  });
  expect((await desk.admin.call('POST', '/statuses', { ...made, name: 'Other' })).body).toEqual(made);
  const rows = (await desk.admin.call('GET', '/statuses')).body.rows;
  expect(rows.at(-1)).toEqual(made);
  expect(await sql("select 1 from event where type = 'status.created'")).toHaveLength(1);
});

test('each phase keeps exactly one default, which moves within its phase', async () => {
  const [former] = await defaultOf('closed');
  const [untouched] = await defaultOf('solved');
  const made = await aStatus({ phase: 'closed', isDefault: true });
  expect(await defaultOf('closed')).toEqual([made.id]);
  expect(await defaultOf('solved')).toEqual([untouched]);
  const back = await desk.admin.call('PATCH', `/statuses/${former}`, { isDefault: true });
  expect(back.body.isDefault).toBe(true);
  expect(await defaultOf('closed')).toEqual([former]);
  for (const edit of [{ isDefault: false }, { active: false }, { phase: 'solved' }]) {
    expect(await refused(former, edit)).toEqual([409, 'default_needed']);
  }
  expect(await refused(made.id, { isDefault: true, active: false })).toEqual([409, 'default_needed']);
  const retired = await desk.admin.call('PATCH', `/statuses/${made.id}`, { active: false });
  expect(retired.body).toMatchObject({ active: false, version: 3 });
});

test('only a status of the phase in which requests wait can be a queue', async () => {
  const queue = await aStatus({ phase: 'registered', isQueue: true });
  expect(queue.isQueue).toBe(true);
  const wrong = await desk.admin.call('POST', '/statuses', { name: 'x', phase: 'assigned', isQueue: true });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'isQueue']);
  expect(await refused(queue.id, { phase: 'assigned' })).toEqual([400, 'invalid_body']);
  const moved = await desk.admin.call('PATCH', `/statuses/${queue.id}`, { phase: 'assigned', isQueue: false });
  expect(moved.body).toMatchObject({ phase: 'assigned', isQueue: false });
});

test('a status that requests have stays in its phase', async () => {
  const status = await aStatus({ phase: 'in_process' });
  await sql(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, reported_at, active_at,
      created_at, updated_at) values (gen_random_uuid(), 't', 'in_process', $1, $2, $2, now(), now(), now(), now())`,
    [status.id, desk.start.priorityIds.low],
  );
  expect(await refused(status.id, { phase: 'assigned' })).toEqual([409, 'in_use']);
  const renamed = await desk.admin.call('PATCH', `/statuses/${status.id}`, {
    version: 1,
    name: 'At the workshop',
    rank: 3,
  });
  expect(renamed.body).toMatchObject({ name: 'At the workshop', rank: 3, phase: 'in_process', version: 2 });
  expect(await refused(status.id, { version: 1, name: 'Late' })).toEqual([409, 'request_changed']);
  const [event] = await sql("select data from event where type = 'status.edited' and data ->> 'statusId' = $1", [
    status.id,
  ]);
  expect(event.data.fields).toEqual(['name', 'rank']);
});

test('statuses are everybody’s to read and administrators’ to change', async () => {
  const agent = await desk.aPerson({ roles: ['supervisor'] });
  expect((await agent.call('GET', '/statuses')).status).toBe(200);
  expect((await agent.call('POST', '/statuses', { name: 'x', phase: 'new' })).status).toBe(403);
  expect(await refused('01900000-0000-7000-8000-00000000dead', { name: 'x' })).toEqual([404, 'not_found']);
});
