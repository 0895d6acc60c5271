import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
});
afterAll(() => desk.end());
beforeEach(() => desk.clock.set('2026-02-04T10:00:00+01:00'));

const aRequest = (body: object = {}) =>
  agent.done('POST', '/requests', { channel: 'phone', callerName: 'Bo Ek', description: 'It drips', ...body });
const events = async (id: string) =>
  (await desk.runtime.pool.query('select type from event where request_id = $1 order by at, id', [id])).rows.map(
    (row) => row.type,
  );

describe('waiting', () => {
  test('a postponed request comes back to its owner by itself', async () => {
    const request = await aRequest({ takeIt: true });
    const past = await agent.call('PUT', `/requests/${request.id}/postponement`, {
      until: '2026-02-04T09:59:00+01:00',
    });
    expect(past.body.code).toBe('moment_passed');
    await agent.done('PUT', `/requests/${request.id}/postponement`, { until: '2026-02-05T09:00:00+01:00' });
    desk.clock.set('2026-02-05T09:00:01+01:00');
    await expect
      .poll(async () => (await agent.call('GET', `/requests/${request.id}`)).body.phase, { timeout: 15_000 })
      .toBe('in_process');
    expect(await events(request.id)).toContain('request.woken');
    const home = await agent.call('GET', '/desk');
    expect(home.body.cameBack.map((row: any) => row.id)).toContain(request.id);
  });

  test('asked on the phone it waits for the customer and is taken up again by hand', async () => {
    const request = await aRequest({ takeIt: true });
    const waiting = await agent.call('PUT', `/requests/${request.id}/question`, {});
    expect(waiting.body).toMatchObject({ phase: 'waiting_customer', owner: { id: agent.id }, nextStep: 'resume' });
    // The deadline stands as it was: S5-40 stays what the customer was told.
    expect(waiting.body.deadlineAt).toBe(request.deadlineAt);
    expect((await agent.call('DELETE', `/requests/${request.id}/postponement`)).body.phase).toBe('in_process');
  });

  test('where the centre wants it the deadline stands still while the customer is asked (D15)', async () => {
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = true');
    desk.clock.set('2026-02-06T15:00:00+01:00');
    const request = await aRequest({ takeIt: true, callerEmail: 'bo@customer.example' });
    desk.clock.set('2026-02-06T16:00:00+01:00');
    const waiting = await agent.call('PUT', `/requests/${request.id}/question`, { text: 'Which floor?' });
    expect(waiting.body).toMatchObject({ phase: 'waiting_customer', deadlineAt: null });
    desk.clock.set('2026-02-09T10:00:00+01:00');
    const back = await agent.call('DELETE', `/requests/${request.id}/postponement`);
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = false');
    expect(back.body.deadlineAt).toBe('2026-02-09T11:00:00.000Z');
    const high = await desk.admin.call('PUT', `/requests/${request.id}/priority`, {
      priorityId: desk.start.priorityIds.low,
    });
    // 9 h from Friday 15:00: one used before the pause, seven on Monday from ten, one on Tuesday (D11: the wait is kept).
    expect(high.body.deadlineAt).toBe('2026-02-10T08:00:00.000Z');
  });

  test('what is set otherwise during a wait moves its deadline only when that is counted anew', async () => {
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = true');
    const hours = { name: 'In a while', rank: 8, budgetMinutes: 180, calendarId: desk.start.officeHoursId };
    const priority = await desk.admin.done('POST', '/priorities', hours);
    desk.clock.set('2026-02-06T15:00:00+01:00');
    const request = await aRequest({ takeIt: true, priorityId: priority.id });
    desk.clock.set('2026-02-06T16:00:00+01:00');
    await agent.done('PUT', `/requests/${request.id}/question`, {});
    await desk.admin.done('PATCH', `/priorities/${priority.id}`, { version: 1, budgetMinutes: 60 });
    desk.clock.set('2026-02-09T10:00:00+01:00');
    const back = await agent.call('DELETE', `/requests/${request.id}/postponement`);
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = false');
    // Two of the three hours it was given; the one hour of today was used up before the wait began.
    expect(back.body.deadlineAt).toBe('2026-02-09T11:00:00.000Z');
    const set = (priorityId: string) =>
      desk.admin.call('PUT', `/requests/${request.id}/priority`, { priorityId, reason: 'By the hours of today' });
    await ok(set(desk.start.priorityIds.low));
    const anew = await set(priority.id);
    expect(anew.body).toMatchObject({ deadlineAt: '2026-02-06T15:00:00.000Z' });
  });

  test('whatever ends the wait, the deadline runs on with what was left, and one set by hand stays (D11, trap 30)', async () => {
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = true');
    const { low, medium } = desk.start.priorityIds;
    const someDay = { name: 'Some day', rank: 9, budgetMinutes: null, calendarId: desk.start.officeHoursId };
    const noDeadline = (await desk.admin.done('POST', '/priorities', someDay)).id;
    expect(noDeadline).toBeTruthy();
    const put = (path: string, body: object) => (id: string) => desk.admin.done('PUT', `/requests/${id}/${path}`, body);
    const prioritised = (priorityId: string) => put('priority', { priorityId });
    const byHand = put('deadline', { deadlineAt: '2026-02-12T12:00:00+01:00' });
    type Steps = ((id: string) => Promise<unknown>)[];
    const resume = (id: string) => desk.admin.done('DELETE', `/requests/${id}/postponement`);
    const told = async (before: Steps, during: Steps, after: Steps) => {
      desk.clock.set('2026-02-06T15:00:00+01:00');
      const { id } = await aRequest({ takeIt: true });
      for (const step of before) await step(id);
      desk.clock.set('2026-02-06T16:00:00+01:00');
      await desk.admin.done('PUT', `/requests/${id}/question`, {});
      for (const step of during) await step(id);
      desk.clock.set('2026-02-09T10:00:00+01:00');
      for (const step of after) await step(id);
      return (await desk.admin.call('GET', `/requests/${id}`)).body.deadlineAt;
    };
    const comment = [put('kind', { kind: 'comment' }), put('kind', { kind: 'action' })];
    const ended = [
      await told([], [], [put('assignment', { ownerId: agent.id })]),
      await told([], [], [put('assignment', { ownerId: null })]),
      await told([], [], comment),
      await told([prioritised(noDeadline)], [], [resume, prioritised(medium)]),
      await told([prioritised(noDeadline)], [prioritised(medium)], [resume]),
      await told([prioritised(low)], [prioritised(medium)], [resume]),
      await told([byHand], [], [resume, put('deadline', { deadlineAt: null })]),
    ];
    const kept = await told([], [byHand], [resume]);
    await desk.runtime.pool.query('update centre set pause_deadline_while_waiting = false');
    // Three hours, one of them used on Friday: the other two from Monday at ten.
    expect(new Set(ended)).toEqual(new Set(['2026-02-09T11:00:00.000Z']));
    expect(kept).toBe('2026-02-12T11:00:00.000Z');
  });
});

test('the log of every wait here holds, and says what the requests are', async () => {
  expect((await desk.runtime.pool.query('select * from verify_change_log()')).rows).toEqual([]);
  expect((await desk.runtime.pool.query('select * from requests_against_log()')).rows).toEqual([]);
});
