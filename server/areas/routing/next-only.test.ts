import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());
beforeEach(async () => {
  desk.clock.set('2026-02-04T10:00:00+01:00');
  await desk.emptyQueue();
});

const anAgent = () => desk.aPerson({ roles: ['agent'] });
const next = (caller: Caller) => caller.call('POST', '/queue/next');

describe('where requests are taken with Next only (R13.4)', () => {
  // What is sent is still written to the log when the next test empties the queue.
  afterEach(() => desk.settle());
  const procedure = (mayPickFromPool: boolean) =>
    desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, { procedure: { mayPickFromPool } });
  const takeOver = (takeOverWhenReplying: boolean) =>
    desk.admin.call('PATCH', `/categories/${desk.start.categoryId}`, { assignment: { takeOverWhenReplying } });
  const until = '2026-02-05T09:00:00+01:00';
  const reply = (afterwards: string) => (caller: Caller, id: string) =>
    caller.call('POST', `/requests/${id}/replies`, { text: 'We come on Friday.', afterwards });
  /** Every way a request nobody has could come into somebody's own hands or off the queue for good. */
  const ways: [string, (caller: Caller, id: string) => ReturnType<Caller['call']>][] = [
    ['starting', (caller, id) => caller.call('PUT', `/requests/${id}/start`, {})],
    ['giving it to oneself', (caller, id) => caller.call('PUT', `/requests/${id}/assignment`, { ownerId: caller.id })],
    ['asking on the phone', (caller, id) => caller.call('PUT', `/requests/${id}/question`, {})],
    ['asking in writing', (caller, id) => caller.call('PUT', `/requests/${id}/question`, { text: 'Which floor?' })],
    [
      'postponing and resuming',
      async (caller, id) => {
        expect((await caller.call('PUT', `/requests/${id}/postponement`, { until })).status).toBe(200);
        return caller.call('DELETE', `/requests/${id}/postponement`);
      },
    ],
    [
      'postponing and solving',
      async (caller, id) => {
        await caller.call('PUT', `/requests/${id}/postponement`, { until });
        return caller.call('PUT', `/requests/${id}/solution`, { solution: 'Done' });
      },
    ],
    ['solving', (caller, id) => caller.call('PUT', `/requests/${id}/solution`, { solution: 'Done' })],
    ['solving and closing', (caller, id) => caller.call('PUT', `/requests/${id}/closure`, { solution: 'Done' })],
    ['a reply that asks', reply('ask')],
    ['a reply that solves', reply('solve')],
    ['a reply that closes', reply('close')],
  ];

  test('nothing takes one out of the queue by hand, and where picking is allowed everything does', async () => {
    const agent = await anAgent();
    const taking = ['start', 'ask_customer', 'resume', 'solve', 'solve_and_close'];
    for (const allowed of [false, true]) {
      expect((await procedure(allowed)).status).toBe(200);
      for (const [way, pick] of ways) {
        const { id } = await desk.aJob({ callerEmail: 'bo@customer.example' });
        const answer = await pick(agent, id);
        const { owner } = (await desk.admin.call('GET', `/requests/${id}`)).body;
        if (allowed) {
          expect(answer.status, way).toBeLessThan(300);
          expect(owner?.id, way).toBe(agent.id);
          continue;
        }
        expect(answer.body.code, way).toBe('pick_not_allowed');
        expect(owner, way).toBeNull();
        const offered = new Set((await agent.call('GET', `/requests/${id}`)).body.can);
        expect(offered.intersection(new Set(taking)), way).toEqual(new Set());
      }
    }
  });

  test('a plain reply stays a reply, even where answering takes over; what one registered oneself is one’s own to close', async () => {
    await procedure(false);
    await takeOver(true);
    const agent = await anAgent();
    const { id } = await desk.aJob({ callerEmail: 'bo@customer.example' });
    expect((await reply('stay')(agent, id)).body).toMatchObject({ owner: null, phase: 'registered', messageCount: 1 });
    const taker = await desk.aPerson({ roles: ['call_taker'] });
    const call = { channel: 'phone', callerName: 'Bo', kind: 'information', informationGiven: 'Open until eight' };
    const own = (await taker.call('POST', '/requests', call)).body;
    expect((await taker.call('PUT', `/requests/${own.id}/closure`, {})).body.phase).toBe('closed');
    expect((await desk.admin.call('PUT', `/requests/${id}/start`, {})).status).toBe(200);
    await takeOver(false);
    await procedure(true);
  });

  test('a postponement is taken back: what was nobody’s waits in the queue again, what was somebody’s stays theirs', async () => {
    await procedure(false);
    const agent = await anAgent();
    const { id, deadlineAt } = await desk.aJob();
    const back = (caller: Caller) => caller.call('DELETE', `/requests/${id}/postponement?undo=true`);
    await agent.done('PUT', `/requests/${id}/postponement`, { until });
    expect((await back(agent)).body).toMatchObject({
      owner: null,
      phase: 'registered',
      deadlineAt,
      postponedUntil: null,
    });
    expect((await back(agent)).body.code).toBe('transition_refused');
    const held = (await next(agent)).body.request;
    expect(held.id).toBe(id);
    await agent.done('PUT', `/requests/${id}/postponement`, { until });
    expect((await back(agent)).body).toMatchObject({ owner: { id: agent.id }, phase: 'in_process' });
    expect((await next(agent)).body.code).toBe('still_holding');
    const taker = await desk.aPerson({ roles: ['call_taker'] });
    expect((await back(taker)).status).toBe(403);
    await procedure(true);
  });

  test('a comment opened again by somebody who may not pick is nobody’s', async () => {
    await procedure(false);
    const agent = await anAgent();
    const { id } = await desk.aJob();
    await agent.call('PUT', `/requests/${id}/kind`, { kind: 'comment' });
    await agent.call('PUT', `/requests/${id}/closure`, { commentText: 'Thanks' });
    const opened = await agent.call('DELETE', `/requests/${id}/closure`);
    expect(opened.body).toMatchObject({ owner: null, phase: 'registered' });
    await procedure(true);
  });
});
