import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const body = (more: object = {}) => ({
  name: 'Urgent',
  rank: 1,
  budgetMinutes: 15,
  calendarId: desk.start.aroundTheClockId,
  ...more,
});
const defaults = async () => (await sql('select id from priority where is_default')).map((row) => row.id);

test('a priority is added once for one id, with its calendar by name', async () => {
  const sent = { ...body(), id: '01900000-0000-7000-8000-0000000000b1' };
  const made = await desk.admin.call('POST', '/priorities', sent);
  expect([made.status, made.body]).toEqual([
    201,
    {
      id: sent.id,
      name: 'Urgent',
      rank: 1,
      budgetMinutes: 15,
      budgetBusinessDays: null,
      calendar: { id: desk.start.aroundTheClockId, name: 'Around the clock' },
      isDefault: false,
      active: true,
      version: 1,
    },
  ]);
  expect((await desk.admin.call('POST', '/priorities', { ...sent, name: 'Other' })).body).toEqual(made.body);
  expect(await sql("select 1 from event where type = 'priority.created'")).toHaveLength(1);
  const names = (await desk.admin.call('GET', '/priorities')).body.rows.map((row: { name: string }) => row.name);
  expect(names).toEqual(['High', 'Urgent', 'Medium', 'Low']);
});

test('making one the default takes it from the other in the same moment, in adding and in changing', async () => {
  const { high, medium } = desk.start.priorityIds;
  expect(await defaults()).toEqual([medium]);
  const edited = await desk.admin.call('PATCH', `/priorities/${high}`, { version: 1, isDefault: true });
  expect(edited.body).toMatchObject({ isDefault: true, version: 2 });
  expect(await defaults()).toEqual([high]);
  const logged = await sql(
    "select entity_id, new_display from field_change where entity = 'priority' and field = 'is_default' and operation = 'update' order by new_display",
  );
  expect(logged).toEqual([
    { entity_id: medium, new_display: 'false' },
    { entity_id: high, new_display: 'true' },
  ]);
  const added = await desk.admin.done('POST', '/priorities', body({ isDefault: true }));
  expect(await defaults()).toEqual([added.id]);
  await desk.admin.done('PATCH', `/priorities/${medium}`, { isDefault: true });
  expect(await defaults()).toEqual([medium]);
});

test('the default is neither taken away nor retired, and nothing retired becomes it', async () => {
  const { medium, low } = desk.start.priorityIds;
  const refusals = [
    await desk.admin.call('PATCH', `/priorities/${medium}`, { isDefault: false }),
    await desk.admin.call('PATCH', `/priorities/${medium}`, { active: false }),
    await desk.admin.call('PATCH', `/priorities/${low}`, { active: false, isDefault: true }),
    await desk.admin.call('POST', '/priorities', body({ active: false, isDefault: true })),
  ];
  for (const refusal of refusals) expect([refusal.status, refusal.body.code]).toEqual([409, 'default_needed']);
  expect(await defaults()).toEqual([medium]);
});

test('of two made the default at once, exactly one is it', async () => {
  const { high, medium, low } = desk.start.priorityIds;
  const answers = await Promise.all(
    [high, low].map((id) => desk.admin.call('PATCH', `/priorities/${id}`, { isDefault: true })),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  expect(await defaults()).toHaveLength(1);
  await desk.admin.done('PATCH', `/priorities/${medium}`, { isDefault: true });
});

test('budget and calendar change, the deadline may be none, and what stays is not logged', async () => {
  const { low } = desk.start.priorityIds;
  const before = (await desk.admin.call('GET', '/priorities')).body.rows.find((row: { id: string }) => row.id === low);
  const edited = await desk.admin.call('PATCH', `/priorities/${low}`, {
    name: before.name,
    budgetMinutes: null,
    calendarId: desk.start.aroundTheClockId,
  });
  expect(edited.body).toEqual({
    ...before,
    budgetMinutes: null,
    calendar: { id: desk.start.aroundTheClockId, name: 'Around the clock' },
    version: before.version + 1,
  });
  const [event] = await sql(
    "select data from event where type = 'priority.edited' and data ->> 'priorityId' = $1 and data -> 'fields' ? 'calendar_id'",
    [low],
  );
  expect(event.data.fields).toEqual(['budget_minutes', 'calendar_id']);
  const stale = await desk.admin.call('PATCH', `/priorities/${low}`, { version: before.version, name: 'x' });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
});

test('all priorities are put in another order at once, or none of them', async () => {
  type Row = { id: string; rank: number };
  const before: Row[] = (await desk.admin.done('GET', '/priorities')).rows;
  const ids = before.map(({ id }) => id);
  const turned = ids.toReversed();
  const { rows } = await desk.admin.done('PUT', '/priorities/order', { ids: turned });
  expect(rows.map(({ id, rank }: Row) => [id, rank])).toEqual(turned.map((id, at) => [id, at + 1]));
  const written = () =>
    sql("select data from event where type = 'priorities.reordered'").then((all) =>
      all.map(({ data }) => data.priorities),
    );
  // Whoever has the rank already is not written.
  const moved = before.filter(({ id, rank }) => turned.indexOf(id) + 1 !== rank).length;
  expect(await written()).toEqual([moved]);
  await desk.admin.done('PUT', '/priorities/order', { ids: turned });
  expect(await written()).toEqual([moved]);
  for (const others of [turned.slice(1), [...turned, turned[0]], [...turned.slice(1), turned[1]]]) {
    const refused = await desk.admin.call('PUT', '/priorities/order', { ids: others });
    expect([refused.status, refused.body.code]).toEqual([409, 'request_changed']);
  }
  await desk.admin.done('PUT', '/priorities/order', { ids });
});

test('strangers to the settings, unknown priorities and unknown calendars are refused', async () => {
  const agent = await desk.aPerson({ roles: ['agent'] });
  expect((await agent.call('GET', '/priorities')).status).toBe(200);
  expect((await agent.call('POST', '/priorities', body())).status).toBe(403);
  const nobody = '01900000-0000-7000-8000-00000000dead';
  expect((await desk.admin.call('PATCH', `/priorities/${nobody}`, { name: 'x' })).status).toBe(404);
  const refused = await desk.admin.call('POST', '/priorities', body({ calendarId: nobody }));
  expect([refused.status, refused.body.code]).toEqual([409, 'reference_unknown']);
});

test('what requests refer to is renamed while one is being registered: neither waits for the other', async () => {
  const id = desk.start.priorityIds.low;
  const client = await desk.runtime.pool.connect();
  await client.query('begin');
  const { rows } = await client.query(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, owner_id, centre_id, reported_at,
        active_at, created_at, updated_at)
      select gen_random_uuid(), 't', phase, id, $1, $1, $2, $3, now(), now(), now(), now()
      from request_status where is_default and phase = 'registered' returning status_id`,
    [id, desk.admin.id, desk.start.centreId],
  );
  await desk.admin.done('PATCH', `/priorities/${id}`, { name: 'Lowest' });
  await desk.admin.done('PATCH', `/statuses/${rows[0].status_id}`, { name: 'Just in' });
  await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { name: 'Main desk' });
  await desk.admin.done('PATCH', `/people/${desk.admin.id}`, { name: 'Ada A.' });
  await client.query('rollback');
  client.release();
});
