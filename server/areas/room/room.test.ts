import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Room } from '#contract/room.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let lead: Caller;
let otherCentre: string;
let red: string;
let far: string;
beforeAll(async () => {
  desk = await aDesk();
  const make = async (path: string, body: object) => (await desk.admin.done('POST', path, body)).id;
  otherCentre = await make('/centres', { name: 'Elsewhere', calendarId: desk.start.officeHoursId });
  red = await make('/categories', { name: 'Red', parentId: null, centreId: desk.start.centreId });
  far = await make('/categories', { name: 'Far', parentId: null, centreId: otherCentre });
  lead = await desk.aPerson({ name: 'Siv Lead', roles: ['supervisor'], categoryIds: [] });
});
afterAll(() => desk.end());
beforeEach(async () => {
  desk.clock.set('2026-02-04T10:00:00+01:00');
  await desk.emptyQueue();
});

const anAgent = (categoryIds?: string[], name?: string) =>
  desk.aPerson({ roles: ['agent'], ...(categoryIds ? { categoryIds } : {}), ...(name ? { name } : {}) });
const room = async (who: Caller = lead, query = ''): Promise<Room> => (await who.call('GET', `/room${query}`)).body;
const personIn = (seen: Room, who: Caller) => seen.people.find((one) => one.id === who.id);
const rowOf = (seen: Room, categoryId: string | null) =>
  seen.queue.find((one) => (one.category?.id ?? null) === categoryId);

describe('people', () => {
  test('stand with state, since when, what they hold and what they did today', async () => {
    await desk.aJob({ categoryId: red, subject: 'A lift' });
    const agent = await anAgent([red], 'Ada Present');
    await agent.done('PUT', '/presence', { state: 'available' });
    const { request } = await agent.done('POST', '/queue/next');
    desk.clock.advance(600_000);
    const other = await desk.aJob({ categoryId: red });
    await agent.done('PUT', `/requests/${other.id}/closure`, { solution: 'Done' });
    await agent.done('PUT', '/presence', { state: 'busy', note: 'Calling back' });
    const seen = personIn(await room(), agent);
    expect(seen).toMatchObject({
      name: 'Ada Present',
      state: 'busy',
      note: 'Calling back',
      since: '2026-02-04T09:10:00.000Z',
      present: true,
      pulls: true,
      openRequests: 1,
      closedToday: 1,
      answeredToday: 0,
      categoryIds: [red],
      can: ['set_presence'],
    });
    expect(seen?.holds).toMatchObject([
      { number: request.number, subject: 'A lift', heldSince: '2026-02-04T09:00:00.000Z', category: { name: 'Red' } },
    ]);
  });

  test('who is absent now is not present, whatever the state says', async () => {
    const agent = await anAgent([red]);
    await agent.done('PUT', '/presence', { state: 'available' });
    const period = { fromAt: '2026-02-04T09:30:00+01:00', toAt: '2026-02-04T11:00:00+01:00' };
    await agent.done('POST', '/absences', { reason: 'sick', period });
    expect(personIn(await room(), agent)).toMatchObject({
      state: 'available',
      present: false,
      absence: { reason: 'sick', toAt: '2026-02-04T10:00:00.000Z' },
    });
    desk.clock.advance(3_600_000);
    expect(personIn(await room(), agent)).toMatchObject({ present: true, absence: null });
  });
});

describe('the queue', () => {
  test('has a row for each category in which something waits, with its earliest deadline, oldest, members and a warning', async () => {
    const blue = (
      await desk.admin.done('POST', '/categories', { name: 'Blue', parentId: null, centreId: desk.start.centreId })
    ).id;
    const low = await desk.aJob({ categoryId: blue, priorityId: desk.start.priorityIds.low });
    desk.clock.advance(60_000);
    const high = await desk.aJob({ categoryId: blue, priorityId: desk.start.priorityIds.high });
    const agent = await anAgent([blue]);
    const before = rowOf(await room(), blue);
    expect(before).toMatchObject({
      category: { id: blue, name: 'Blue' },
      waiting: 2,
      aside: 0,
      late: 0,
      first: { number: high.number, deadlineAt: high.deadlineAt },
      oldestAt: low.createdAt,
      membersPresent: 0,
      unattended: true,
    });
    await agent.done('PUT', '/presence', { state: 'available' });
    expect(rowOf(await room(), blue)).toMatchObject({ membersPresent: 1, unattended: false });
    await agent.done('PUT', '/presence', { state: 'break' });
    expect(rowOf(await room(), blue)).toMatchObject({ membersPresent: 0, unattended: true });
    // A supervisor of the centre who is there and a member takes one as well; a call taker does not.
    const taker = await desk.aPerson({ roles: ['call_taker'], categoryIds: [blue] });
    await taker.done('PUT', '/presence', { state: 'available' });
    expect(rowOf(await room(), blue)?.unattended).toBe(true);
  });

  test('has every open unassigned request in exactly one row, and its numbers are those of the lists', async () => {
    const kinds = ['action', 'information', 'comment', 'blank', 'taken', 'closed', 'postponed'] as const;
    const wanted = fc.array(
      fc.record({ kind: fc.constantFrom(...kinds), category: fc.constantFrom('red', 'general', 'far') }),
      { minLength: 1, maxLength: 10 },
    );
    const ids = { red, general: desk.start.categoryId, far };
    await fc.assert(
      fc.asyncProperty(wanted, async (some) => {
        await desk.runtime.pool.query("update request set phase = 'closed' where phase <> 'closed'");
        for (const { kind, category } of some) {
          const place = { categoryId: ids[category] };
          if (kind === 'blank') await desk.admin.done('POST', '/requests', {});
          else if (kind === 'comment') await desk.aJob({ ...place, kind, commentText: 'Thanks' });
          else if (kind === 'taken') await desk.aJob({ ...place, takeIt: true });
          else {
            const request = await desk.aJob({ ...place, kind: kind === 'information' ? kind : 'action' });
            if (kind === 'closed')
              await desk.admin.done('PUT', `/requests/${request.id}/closure`, { solution: 'Done' });
            if (kind === 'postponed')
              await desk.admin.done('PUT', `/requests/${request.id}/postponement`, {
                until: '2026-02-05T09:00:00+01:00',
              });
          }
        }
        for (const who of [lead, desk.admin]) {
          const seen = await room(who);
          const inQueue = (await who.call('GET', '/queue?scope=all&limit=100')).body.rows;
          const open = (await who.call('GET', '/requests?phase=open&ownerId=none&limit=100')).body.rows;
          const sum = (of: 'waiting' | 'aside') => seen.queue.reduce((total, row) => total + row[of], 0);
          expect(sum('waiting')).toBe(inQueue.length);
          expect(sum('waiting') + sum('aside')).toBe(open.length);
          expect(new Set(seen.queue.map((row) => row.category?.id)).size).toBe(seen.queue.length);
          for (const row of seen.queue) {
            const mine = open.filter((one: any) => (one.category?.id ?? null) === (row.category?.id ?? null));
            expect(row.waiting + row.aside).toBe(mine.length);
            const waiting = inQueue.filter((one: any) => (one.category?.id ?? null) === (row.category?.id ?? null));
            expect(row.first?.number).toBe(waiting[0]?.number);
          }
          const late = (await who.call('GET', '/requests?late=true&limit=100')).body.rows;
          expect(seen.late).toBe(late.length);
        }
      }),
      { numRuns: 8 },
    );
  }, 90_000);
});

test('what is late and what will be within the hour stands by deadline, and what is due later does not', async () => {
  const due = async (minutes: number) => {
    const request = await desk.aJob({ categoryId: red });
    const at = new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString();
    await desk.runtime.pool.query('update request set deadline_at = $2 where id = $1', [request.id, at]);
    return request;
  };
  const [soon, late, later, verySoon] = [await due(59), await due(-5), await due(60), await due(1)];
  const seen = await room();
  expect(seen.due.map((one) => one.number)).toEqual([late.number, verySoon.number, soon.number]);
  expect([seen.late, seen.dueSoon]).toEqual([1, 2]);
  desk.clock.advance(60_000);
  expect((await room()).due.map((one) => one.number)).toContain(later.number);
});

describe('who sees it', () => {
  test('supervisors their own centres, administrators all, nobody else anything', async () => {
    const here = await desk.aJob({ categoryId: red });
    const there = await desk.aJob({ categoryId: far });
    const local = await anAgent();
    const distant = await desk.aPerson({ roles: ['agent'], centreIds: [otherCentre], categoryIds: [far] });
    const mine = await room();
    expect(mine.centres.map((one) => one.id)).toEqual([desk.start.centreId]);
    expect([rowOf(mine, red)?.first?.number, rowOf(mine, far)]).toEqual([here.number, undefined]);
    expect([Boolean(personIn(mine, local)), Boolean(personIn(mine, distant))]).toEqual([true, false]);
    const all = await room(desk.admin);
    expect([rowOf(all, red)?.first?.number, rowOf(all, far)?.first?.number]).toEqual([here.number, there.number]);
    expect(personIn(all, distant)).toBeDefined();
    const one = await room(desk.admin, `?centreId=${otherCentre}`);
    expect(one.queue.map((row) => row.category?.id)).toEqual([far]);
    expect((await lead.call('GET', `/room?centreId=${otherCentre}`)).status).toBe(404);
    for (const role of ['agent', 'call_taker', 'auditor'] as const) {
      expect((await (await desk.aPerson({ roles: [role] })).call('GET', '/room')).status).toBe(403);
    }
  });

  test('what may be done from it follows the roles', async () => {
    expect((await room()).can).toEqual(['assign', 'set_members']);
    const pure = await desk.aPerson({ roles: ['administrator'] });
    expect((await room(pure)).can).toEqual(['set_members']);
  });
});

describe('leaving', () => {
  const holding = async () => {
    const request = await desk.aJob({ categoryId: red });
    const agent = await anAgent([red]);
    await agent.done('PUT', '/presence', { state: 'available' });
    expect((await agent.call('POST', '/queue/next')).body.request.id).toBe(request.id);
    desk.clock.advance(600_000);
    return { request, agent };
  };
  const leave = (who: Caller, of: Caller, body: object = {}) => who.call('PUT', `/people/${of.id}/departure`, body);

  test('while holding is asked about first, and returns what is held with its original deadline', async () => {
    const { request, agent } = await holding();
    const asked = await leave(agent, agent);
    expect([asked.status, asked.body.code]).toEqual([409, 'holding_at_departure']);
    expect(asked.body.facts.requests).toMatchObject([{ id: request.id, number: request.number }]);
    expect((await agent.call('GET', '/presence')).body.state).toBe('available');
    const left = await leave(agent, agent, { held: 'return' });
    expect(left.body).toEqual({ returned: [{ id: request.id, number: request.number }] });
    const back = (await lead.call('GET', `/requests/${request.id}`)).body;
    expect(back).toMatchObject({ owner: null, phase: 'registered', deadlineAt: request.deadlineAt });
    expect((await agent.call('GET', '/presence')).body.state).toBe('offline');
    const other = await anAgent([red]);
    expect((await other.call('POST', '/queue/next')).body.request.number).toBe(request.number);
  });

  test('may keep what is held, and needs no answer with empty hands', async () => {
    const { request, agent } = await holding();
    expect((await leave(agent, agent, { held: 'keep' })).body).toEqual({ returned: [] });
    expect((await lead.call('GET', `/requests/${request.id}`)).body.owner.id).toBe(agent.id);
    const idle = await anAgent();
    expect((await leave(idle, idle)).status).toBe(200);
  });

  test('of somebody who forgot is for supervisors of the centre, and logged as theirs', async () => {
    const { request, agent } = await holding();
    expect((await leave(await anAgent(), agent, { held: 'return' })).status).toBe(403);
    expect((await leave(lead, agent, { held: 'return' })).body.returned).toHaveLength(1);
    const rows = (await lead.call('GET', `/requests/${request.id}/changes?field=owner_id`)).body.rows;
    expect(rows[0]).toMatchObject({ who: { id: lead.id }, oldValue: agent.id, newValue: null });
    expect(personIn(await room(), agent)).toMatchObject({ state: 'offline', holds: [] });
  });
});
