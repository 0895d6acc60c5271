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
