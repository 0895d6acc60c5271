import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aWebSession } from '#test/a-web-session.ts';
import { ok } from '#test/done-by.ts';
import { isAvailable } from './available-queries.ts';
import { endIdlePresence } from './end-idle-presence.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
beforeEach(async () => {
  desk.clock.set('2026-02-04T10:00:00+01:00');
  await desk.runtime.pool.query("update request set phase = 'closed' where phase <> 'closed'");
});

const minute = 60_000;
const anAgent = () => desk.aPerson({ roles: ['agent'] });
const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const presence = async (who: Caller) => (await who.call('GET', '/presence')).body;
const set = (who: Caller, body: object) => who.call('PUT', '/presence', body);
const aRequest = () => desk.admin.done('POST', '/requests', { kind: 'action', channel: 'phone', description: 'Drips' });
const next = (who: Caller) => who.call('POST', '/queue/next');

describe('what somebody says of themselves', () => {
  test('is kept with note and end, and every state is a span of its own and an event', async () => {
    const agent = await anAgent();
    expect(await presence(agent)).toMatchObject({ state: 'available', since: null, absence: null });
    await ok(set(agent, { state: 'break', note: ' Lunch ', untilAt: '2026-02-04T10:30:00+01:00' }));
    expect(await presence(agent)).toEqual({
      state: 'break',
      note: 'Lunch',
      untilAt: '2026-02-04T09:30:00.000Z',
      since: '2026-02-04T09:00:00.000Z',
      absence: null,
    });
    desk.clock.advance(20 * minute);
    await ok(set(agent, { state: 'busy' }));
    desk.clock.advance(5 * minute);
    await ok(set(agent, { state: 'busy', note: 'A long call' }));
    expect(await presence(agent)).toMatchObject({
      state: 'busy',
      note: 'A long call',
      since: '2026-02-04T09:20:00.000Z',
    });
    const spans = await sql('select state, from_at, to_at from presence_span where person_id = $1 order by from_at', [
      agent.id,
    ]);
    expect(spans).toEqual([
      { state: 'break', from_at: new Date('2026-02-04T09:00:00Z'), to_at: new Date('2026-02-04T09:20:00Z') },
      { state: 'busy', from_at: new Date('2026-02-04T09:20:00Z'), to_at: null },
    ]);
    const events = await sql(
      "select data from event where type = 'presence.changed' and data ->> 'personId' = $1 order by at, id",
      [agent.id],
    );
    expect(events.map((one) => [one.data.from, one.data.to, one.data.cause])).toEqual([
      [null, 'break', 'self'],
      ['break', 'busy', 'self'],
      ['busy', 'busy', 'self'],
    ]);
    expect(await sql("select 1 from change_log where entity like '%presence%'")).toEqual([]);
  });

  test('cannot end in the past', async () => {
    const refused = await set(await anAgent(), { state: 'away', untilAt: '2026-02-04T09:59:00+01:00' });
    expect([refused.status, refused.body.code]).toEqual([400, 'moment_passed']);
  });

  test('is theirs and their supervisors’ to say', async () => {
    const agent = await anAgent();
    const colleague = await anAgent();
    const lead = await desk.aPerson({ roles: ['supervisor'] });
    const elsewhere = (
      await desk.admin.done('POST', '/centres', { name: 'Elsewhere', calendarId: desk.start.officeHoursId })
    ).id;
    const stranger = await desk.aPerson({ roles: ['supervisor'], centreIds: [elsewhere] });
    const of = (who: Caller) => who.call('PUT', `/people/${agent.id}/presence`, { state: 'away' });
    expect((await of(colleague)).status).toBe(403);
    expect((await of(stranger)).status).toBe(403);
    expect((await presence(agent)).since).toBeNull();
    expect((await of(lead)).body).toMatchObject({ state: 'away' });
    expect((await of(desk.admin)).status).toBe(200);
  });
});

describe('pulling', () => {
  test.each(['break', 'away', 'offline'])(
    'is refused on %s, changes nothing, and goes on after the return',
    async (state) => {
      const request = await aRequest();
      const agent = await anAgent();
      await ok(set(agent, { state }));
      const refused = await next(agent);
      expect([refused.status, refused.body.code, refused.body.facts.state]).toEqual([409, 'not_present', state]);
      const [row] = await sql('select owner_id, version from request where id = $1', [request.id]);
      expect(row).toEqual({ owner_id: null, version: request.version });
      await ok(set(agent, { state: 'available' }));
      expect((await next(agent)).body.request.number).toBe(request.number);
    },
  );

  test.each(['available', 'busy'])('is open to who is %s', async (state) => {
    const request = await aRequest();
    const agent = await anAgent();
    await ok(set(agent, { state }));
    expect((await next(agent)).body.request.number).toBe(request.number);
  });

  test('is open to a key whose person was never in the web client', async () => {
    await aRequest();
    expect((await next(await anAgent())).status).toBe(200);
  });

  test('is refused during an absence, until the person says to be back, which ends it', async () => {
    await aRequest();
    const agent = await anAgent();
    const period = { fromAt: '2026-02-04T09:00:00+01:00', toAt: '2026-02-04T12:00:00+01:00' };
    const absence = await agent.done('POST', '/absences', { reason: 'training', period });
    const refused = await next(agent);
    expect(refused.body.facts).toEqual({ state: 'absent', untilAt: '2026-02-04T11:00:00.000Z' });
    await ok(set(agent, { state: 'available' }));
    expect((await next(agent)).body.code).toBe('not_present');
    await ok(set(agent, { state: 'available', endAbsence: true }));
    expect((await next(agent)).status).toBe(200);
    const [ended] = await sql('select to_at, version from absence where id = $1', [absence.id]);
    expect(ended).toEqual({ to_at: new Date('2026-02-04T09:00:00Z'), version: 2 });
  });

  test('after the end of a break is being back', async () => {
    await aRequest();
    const agent = await anAgent();
    await ok(set(agent, { state: 'break', untilAt: '2026-02-04T10:30:00+01:00' }));
    desk.clock.advance(29 * minute);
    expect((await next(agent)).body.code).toBe('not_present');
    desk.clock.advance(minute);
    expect((await next(agent)).status).toBe(200);
  });
});

describe('acting in the web client', () => {
  const at = async (who: Caller) =>
    (await sql('select state, active_at from person_presence where person_id = $1', [who.id]))[0];

  test('makes a person available, and is written at most once a minute', async () => {
    const agent = await anAgent();
    const web = await aWebSession(desk, agent);
    await web.call('GET', '/me');
    expect(await at(agent)).toEqual({ state: 'available', active_at: new Date('2026-02-04T09:00:00Z') });
    desk.clock.advance(50_000);
    await web.call('GET', '/me');
    expect((await at(agent)).active_at).toEqual(new Date('2026-02-04T09:00:00Z'));
    desk.clock.advance(10_000);
    await web.call('GET', '/me');
    expect((await at(agent)).active_at).toEqual(new Date('2026-02-04T09:01:00Z'));
  });

  test('is not what a page does that renews itself, nor what a key does', async () => {
    const agent = await anAgent();
    const web = await aWebSession(desk, agent);
    await web.call('GET', '/queue', undefined, false);
    await agent.done('POST', '/requests', {});
    expect(await at(agent)).toBeUndefined();
    await web.done('POST', '/requests', {}, false);
    expect((await at(agent)).state).toBe('available');
  });

  test('not for two hours means being gone, and the next act being back', async () => {
    const agent = await anAgent();
    const web = await aWebSession(desk, agent);
    await web.call('GET', '/me');
    desk.clock.advance(120 * minute);
    await endIdlePresence(desk.runtime);
    expect((await at(agent)).state).toBe('available');
    desk.clock.advance(minute);
    await endIdlePresence(desk.runtime);
    expect((await at(agent)).state).toBe('offline');
    const [event] = await sql(
      "select data, actor_kind from event where type = 'presence.changed' and data ->> 'personId' = $1 order by id desc limit 1",
      [agent.id],
    );
    expect([event.data.cause, event.actor_kind]).toEqual(['inactivity', 'timer']);
    expect((await web.call('GET', '/presence', undefined, false)).body.state).toBe('offline');
    await aRequest();
    expect((await web.call('POST', '/queue/next')).status).toBe(200);
    expect((await at(agent)).state).toBe('available');
  });

  test('has the limit of the most generous of one’s centres, and none until the moment one named', async () => {
    const centre = { calendarId: desk.start.officeHoursId, procedure: { inactivityMinutes: 30 } };
    const strict = await desk.admin.done('POST', '/centres', { name: 'Strict', ...centre });
    expect(strict.procedure.inactivityMinutes).toBe(30);
    const inStrict = await desk.aPerson({ roles: ['agent'], centreIds: [strict.id] });
    const inBoth = await desk.aPerson({ roles: ['agent'], centreIds: [strict.id, desk.start.centreId] });
    const outUntil = await desk.aPerson({ roles: ['agent'], centreIds: [strict.id] });
    await ok(set(inStrict, { state: 'busy' }));
    await ok(set(inBoth, { state: 'busy' }));
    await ok(set(outUntil, { state: 'away', untilAt: '2026-02-04T15:00:00+01:00' }));
    desk.clock.advance(31 * minute);
    await endIdlePresence(desk.runtime);
    const states = async () => Promise.all([inStrict, inBoth, outUntil].map(async (who) => (await at(who)).state));
    expect(await states()).toEqual(['offline', 'busy', 'away']);
    desk.clock.set('2026-02-04T15:00:00+01:00');
    await endIdlePresence(desk.runtime);
    expect(await states()).toEqual(['offline', 'offline', 'offline']);
  });

  test('does not bring back who chose to be offline', async () => {
    const agent = await anAgent();
    const web = await aWebSession(desk, agent);
    await web.done('PUT', '/presence', { state: 'offline' });
    desk.clock.advance(5 * minute);
    await web.done('POST', '/requests', {});
    expect((await at(agent)).state).toBe('offline');
  });

  test('ends with signing out, and begins again with signing in', async () => {
    const agent = await anAgent();
    const web = await aWebSession(desk, agent);
    await web.call('GET', '/me');
    await web.signOut();
    expect((await at(agent)).state).toBe('offline');
    await (await aWebSession(desk, agent)).call('GET', '/me');
    expect((await at(agent)).state).toBe('available');
  });
});

test('work may be given to who is active and not absent, and, where asked for, at the desk', async () => {
  const agent = await anAgent();
  const now = () => desk.clock.now();
  const free = (onlySignedIn: boolean) => isAvailable(desk.runtime.db, agent.id, now(), { onlySignedIn });
  expect([await free(false), await free(true)]).toEqual([true, false]);
  await ok(set(agent, { state: 'busy' }));
  expect([await free(false), await free(true)]).toEqual([true, true]);
  await ok(set(agent, { state: 'away' }));
  expect([await free(false), await free(true)]).toEqual([true, false]);
  await ok(set(agent, { state: 'available' }));
  const period = { fromAt: '2026-02-04T10:00:00+01:00', toAt: '2026-02-04T11:00:00+01:00' };
  await agent.done('POST', '/absences', { reason: 'sick', period });
  expect([await free(false), await free(true)]).toEqual([false, false]);
  desk.clock.advance(60 * minute);
  expect([await free(false), await free(true)]).toEqual([true, true]);
  await desk.admin.done('PATCH', `/people/${agent.id}`, { active: false });
  expect(await free(false)).toBe(false);
});
