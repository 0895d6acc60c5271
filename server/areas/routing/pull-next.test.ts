import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const anAgent = (categoryIds?: string[]) => desk.aPerson({ roles: ['agent'], ...(categoryIds ? { categoryIds } : {}) });
const next = (caller: Caller) => caller.call('POST', '/queue/next');

test('50 agents who pull at once from 50 requests get 50 different ones (R13.2)', async () => {
  const agents = await Promise.all(Array.from({ length: 50 }, () => anAgent()));
  for (let n = 0; n < 50; n++) await desk.aJob();
  const pulled = await Promise.all(agents.map(next));
  expect(new Set(pulled.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(new Set(pulled.map((answer) => answer.body.request?.number)).size).toBe(50);
  expect((await next(await anAgent())).body).toEqual({ request: null, why: null });
});

test('one person who presses twelve times at once holds one', async () => {
  for (let n = 0; n < 12; n++) await desk.aJob();
  const agent = await anAgent();
  const answers = await Promise.all(Array.from({ length: 12 }, () => next(agent)));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer.body.code === 'still_holding')).toHaveLength(11);
});

describe('the order (§4.13)', () => {
  test('an overdue low goes before a fresh high (R13.3)', async () => {
    desk.clock.set('2026-02-02T08:00:00+01:00');
    const low = await desk.aJob({ priorityId: desk.start.priorityIds.low });
    desk.clock.set('2026-02-04T10:00:00+01:00');
    await desk.aJob({ priorityId: desk.start.priorityIds.high });
    const answer = await next(await anAgent());
    expect(answer.body.request.number).toBe(low.number);
    expect(answer.body.why).toMatchObject({
      among: 2,
      rule: 'earliest_deadline',
      words: 'Earliest deadline among 2 in General.',
    });
  });

  test('why it is this one names a category by its whole path, as people read it', async () => {
    const place = { parentId: desk.start.categoryId, centreId: desk.start.centreId };
    const { id } = await desk.admin.done('POST', '/categories', { name: 'Doors', ...place });
    await desk.aJob({ categoryId: id });
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [id] });
    expect((await next(agent)).body.why.words).toContain('General / Doors');
  });

  test('what has no deadline comes last', async () => {
    const none = await desk.admin.call('POST', '/priorities', {
      name: 'Some day',
      rank: 9,
      budgetMinutes: null,
      calendarId: desk.start.officeHoursId,
    });
    const someDay = await desk.aJob({ priorityId: none.body.id });
    const medium = await desk.aJob();
    const agent = await anAgent();
    expect((await next(agent)).body.request.number).toBe(medium.number);
    await agent.done('PUT', `/requests/${medium.id}/closure`, { solution: 'Done' });
    expect((await next(agent)).body.request.number).toBe(someDay.number);
  });

  test('among a hundred without a deadline the priority decides, then age, and the list says the same', async () => {
    const { high, low } = desk.start.priorityIds;
    for (let n = 0; n < 100; n++) await desk.aJob({ priorityId: low });
    desk.clock.advance(60_000);
    const urgent = await desk.aJob({ priorityId: high });
    await desk.runtime.pool.query("update request set deadline_at = null where phase = 'registered'");
    const agent = await anAgent();
    const list = await agent.call('GET', '/queue?limit=60');
    expect(list.body.rows).toHaveLength(60);
    expect(list.body.rows[0].number).toBe(urgent.number);
    const rest = await agent.call('GET', `/queue?limit=60&after=${list.body.next}`);
    const numbers = [...list.body.rows, ...rest.body.rows].map((row: { number: number }) => row.number);
    expect(new Set(numbers).size).toBe(101);
    expect((await next(agent)).body.request.number).toBe(urgent.number);
  });

  test('several categories are one queue, ordered as a whole (trap 40), and others are not in it', async () => {
    const category = async (name: string) =>
      (await desk.admin.done('POST', '/categories', { name, parentId: null, centreId: desk.start.centreId })).id;
    const [red, blue, green] = await Promise.all(['Red', 'Blue', 'Green'].map(category));
    const { high, medium, low } = desk.start.priorityIds;
    await desk.aJob({ categoryId: red, priorityId: low });
    const inBlue = await desk.aJob({ categoryId: blue, priorityId: medium });
    await desk.aJob({ categoryId: green, priorityId: high });
    expect((await next(await anAgent([red, blue]))).body.request.number).toBe(inBlue.number);
  });

  test('for any mix of priorities and moments the queue is pulled in the order it shows, and that order is the rule', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ priority: fc.constantFrom('high', 'medium', 'low'), minutes: fc.integer({ min: 0, max: 4000 }) }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        async (wanted) => {
          await desk.emptyQueue();
          for (const { priority, minutes } of wanted.toSorted((a, b) => a.minutes - b.minutes)) {
            desk.clock.set('2026-02-02T08:00:00+01:00');
            desk.clock.advance(minutes * 60_000);
            await desk.aJob({ priorityId: desk.start.priorityIds[priority as 'high'] });
          }
          const agent = await anAgent();
          const listed = (await agent.call('GET', '/queue?limit=50')).body.rows;
          const keys = listed.map((row: any) => [row.deadlineAt, row.priority.rank, row.createdAt, row.id].join(' '));
          expect(keys).toEqual([...keys].sort());
          const pulled: number[] = [];
          for (;;) {
            const { request } = (await next(agent)).body;
            if (!request) break;
            pulled.push(request.number);
            await agent.done('PUT', `/requests/${request.id}/closure`, { solution: 'Done' });
          }
          expect(pulled).toEqual(listed.map((row: any) => row.number));
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('holding (S5-50, §3.3)', () => {
  test('the refusal names the request that is held', async () => {
    await desk.aJob();
    await desk.aJob();
    const agent = await anAgent();
    const held = (await next(agent)).body.request;
    const refused = await next(agent);
    expect(refused).toMatchObject({ status: 409, body: { code: 'still_holding', facts: { number: held.number } } });
    expect((await agent.call('GET', '/queue/standing')).body).toMatchObject({
      waiting: 1,
      held: { number: held.number },
    });
  });

  test.each([
    ['solving it', (agent: Caller, id: string) => agent.call('PUT', `/requests/${id}/solution`, { solution: 'Done' })],
    ['asking the customer', (agent: Caller, id: string) => agent.call('PUT', `/requests/${id}/question`, {})],
    [
      'handing it on',
      (agent: Caller, id: string) => agent.call('PUT', `/requests/${id}/assignment`, { ownerId: desk.admin.id }),
    ],
    [
      'a supervisor taking it away',
      (_agent: Caller, id: string) => desk.admin.call('PUT', `/requests/${id}/assignment`, { ownerId: desk.admin.id }),
    ],
  ])('after %s the next one may be pulled', async (_how, dispose) => {
    await desk.aJob();
    await desk.aJob();
    const agent = await anAgent();
    const held = (await next(agent)).body.request;
    expect((await dispose(agent, held.id)).status).toBe(200);
    const second = await next(agent);
    expect(second.status).toBe(200);
    expect(second.body.request.number).not.toBe(held.number);
  });

  test('postponing is none of the ways to dispose of it', async () => {
    await desk.aJob();
    await desk.aJob();
    const agent = await anAgent();
    const held = (await next(agent)).body.request;
    const until = '2026-02-05T09:00:00+01:00';
    expect(await agent.done('PUT', `/requests/${held.id}/postponement`, { until })).toMatchObject({
      phase: 'postponed',
    });
    expect((await next(agent)).body.code).toBe('still_holding');
  });

  test('a centre may let people hold more than one', async () => {
    await desk.runtime.pool.query('update centre set max_pulled = 2');
    for (let n = 0; n < 3; n++) await desk.aJob();
    const agent = await anAgent();
    expect((await next(agent)).status).toBe(200);
    expect((await next(agent)).status).toBe(200);
    expect((await next(agent)).body.code).toBe('still_holding');
    await desk.runtime.pool.query('update centre set max_pulled = 1');
  });

  test.each([
    ['asked and resumed', (agent: Caller, id: string) => agent.call('DELETE', `/requests/${id}/postponement`)],
    [
      'asked and given to oneself',
      (agent: Caller, id: string) => agent.call('PUT', `/requests/${id}/assignment`, { ownerId: agent.id }),
    ],
    [
      'asked, postponed and resumed',
      async (agent: Caller, id: string) => {
        await agent.call('PUT', `/requests/${id}/postponement`, { until: '2026-02-05T09:00:00+01:00' });
        return agent.call('DELETE', `/requests/${id}/postponement`);
      },
    ],
  ])('%s at once it is held again, so that nobody gathers work by asking (trap 38)', async (_how, takeUp) => {
    await desk.aJob();
    await desk.aJob();
    const agent = await anAgent();
    const held = (await next(agent)).body.request;
    await agent.call('PUT', `/requests/${held.id}/question`, {});
    expect((await takeUp(agent, held.id)).status).toBe(200);
    expect(await next(agent)).toMatchObject({
      status: 409,
      body: { code: 'still_holding', facts: { number: held.number } },
    });
    await agent.call('PUT', `/requests/${held.id}/closure`, { solution: 'Done' });
    expect((await next(agent)).status).toBe(200);
  });

  test.each([
    ['solved', 'solution'],
    ['closed', 'closure'],
  ])(
    '%s and opened again by the same person it is held again, so that nobody gathers work that way',
    async (_how, what) => {
      await desk.aJob();
      await desk.aJob();
      const agent = await anAgent();
      const held = (await next(agent)).body.request;
      await agent.done('PUT', `/requests/${held.id}/${what}`, { solution: 'Done' });
      await agent.done('DELETE', `/requests/${held.id}/closure`);
      const refused = { status: 409, body: { code: 'still_holding', facts: { number: held.number } } };
      expect(await next(agent)).toMatchObject(refused);
      // Opened by somebody else it is the agent's own open request, as after the customer's answer.
      await agent.done('PUT', `/requests/${held.id}/${what}`, { solution: 'Done' });
      await desk.admin.done('DELETE', `/requests/${held.id}/closure`);
      expect((await next(agent)).status).toBe(200);
    },
  );

  test('putting it back and pulling again gives the same most urgent one, with its deadline', async () => {
    const first = await desk.aJob();
    desk.clock.advance(60_000);
    await desk.aJob();
    const agent = await anAgent();
    const held = (await next(agent)).body.request;
    await agent.done('PUT', `/requests/${held.id}/assignment`, { ownerId: null });
    const again = (await next(agent)).body.request;
    expect(again).toMatchObject({ number: first.number, deadlineAt: first.deadlineAt });
  });
});

test('comments and what waits for somebody in particular are not in the queue', async () => {
  await desk.aJob({ kind: 'comment', commentText: 'Thanks' });
  await desk.aJob({ takeIt: true });
  expect((await next(await anAgent())).body.request).toBeNull();
});

test('a request on which a message is being written at this very moment is not passed over', async () => {
  const request = await desk.aJob();
  const client = await desk.runtime.pool.connect();
  try {
    await client.query('begin');
    await client.query('select from request where id = $1 for key share', [request.id]);
    expect((await next(await anAgent())).body.request?.number).toBe(request.number);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a request that somebody is saving is waited for rather than called nothing', async () => {
  const request = await desk.aJob();
  const client = await desk.runtime.pool.connect();
  await client.query('begin');
  await client.query('select from request where id = $1 for update', [request.id]);
  const pulled = next(await anAgent());
  await new Promise((resolve) => setTimeout(resolve, 100));
  await client.query('rollback');
  client.release();
  expect((await pulled).body.request?.number).toBe(request.number);
});

test('a person without the right to pull is refused', async () => {
  await desk.aJob();
  const taker = await desk.aPerson({ roles: ['call_taker'] });
  expect((await next(taker)).body.code).toBe('forbidden');
});

test('a pull is in the log with who and when', async () => {
  await desk.aJob();
  const agent = await anAgent();
  const { request } = (await next(agent)).body;
  const rows = (await agent.call('GET', `/requests/${request.id}/changes`)).body.rows;
  expect(rows.find((row: any) => row.field === 'owner_id' && row.operation === 'update')).toMatchObject({
    who: { id: agent.id },
    oldValue: null,
    newValue: agent.id,
  });
});
