import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Draft, Effect } from '#contract/effects.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aWebSession } from '#test/a-web-session.ts';

let desk: TestDesk;
let centreId: string;
let red: string;
let blue: string;
const make = async (path: string, body: object): Promise<string> => (await desk.admin.done('POST', path, body)).id;
beforeAll(async () => {
  desk = await aDesk();
  centreId = desk.start.centreId;
  red = await make('/categories', { name: 'Red', parentId: null, centreId });
  blue = await make('/categories', { name: 'Blue', parentId: null, centreId });
});
afterAll(() => desk.end());
beforeEach(async () => {
  await desk.emptyQueue();
});

const foresee = (draft: Draft, who: Caller = desk.admin) => who.call('POST', '/settings/effects', draft);
const facts = async (draft: Draft, who?: Caller): Promise<Effect[]> => (await foresee(draft, who)).body.facts;

describe('a person', () => {
  test('sees what the unsaved roles and categories show, and nothing is written', async () => {
    await desk.aJob({ categoryId: red });
    await desk.aJob({ categoryId: blue });
    await desk.aJob({ categoryId: blue });
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    const values = { roles: ['agent' as const], centreIds: [centreId], categoryIds: [blue], active: true };
    expect(await facts({ kind: 'person', id: agent.id, values })).toEqual([
      { code: 'person_sees', open: 2, gained: 2, lost: 1 },
    ]);
    const saved = (await desk.admin.call('GET', `/people/${agent.id}`)).body;
    expect(saved.categories).toMatchObject([{ id: red }]);
  });

  test('gains and loses rights with the roles, by the table of roles', async () => {
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    const values = { roles: ['auditor' as const], centreIds: [], categoryIds: [], active: true };
    const rights = (await facts({ kind: 'person', id: agent.id, values })).find((one) => one.code === 'person_rights');
    expect(rights).toMatchObject({ gained: ['mail.inspect', 'security.read', 'privacy.read'] });
    expect(rights?.code === 'person_rights' && rights.lost).toContain('request.pull');
  });

  test('made inactive leaves open requests that somebody else must take', async () => {
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    const { id, version } = await desk.aJob({ categoryId: red });
    await desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: agent.id, version });
    const values = { roles: ['agent' as const], centreIds: [centreId], categoryIds: [red], active: false };
    const told = await facts({ kind: 'person', id: agent.id, values });
    expect(told).toContainEqual({ code: 'person_leaves', open: 1 });
    expect(told).toContainEqual({ code: 'person_sees', open: 0, gained: 0, lost: 1 });
    const demoted = { ...values, roles: ['call_taker' as const], active: true };
    expect(await facts({ kind: 'person', id: agent.id, values: demoted })).toContainEqual({
      code: 'person_leaves',
      open: 1,
    });
    const promoted = { ...demoted, roles: ['call_taker' as const, 'supervisor' as const] };
    expect((await facts({ kind: 'person', id: agent.id, values: promoted })).map((one) => one.code)).not.toContain(
      'person_leaves',
    );
  });
});

test('a centre tells how many agents hold more than they might', async () => {
  const centre = (await desk.admin.call('GET', '/centres')).body.rows.find(
    (one: { id: string }) => one.id === centreId,
  );
  await desk.admin.done('PATCH', `/centres/${centreId}`, { procedure: { maxPulled: 3 } });
  const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
  for (const _ of [1, 2]) {
    await desk.aJob({ categoryId: red });
    await agent.done('POST', '/queue/next');
  }
  const draft = (maxPulled: number, pauseDeadlineWhileWaiting = false): Draft => ({
    kind: 'centre',
    id: centreId,
    values: {
      memberIds: [agent.id, desk.admin.id],
      procedure: { ...centre.procedure, maxPulled, pauseDeadlineWhileWaiting },
    },
  });
  expect(await facts(draft(1))).toEqual([{ code: 'centre_over', people: 1, max: 1 }]);
  expect(await facts(draft(2))).toEqual([]);
  expect(await facts(draft(2, true))).toEqual([{ code: 'centre_waiting', open: 0, stands: true }]);
});

describe('a category', () => {
  test('names the members who are here for what waits in it', async () => {
    await desk.aJob({ categoryId: red });
    const here = await desk.aPerson({ name: 'Ada Here', roles: ['agent'], categoryIds: [] });
    const away = await desk.aPerson({ name: 'Bea Away', roles: ['agent'], categoryIds: [] });
    await here.done('PUT', '/presence', { state: 'available' });
    const values = { centreId, membersOnly: false, memberIds: [here.id, away.id] };
    expect(await facts({ kind: 'category', id: red, values })).toContainEqual({
      code: 'category_gets',
      waiting: 1,
      members: 2,
      here: ['Ada Here'],
    });
  });

  test('for members only disappears for the call takers of its centre who are none', async () => {
    const green = await make('/categories', { name: 'Green', parentId: null, centreId });
    await desk.aJob({ categoryId: green });
    const taker = await desk.aPerson({ roles: ['call_taker'], categoryIds: [], centreIds: [centreId] });
    const values = { centreId, membersOnly: true, memberIds: [] };
    expect(await facts({ kind: 'category', id: green, values })).toContainEqual({
      code: 'category_sight',
      open: 1,
      gained: 0,
      lost: 1,
    });
    const asMember = { ...values, memberIds: [taker.id] };
    expect((await facts({ kind: 'category', id: green, values: asMember })).map((one) => one.code)).toEqual([
      'category_gets',
    ]);
  });
});

test('a status taken out of the queue tells what Next no longer hands out', async () => {
  await desk.aJob({ categoryId: red });
  await desk.aJob({ categoryId: red });
  const { rows } = (await desk.admin.call('GET', '/statuses')).body;
  const status = rows.find((one: { isQueue: boolean; isDefault: boolean }) => one.isQueue && one.isDefault);
  const draft = (isQueue: boolean): Draft => ({
    kind: 'status',
    id: status.id,
    values: { phase: status.phase, isQueue, active: true },
  });
  expect(await facts(draft(true))).toEqual([{ code: 'status_has', open: 2 }]);
  expect(await facts(draft(false))).toEqual([
    { code: 'status_has', open: 2 },
    { code: 'status_queue', waiting: 2, handedOut: false },
  ]);
});

test('a mail address tells what a mail to it becomes, and whose it is already', async () => {
  const known = await make('/mail-addresses', { address: 'help@desk.example', name: 'Help', centreId });
  const values = {
    address: 'HELP@desk.example',
    centreId,
    categoryId: blue,
    priorityId: null,
    language: 'fi' as const,
    isDefault: true,
    active: true,
  };
  const told = await facts({ kind: 'mail_address', values });
  expect(told).toMatchObject([
    { code: 'mail_taken', address: 'help@desk.example' },
    { code: 'mail_becomes', category: 'Blue', language: 'fi' },
    { code: 'mail_default', address: 'help@desk.example' },
  ]);
  expect((await facts({ kind: 'mail_address', id: known, values })).map((one) => one.code)).toEqual(['mail_becomes']);
});

test('rules of signing in tell who lacks a second factor from when, and which sessions end', async () => {
  await desk.aPerson({ name: 'Rev', roles: ['auditor'], categoryIds: [] });
  await desk.runtime.pool.query('delete from session');
  await aWebSession(desk, desk.admin);
  desk.clock.advance(3 * 3_600_000);
  const values = {
    secondFactorRoles: ['auditor' as const],
    graceDays: 7,
    idleHours: 168,
    sessionDays: 30,
    securityLogDays: 400,
  };
  // Grace counts from the day somebody came; the people of a test come at the real time, not at that of its clock.
  await desk.asOwner("update person set created_at = '2026-01-01'");
  const from = new Date(desk.clock.now().getTime() + 7 * 24 * 3_600_000).toISOString();
  const told = await facts({ kind: 'sign_in_rules', values });
  expect(told).toMatchObject([{ code: 'factor_lacking', atOnce: 0, from }]);
  expect(await facts({ kind: 'sign_in_rules', values: { ...values, secondFactorRoles: [], idleHours: 2 } })).toEqual([
    { code: 'sessions_end', sessions: 1, people: 1 },
  ]);
});

describe('who is told', () => {
  test('only who may save: a supervisor for the own centres, an agent for nothing', async () => {
    const other = await make('/centres', { name: 'Elsewhere', calendarId: desk.start.officeHoursId });
    const lead = await desk.aPerson({ roles: ['supervisor'], categoryIds: [], centreIds: [centreId] });
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    const draft = (id: string): Draft => ({
      kind: 'centre',
      id,
      values: { memberIds: [], procedure: { maxPulled: 1, pauseDeadlineWhileWaiting: false } },
    });
    expect((await foresee(draft(centreId), lead)).status).toBe(200);
    expect((await foresee(draft(other), lead)).status).toBe(403);
    expect((await foresee(draft(centreId), agent)).status).toBe(403);
  });
});

describe('priorities', () => {
  const of = async (kind: Effect['code'], draft: Draft) => (await facts(draft)).find((one) => one.code === kind);

  test('in another order say which places of the queue would change hands, and nothing is written', async () => {
    const { high, medium, low } = desk.start.priorityIds;
    const always = { budgetMinutes: null };
    for (const id of [high, low]) await desk.admin.done('PATCH', `/priorities/${id}`, always);
    const urgent = await desk.aJob({ priorityId: high, categoryId: red });
    const calm = await desk.aJob({ priorityId: low, categoryId: red });
    const due = await desk.aJob({ priorityId: medium, categoryId: red });
    const order = (...ids: string[]): Draft => ({ kind: 'priority_order', values: { ids } });
    expect(await of('priority_order', order(low, medium, high))).toMatchObject({
      places: 3,
      other: 2,
      moves: [
        { number: calm.number, was: 3, would: 2 },
        { number: urgent.number, was: 2, would: 3 },
      ],
      decided: 0,
      deadlines: 0,
    });
    // Of what has a deadline the earliest comes first, whatever its rank.
    expect(await of('priority_order', order(high, low, medium))).toMatchObject({ places: 3, other: 0, moves: [] });
    const queue = (await desk.admin.call('GET', '/queue?scope=all')).body.rows;
    expect(queue.map((one: { number: number }) => one.number)).toEqual([due.number, urgent.number, calm.number]);
    const agent = await desk.aPerson({ roles: ['agent'] });
    expect((await foresee(order(low, medium, high), agent)).status).toBe(403);
  });

  test('in another order tell what a problem code would no longer have raised', async () => {
    const { high, medium, low } = desk.start.priorityIds;
    const code = await make('/problem-codes', {
      code: 'LEAK',
      names: { en: 'Leak' },
      categoryIds: [],
      priorityId: high,
    });
    await desk.aJob({ problemCodeId: code, categoryId: red });
    const draft: Draft = { kind: 'priority_order', values: { ids: [medium, high, low] } };
    expect(await of('priority_order', draft)).toMatchObject({
      decided: 1,
      deadlines: 1,
      changes: [{ what: 'priority', from: 'High', to: 'Medium', requests: 1 }],
    });
  });

  test('made the default or put out of use say what the newest requests would have got, and who keeps it', async () => {
    await desk.asOwner('delete from escalation_event');
    const { high, low } = desk.start.priorityIds;
    const looked = (await of('priority_order', { kind: 'priority_order', values: { ids: [high] } })) as {
      looked: number;
    };
    const saved = (await desk.admin.call('GET', '/priorities')).body.rows.find((one: { id: string }) => one.id === low);
    const values = { budgetMinutes: null, calendarId: saved.calendar.id };
    const made = await of('priority_decides', { kind: 'priority', id: low, values: { ...values, isDefault: true } });
    // All but those whose priority somebody chose or a problem code raised.
    expect(made).toMatchObject({ looked: looked.looked, changes: [{ from: 'Medium', to: 'Low' }] });
    expect(made).toMatchObject({ decided: (made as { deadlines: number }).deadlines });
    const anew = { ...values, name: 'Calm', rank: 9, isDefault: true };
    expect(await of('priority_decides', { kind: 'priority', values: anew })).toMatchObject({
      changes: [{ from: 'Medium', to: 'Calm' }],
    });
    await desk.aJob({ priorityId: low, categoryId: red });
    const retired = await facts({ kind: 'priority', id: low, values: { ...values, active: false } });
    expect(retired).toContainEqual({ code: 'priority_keeps', open: 1 });
    expect(retired).toContainEqual(expect.objectContaining({ code: 'priority_decides', decided: 0, changes: [] }));
    const same = await facts({ kind: 'priority', id: low, values: { ...values, isDefault: false, active: true } });
    expect(same.map((one) => one.code)).not.toContain('priority_decides');
    expect(
      (await desk.admin.call('GET', '/priorities')).body.rows.find((one: { id: string }) => one.id === low),
    ).toEqual(saved);
  });
});

describe('a centre', () => {
  const saved = async () =>
    (await desk.admin.call('GET', '/centres')).body.rows.find((one: { id: string }) => one.id === centreId);
  const draft = async (changes: object, procedure: object = {}): Promise<Draft> => {
    const centre = await saved();
    const memberIds = centre.members.map((one: { id: string }) => one.id);
    return {
      kind: 'centre',
      id: centreId,
      values: {
        memberIds,
        calendarId: centre.calendar.id,
        defaultCategoryId: centre.defaultCategory?.id ?? null,
        ...changes,
        procedure: { ...centre.procedure, maxPulled: 20, ...procedure },
      },
    };
  };

  test('says what another default category would have made of what nobody sorted', async () => {
    const before = (await facts(await draft({ defaultCategoryId: blue }))).find(
      (one) => one.code === 'centre_category',
    );
    await desk.aJob();
    await desk.aJob({ categoryId: red });
    const after = (await facts(await draft({ defaultCategoryId: blue }))).find((one) => one.code === 'centre_category');
    const others = (fact: Effect | undefined) => (fact?.code === 'centre_category' ? fact.other : Number.NaN);
    expect(others(after)).toBe(others(before) + 1);
    expect(after).toMatchObject({ changes: [{ what: 'category', to: 'Blue' }] });
    expect(await facts(await draft({}))).toEqual([]);
  });

  test('says how deadlines differ when they count from when it was reported, of its own requests alone', async () => {
    const other = await make('/centres', { name: 'Far', calendarId: desk.start.officeHoursId });
    const far = await make('/categories', { name: 'Far away', parentId: null, centreId: other });
    const reportedAt = new Date(desk.clock.now().getTime() - 2 * 3_600_000).toISOString();
    const late = await desk.aJob({ categoryId: red, reportedAt });
    await desk.aJob({ categoryId: far, reportedAt });
    const told = await facts(await draft({}, { reportedAtStartsDeadline: true }));
    expect(told.find((one) => one.code === 'deadlines_open')).toMatchObject({ open: 1, earlier: 1 });
    const past = told.find((one) => one.code === 'deadlines_past');
    expect(past).toMatchObject({ earlier: 1, later: 0, examples: [{ number: late.number }] });
    await desk.admin.done('PATCH', `/centres/${centreId}`, { procedure: { reportedAtStartsDeadline: true } });
    // What is promised is what counting anew then does.
    const { facts: then } = await desk.admin.done(
      'POST',
      '/settings/effects',
      await draft({}, { reportedAtStartsDeadline: false }),
    );
    expect(then.find((one: Effect) => one.code === 'deadlines_open')).toMatchObject({ open: 1, earlier: 0, later: 0 });
    await desk.admin.done('PATCH', `/centres/${centreId}`, { procedure: { reportedAtStartsDeadline: false } });
  });

  test('says that its calendar moves no deadline, and what it makes of deferred work', async () => {
    const told = await facts(await draft({ calendarId: desk.start.aroundTheClockId }));
    const names = told.find((one) => one.code === 'centre_calendar');
    expect(names).toMatchObject({ deadlines: expect.arrayContaining(['Office hours']) });
    expect(told).toContainEqual(expect.objectContaining({ code: 'centre_deferred' }));
  });

  test('says what goes back at once, who counts as gone, and what would have been taken with Next only', async () => {
    const agent = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    const picker = await desk.aPerson({ roles: ['agent'], categoryIds: [red] });
    for (const one of [agent, picker]) await one.done('PUT', '/presence', { state: 'available' });
    await desk.aJob({ categoryId: red });
    await agent.done('POST', '/queue/next');
    const picked = await desk.aJob({ categoryId: red });
    await picker.done('PUT', `/requests/${picked.id}/assignment`, { ownerId: picker.id, version: picked.version });
    const told = await facts(await draft({}, { mayPickFromPool: false, pullWithReason: true }));
    expect(told).toContainEqual(expect.objectContaining({ code: 'centre_pool', may: false, taken: 1 }));
    expect(told).toContainEqual(expect.objectContaining({ code: 'centre_reasons', may: true, taken: 0 }));
    await agent.done('PUT', '/presence', { state: 'offline' });
    desk.clock.advance(20 * 60_000);
    expect(await facts(await draft({}, { returnHeldMinutes: 15 }))).toEqual([
      { code: 'centre_returns', open: 1, people: 1, stays: false },
    ]);
    expect(await facts(await draft({}, { returnHeldMinutes: 30 }))).toMatchObject([{ open: 0, people: 0 }]);
    const gone = (await facts(await draft({}, { inactivityMinutes: 10 }))).find((one) => one.code === 'centre_gone');
    expect(gone).toMatchObject({ held: 0 });
    expect(gone?.code === 'centre_gone' && gone.people).toBeGreaterThan(0);
    expect(await facts(await draft({}, { inactivityMinutes: 120 }))).toEqual([]);
  });
});
