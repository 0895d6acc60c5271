import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let supervisor: Caller;
beforeAll(async () => {
  desk = await aDesk();
  supervisor = await desk.aPerson({ name: 'Siv Supervisor', roles: ['supervisor'] });
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const aCentre = (more: object = {}) =>
  desk.admin.done('POST', '/centres', { name: 'Second', calendarId: desk.start.officeHoursId, ...more });

test('a new centre has the usual procedure, the desk’s language and the members given', async () => {
  const centre = await aCentre({ memberIds: [supervisor.id], procedure: { maxPulled: 3 } });
  expect(centre).toMatchObject({
    name: 'Second',
    calendar: { id: desk.start.officeHoursId, name: 'Office hours' },
    language: 'en',
    defaultCategory: null,
    active: true,
    procedure: {
      maxPulled: 3,
      mayPickFromPool: true,
      pauseDeadlineWhileWaiting: false,
      reportedAtStartsDeadline: false,
      inactivityMinutes: 120,
    },
    members: [{ id: supervisor.id, name: 'Siv Supervisor' }],
    version: 1,
  });
  const [event] = await sql("select data from event where type = 'centre.created'");
  expect(event.data).toEqual({ centreId: centre.id });
  const again = await desk.admin.call('POST', '/centres', {
    id: centre.id,
    name: 'Other',
    calendarId: desk.start.officeHoursId,
  });
  expect([again.status, again.body]).toEqual([201, centre]);
  expect((await supervisor.call('GET', '/centres')).body.rows).toContainEqual(centre);
});

test('a supervisor changes the procedure and members of the own centre, and no other', async () => {
  const own = desk.start.centreId;
  const before = (await supervisor.call('GET', '/centres')).body.rows.find((row: { id: string }) => row.id === own);
  const edited = await supervisor.call('PATCH', `/centres/${own}`, {
    version: before.version,
    procedure: { mayPickFromPool: false, maxPulled: 2 },
    memberIds: [supervisor.id],
  });
  expect(edited.status).toBe(200);
  expect(edited.body).toEqual({
    ...before,
    procedure: { ...before.procedure, mayPickFromPool: false, maxPulled: 2 },
    members: [{ id: supervisor.id, name: 'Siv Supervisor' }],
    version: before.version + 1,
  });
  const [event] = await sql("select data from event where type = 'centre.edited'");
  expect(event.data.fields).toEqual(['max_pulled', 'may_pick_from_pool', 'members']);
  const logged = await sql(
    "select new_display from field_change where entity = 'centre' and entity_id = $1 and field = 'max_pulled' and operation = 'update'",
    [own],
  );
  expect(logged).toEqual([{ new_display: '2' }]);
  const stale = await supervisor.call('PATCH', `/centres/${own}`, { version: before.version, name: 'Late' });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);

  const other = await aCentre();
  const refused = await supervisor.call('PATCH', `/centres/${other.id}`, { procedure: { maxPulled: 5 } });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  const retired = await supervisor.call('PATCH', `/centres/${own}`, { active: false });
  expect([retired.status, retired.body.code]).toEqual([403, 'forbidden']);
  expect((await supervisor.call('POST', '/centres', { name: 'x', calendarId: desk.start.officeHoursId })).status).toBe(
    403,
  );
  const agent = await desk.aPerson({ roles: ['agent'] });
  expect((await agent.call('PATCH', `/centres/${own}`, { name: 'x' })).status).toBe(403);
});

test('a centre with categories is not retired, an empty one is', async () => {
  const busy = await desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, { active: false });
  expect([busy.status, busy.body.code, busy.body.facts.categories]).toEqual([409, 'in_use', 1]);
  const empty = await aCentre();
  const retired = await desk.admin.call('PATCH', `/centres/${empty.id}`, { active: false });
  expect(retired.body).toMatchObject({ active: false, version: 2 });
});

test('somebody who has left becomes no member, and keeps an earlier membership unseen', async () => {
  const leaver = await desk.aPerson({ roles: ['agent'], centreIds: [] });
  const centre = await aCentre({ memberIds: [leaver.id] });
  await desk.admin.done('PATCH', `/people/${leaver.id}`, { active: false });
  const seen = await desk.admin.done('PATCH', `/centres/${centre.id}`, { memberIds: [supervisor.id] });
  expect(seen.members).toEqual([{ id: supervisor.id, name: 'Siv Supervisor' }]);
  expect(await sql('select 1 from centre_member where person_id = $1', [leaver.id])).toHaveLength(1);
  const other = await aCentre();
  const refused = await desk.admin.call('PATCH', `/centres/${other.id}`, { memberIds: [leaver.id, supervisor.id] });
  expect([refused.status, refused.body.code]).toEqual([409, 'person_inactive']);
  expect(await sql('select 1 from centre_member where centre_id = $1', [other.id])).toEqual([]);
});

test('calendar, default category and members must exist', async () => {
  const nobody = '01900000-0000-7000-8000-00000000dead';
  for (const edit of [{ calendarId: nobody }, { defaultCategoryId: nobody }, { memberIds: [nobody] }]) {
    const refused = await desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, edit);
    expect([refused.status, refused.body.code]).toEqual([409, 'reference_unknown']);
  }
  expect((await desk.admin.call('PATCH', `/centres/${nobody}`, { name: 'x' })).status).toBe(404);
  const set = await desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, { defaultCategoryId: null });
  expect(set.body.defaultCategory).toBeNull();
});
