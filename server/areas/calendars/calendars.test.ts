import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { findCalendarVersion } from './index.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const day = [{ from: '08:00', to: '17:00' }];
const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const office = {
  zone: 'Europe/Stockholm',
  week: { ...never, mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [{ day: 25, month: 12, name: 'Christmas Day' }],
  specialDays: [{ date: '2026-12-24', intervals: [{ from: '08:00', to: '12:00' }], name: 'Christmas Eve' }],
};
const aCalendar = (more: object = {}) =>
  desk.admin.done('POST', '/calendars', { name: 'Sweden', rules: office, ...more });

test('a calendar is added with its rules, once for one id, and is recorded', async () => {
  const body = { id: '01900000-0000-7000-8000-0000000000c1', name: 'Sweden', rules: office };
  const made = await desk.admin.call('POST', '/calendars', body);
  expect([made.status, made.body]).toEqual([201, { ...body, version: 1, warnings: [] }]);
  const again = await desk.admin.call('POST', '/calendars', { ...body, name: 'Another' });
  expect([again.status, again.body]).toEqual([201, made.body]);
  expect((await desk.admin.call('GET', `/calendars/${body.id}`)).body).toEqual(made.body);
  const events = await sql("select data from event where type = 'calendar.created'");
  expect(events).toHaveLength(1);
  const logged = await sql("select new_display from field_change where entity = 'calendar' and field = 'name'");
  expect(logged).toContainEqual({ new_display: 'Sweden' });
});

test('new rules are a new version; the earlier one stays to explain deadlines already given', async () => {
  const calendar = await aCalendar();
  const [before] = await sql('select current_version_id from calendar where id = $1', [calendar.id]);
  const longer = { ...office, week: { ...office.week, sat: day } };
  const edited = await desk.admin.call('PATCH', `/calendars/${calendar.id}`, { version: 1, rules: longer });
  expect(edited.body).toEqual({ ...calendar, rules: longer, version: 2 });
  const [after] = await sql('select current_version_id from calendar where id = $1', [calendar.id]);
  expect(after.current_version_id).not.toBe(before.current_version_id);
  expect(await findCalendarVersion(desk.runtime.db, before.current_version_id)).toEqual({
    id: before.current_version_id,
    calendarId: calendar.id,
    name: 'Sweden',
    rules: office,
  });
  const stale = await desk.admin.call('PATCH', `/calendars/${calendar.id}`, { version: 1, rules: office });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
  expect(await findCalendarVersion(desk.runtime.db, calendar.id)).toBeNull();
});

test('the same rules in another order of keys are no new version, a new name alone neither', async () => {
  const calendar = await aCalendar();
  const reordered = Object.fromEntries(Object.entries(office).reverse());
  await desk.admin.done('PATCH', `/calendars/${calendar.id}`, { rules: reordered });
  const renamed = await desk.admin.call('PATCH', `/calendars/${calendar.id}`, { name: 'Malmö', rules: office });
  expect(renamed.body).toMatchObject({ name: 'Malmö', version: 2 });
  expect(await sql('select id from calendar_version where calendar_id = $1', [calendar.id])).toHaveLength(1);
  const events = await sql("select data from event where type = 'calendar.edited' and data ->> 'calendarId' = $1", [
    calendar.id,
  ]);
  expect(events).toEqual([{ data: { calendarId: calendar.id, fields: ['name'], versionId: null } }]);
});

test.each([
  ['an unknown zone', { zone: 'Europe/Atlantis' }, 'rules.zone'],
  ['30 February', { holidays: [{ day: 30, month: 2, name: 'x' }] }, 'rules.holidays.0'],
  ['29 February of a common year', { holidays: [{ day: 29, month: 2, year: 2026, name: 'x' }] }, 'rules.holidays.0'],
  [
    'hours that end where they begin',
    { week: { ...never, mon: [{ from: '09:00', to: '09:00' }] } },
    'rules.week.mon.0',
  ],
  [
    'two sets of hours for one date',
    { specialDays: [...office.specialDays, ...office.specialDays] },
    'rules.specialDays.1.date',
  ],
])('%s is refused where it stands, in adding, changing and trying alike', async (_name, wrong, path) => {
  const calendar = await aCalendar();
  const rules = { ...office, ...wrong };
  const answers = [
    await desk.admin.call('POST', '/calendars', { name: 'Wrong', rules }),
    await desk.admin.call('PATCH', `/calendars/${calendar.id}`, { rules }),
    await desk.admin.call('POST', `/calendars/${calendar.id}/preview`, {
      start: '2026-02-06T15:00:00+01:00',
      budgetMinutes: 1,
      rules,
    }),
    await desk.admin.call('POST', `/calendars/${calendar.id}/elapsed`, {
      from: '2026-02-06T15:00:00+01:00',
      to: '2026-02-07T15:00:00+01:00',
      rules,
    }),
  ];
  for (const answer of answers) {
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_calendar']);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  }
  expect(await sql("select id from calendar where name = 'Wrong'")).toEqual([]);
  expect((await desk.admin.call('GET', `/calendars/${calendar.id}`)).body).toEqual(calendar);
});

test('a calendar that never opens is kept with a warning', async () => {
  const calendar = await aCalendar({ rules: { ...office, week: never, specialDays: [] } });
  expect(calendar.warnings).toHaveLength(1);
  const { body } = await desk.admin.call('POST', `/calendars/${calendar.id}/preview`, {
    start: '2026-02-06T15:00:00+01:00',
    budgetMinutes: 180,
  });
  expect(body).toMatchObject({ deadlineAt: null, deadlineLocal: null, openAtStart: false, nextOpenAt: null });
  expect(body.words).toContain('no open hours');
});

test('a question about years far off is answered with the holidays of those years, and nothing is stored', async () => {
  const choice = { country: 'SE', region: null, kinds: ['public'], choices: [{ rule: '12-24', closes: 'never' }] };
  const { id, rules } = await aCalendar({ rules: { ...office, holidays: [], publicHolidays: choice } });
  const ask = (path: string, body: object) => desk.admin.done('POST', `/calendars/${id}/${path}`, body);
  // 6 June, the national day: a Thursday in 2019, a Wednesday in 2035.
  for (const date of ['2019-06-06', '2035-06-06'])
    expect(await ask('days', { date })).toMatchObject({ holiday: 'National Day', workingDay: false });
  expect((await ask('preview', { start: '2035-06-05T16:00:00+02:00', budgetMinutes: 120 })).deadlineAt).toBe(
    '2035-06-07T07:00:00.000Z',
  );
  expect((await ask('elapsed', { from: '2019-06-05T16:00:00+02:00', to: '2019-06-07T09:00:00+02:00' })).seconds).toBe(
    7200,
  );
  expect((await ask('year', { year: 2040 })).days.map((one: { date: string }) => one.date)).toContain('2040-06-06');
  expect((await desk.admin.call('GET', `/calendars/${id}`)).body.rules).toEqual(rules);
});

test('everybody reads calendars, only administrators change them', async () => {
  const agent = await desk.aPerson({ roles: ['agent'] });
  const id = desk.start.officeHoursId;
  expect((await agent.call('GET', '/calendars')).body.rows.map((row: { name: string }) => row.name)).toContain(
    'Office hours',
  );
  expect((await agent.call('PATCH', `/calendars/${id}`, { name: 'x' })).status).toBe(403);
  expect((await agent.call('POST', '/calendars', { name: 'x', rules: office })).status).toBe(403);
  const nowhere = '/calendars/01900000-0000-7000-8000-00000000dead';
  expect((await desk.admin.call('GET', nowhere)).status).toBe(404);
  expect((await desk.admin.call('PATCH', nowhere, { name: 'x' })).status).toBe(404);
  expect(
    (
      await desk.admin.call('POST', `${nowhere}/preview`, {
        start: '2026-02-06T15:00:00Z',
        budgetMinutes: 1,
        rules: office,
      })
    ).status,
  ).toBe(404);
});

test('of two who change one calendar at once on the same version, one is told', async () => {
  const calendar = await aCalendar();
  const answers = await Promise.all(
    ['One', 'Two'].map((name) => desk.admin.call('PATCH', `/calendars/${calendar.id}`, { version: 1, name })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});
