import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';
import { daysOf, periodColumns } from './absence-period.ts';

let desk: TestDesk;
let lead: Caller;
beforeAll(async () => {
  desk = await aDesk();
  lead = await desk.aPerson({ name: 'Siv Lead', roles: ['supervisor'] });
});
afterAll(() => desk.end());

const anAgent = (name?: string) => desk.aPerson({ roles: ['agent'], ...(name ? { name } : {}) });
const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const days = (fromOn: string, toOn: string) => ({ period: { fromOn, toOn } });
const add = (who: Caller, body: object) => who.call('POST', '/absences', { reason: 'vacation', ...body });
const listed = async (who: Caller, from: string, to: string, more = '') =>
  (await who.call('GET', `/absences?from=${from}&to=${to}${more}`)).body;

test('whole days are days of the person’s own zone, also where the clocks change', async () => {
  const agent = await anAgent();
  const spring = await add(agent, days('2026-03-29', '2026-03-29'));
  expect(spring.status).toBe(201);
  expect(spring.body).toMatchObject({
    fromAt: '2026-03-28T23:00:00.000Z',
    toAt: '2026-03-29T22:00:00.000Z',
    wholeDays: true,
    fromOn: '2026-03-29',
    toOn: '2026-03-29',
    zone: 'Europe/Warsaw',
    source: 'manual',
    can: ['edit'],
  });
  const autumn = await add(agent, days('2026-10-24', '2026-10-25'));
  expect([autumn.body.fromAt, autumn.body.toAt]).toEqual(['2026-10-23T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  await agent.done('PATCH', '/me', { zone: 'America/New_York' });
  const later = await add(agent, days('2026-12-24', '2026-12-24'));
  expect([later.body.fromAt, later.body.zone]).toEqual(['2026-12-24T05:00:00.000Z', 'America/New_York']);
  // What was said in another zone keeps its days, by the clocks of the new one.
  const [first] = (await listed(agent, '2026-03-01', '2026-03-31')).rows;
  expect([first.fromOn, first.fromAt, first.toAt]).toEqual([
    '2026-03-29',
    '2026-03-29T04:00:00.000Z',
    '2026-03-30T04:00:00.000Z',
  ]);
});

test('days ahead move with a zone an administrator changes, logged; hours and what is over stay', async () => {
  const agent = await anAgent();
  const { body: past } = await add(agent, days('2026-02-02', '2026-02-03'));
  const { body: running } = await add(agent, days('2026-02-04', '2026-02-06'));
  const { body: ahead } = await add(agent, days('2026-04-01', '2026-04-01'));
  const hours = { fromAt: '2026-05-04T11:00:00.000Z', toAt: '2026-05-04T13:30:00.000Z' };
  const { body: course } = await add(agent, { period: hours, reason: 'training' });
  const { status } = await desk.admin.call('PATCH', `/people/${agent.id}`, { zone: 'Europe/Helsinki' });
  expect(status).toBe(200);
  const { rows } = await listed(agent, '2026-02-01', '2026-05-31');
  const own = rows.filter((one: any) => one.person.id === agent.id);
  const told = own.map((one: any) => [one.id, one.fromOn, one.fromAt, one.toAt, one.zone]);
  expect(told).toEqual([
    [past.id, '2026-02-02', past.fromAt, past.toAt, 'Europe/Warsaw'],
    [running.id, '2026-02-04', '2026-02-03T22:00:00.000Z', '2026-02-06T22:00:00.000Z', 'Europe/Helsinki'],
    [ahead.id, '2026-04-01', '2026-03-31T21:00:00.000Z', '2026-04-01T21:00:00.000Z', 'Europe/Helsinki'],
    [course.id, null, hours.fromAt, hours.toAt, 'Europe/Warsaw'],
  ]);
  const [logged] = await sql("select actor_id, changes from change_log where entity_id = $1 and operation = 'update'", [
    ahead.id,
  ]);
  expect([logged.actor_id, logged.changes.length]).toEqual([desk.admin.id, 3]);
});

test('for any days in any zone the period begins and ends with them, and tells the same days again', () => {
  const zone = fc.constantFrom('Europe/Helsinki', 'Africa/Cairo', 'America/Santiago', 'Pacific/Apia', 'Asia/Kathmandu');
  fc.assert(
    fc.property(zone, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 60 }), (timeZone, start, length) => {
      const first = Temporal.PlainDate.from('2018-01-01').add({ days: start });
      // Samoa left a whole day out once; nobody was absent on it.
      const period = { fromOn: first.toString(), toOn: first.add({ days: length }).toString() };
      const columns = periodColumns(period, timeZone);
      expect(daysOf({ ...columns, zone: timeZone })).toEqual(period);
      const hours = (columns.to_at.getTime() - columns.from_at.getTime()) / 3_600_000;
      expect(Math.abs(hours - 24 * (length + 1))).toBeLessThanOrEqual(1);
    }),
  );
});

test('hours are hours, and an end before the beginning is refused', async () => {
  const agent = await anAgent();
  const period = { fromAt: '2026-05-04T13:00:00+02:00', toAt: '2026-05-04T15:30:00+02:00' };
  const { body } = await add(agent, { period, reason: 'training', note: 'Course' });
  expect(body).toMatchObject({ wholeDays: false, fromOn: null, toOn: null, fromAt: '2026-05-04T11:00:00.000Z' });
  for (const wrong of [
    { fromAt: period.toAt, toAt: period.fromAt },
    { fromOn: '2026-06-02', toOn: '2026-06-01' },
    { fromOn: '2026-06-02', toOn: '2036-06-01' },
  ]) {
    const refused = await add(agent, { period: wrong });
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([400, 'invalid_body', 'period']);
  }
});

test('two at once are refused by name of the other, touching ones are not, and a race leaves one', async () => {
  const agent = await anAgent();
  const { body: first } = await add(agent, days('2026-07-06', '2026-07-10'));
  const refused = await add(agent, { ...days('2026-07-10', '2026-07-17'), reason: 'sick' });
  expect([refused.status, refused.body.code, refused.body.facts.id]).toEqual([409, 'absence_overlaps', first.id]);
  expect((await add(agent, days('2026-07-11', '2026-07-17'))).status).toBe(201);
  const moved = await agent.call('PATCH', `/absences/${first.id}`, days('2026-07-06', '2026-07-12'));
  expect(moved.body.code).toBe('absence_overlaps');
  const race = await Promise.all(Array.from({ length: 5 }, () => add(agent, days('2026-08-03', '2026-08-07'))));
  expect(race.map((one) => one.status).toSorted()).toEqual([201, 409, 409, 409, 409]);
});

test('the same one sent twice is added once', async () => {
  const agent = await anAgent();
  const id = newId();
  const body = { id, ...days('2026-09-01', '2026-09-02') };
  const [once, again] = [await add(agent, body), await add(agent, body)];
  expect([again.status, again.body]).toEqual([201, once.body]);
  expect((await add(await anAgent(), body)).body.code).toBe('already_exists');
});

test('one’s own are one’s own business, those of others their supervisors’ and administrators’', async () => {
  const agent = await anAgent();
  const colleague = await anAgent();
  const elsewhere = (
    await desk.admin.done('POST', '/centres', { name: 'Elsewhere', calendarId: desk.start.officeHoursId })
  ).id;
  const stranger = await desk.aPerson({ roles: ['supervisor'], centreIds: [elsewhere] });
  for (const who of [colleague, stranger]) {
    expect((await add(who, { personId: agent.id, ...days('2026-04-01', '2026-04-01') })).body.code).toBe('forbidden');
  }
  const given = await add(lead, { personId: agent.id, ...days('2026-04-01', '2026-04-01') });
  expect(given.body.person).toEqual({ id: agent.id, name: expect.any(String) });
  expect((await add(desk.admin, { personId: agent.id, ...days('2026-04-02', '2026-04-02') })).status).toBe(201);
  const change = (who: Caller) => who.call('PATCH', `/absences/${given.body.id}`, { reason: 'other' });
  expect((await change(colleague)).status).toBe(403);
  expect((await change(agent)).body).toMatchObject({ reason: 'other', version: 2 });
  expect((await stranger.call('DELETE', `/absences/${given.body.id}`)).status).toBe(403);
  expect((await lead.call('DELETE', `/absences/${given.body.id}`)).status).toBe(200);
  expect((await lead.call('DELETE', `/absences/${given.body.id}`)).status).toBe(404);
});

test('a change made on an older version is refused, and one that changes nothing leaves no trace', async () => {
  const agent = await anAgent();
  const { body } = await add(agent, days('2026-11-02', '2026-11-03'));
  const same = await agent.call('PATCH', `/absences/${body.id}`, { version: 1, reason: 'vacation', note: '' });
  expect(same.body.version).toBe(1);
  await agent.done('PATCH', `/absences/${body.id}`, { note: 'By the sea' });
  const stale = await agent.call('PATCH', `/absences/${body.id}`, { version: 1, note: 'At home' });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
});

test('colleagues see when somebody is absent, not why; the calendar has those of one’s centres', async () => {
  const agent = await anAgent('Ove Borta');
  const colleague = await anAgent();
  const other = (await desk.admin.done('POST', '/centres', { name: 'Other', calendarId: desk.start.officeHoursId })).id;
  const far = await desk.aPerson({ roles: ['agent'], centreIds: [other] });
  await ok(add(agent, { reason: 'sick', note: 'Back pain', ...days('2026-01-12', '2026-01-13') }));
  await ok(add(far, days('2026-01-12', '2026-01-13')));
  const seen = await listed(colleague, '2026-01-01', '2026-01-31');
  expect(seen.rows).toHaveLength(1);
  expect(seen.rows[0]).toMatchObject({ person: { name: 'Ove Borta' }, reason: null, note: null, can: [] });
  expect(seen.people.map((one: { id: string }) => one.id)).not.toContain(far.id);
  expect(seen.people.filter((one: { can: string[] }) => one.can.length > 0).map((one: any) => one.id)).toEqual([
    colleague.id,
  ]);
  const known = await listed(lead, '2026-01-01', '2026-01-31');
  expect(known.rows[0]).toMatchObject({ reason: 'sick', note: 'Back pain', can: ['edit'] });
  expect((await listed(desk.admin, '2026-01-01', '2026-01-31')).rows).toHaveLength(2);
  expect((await listed(desk.admin, '2026-01-01', '2026-01-31', `&centreId=${other}`)).rows).toHaveLength(1);
  expect((await colleague.call('GET', `/absences?from=2026-01-01&to=2026-01-31&centreId=${other}`)).status).toBe(404);
  expect((await colleague.call('GET', '/absences?from=2026-01-01&to=2028-01-31')).status).toBe(400);
  expect((await listed(lead, '2026-01-14', '2026-01-31')).rows).toEqual([]);
});

test('the log has every absence, and shows why to those who may know', async () => {
  const agent = await anAgent();
  const { body } = await add(agent, { reason: 'sick', ...days('2026-02-09', '2026-02-10') });
  await agent.done('PATCH', `/absences/${body.id}`, { reason: 'vacation' });
  await agent.done('DELETE', `/absences/${body.id}`);
  const rows = await sql(
    "select operation, actor_id, chain, changes from change_log where entity = 'absence' and entity_id = $1 order by seq",
    [body.id],
  );
  expect(rows.map((row) => [row.operation, row.actor_id, row.chain])).toEqual(
    ['insert', 'update', 'delete'].map((operation) => [operation, agent.id, agent.id]),
  );
  expect(rows[1].changes).toEqual([{ field: 'reason', old: 'sick', new: 'vacation' }]);
  const events = await sql("select type from event where data ->> 'absenceId' = $1 order by at, id", [body.id]);
  expect(events.map((one) => one.type)).toEqual(['absence.created', 'absence.edited', 'absence.removed']);
  const read = async (who: Caller) => (await who.call('GET', '/changes?entity=absence')).body.rows.length;
  expect(await read(lead)).toBeGreaterThan(0);
  expect(await read(await anAgent())).toBe(0);
  const mixed = (await (await anAgent()).call('GET', '/changes?limit=200')).body.rows;
  expect(mixed.filter((row: { entity: string }) => row.entity === 'absence')).toEqual([]);
});
