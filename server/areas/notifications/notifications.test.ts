import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aMail, handIn } from '#areas/channels/email/a-mail.ts';
import { aListener } from '#areas/viewers/a-listener.ts';
import { newId } from '#platform/ids.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { tellOfDeadlines } from './tell-of-deadlines.ts';

let desk: TestDesk;
let owner: Caller;
let colleague: Caller;
let id: string;
beforeAll(async () => {
  desk = await aDesk();
  colleague = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
});
afterAll(() => desk.end());
beforeEach(async () => {
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  const body = await colleague.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'The lift stops',
    description: 'It stops.',
    callerName: 'Anna Berg',
    categoryId: desk.start.categoryId,
  });
  id = body.id;
});

const assign = (to: Caller, by = colleague) => by.done('PUT', `/requests/${id}/assignment`, { ownerId: to.id });
const told = async (who: Caller): Promise<string[]> => {
  await desk.settle();
  const { rows } = (await who.call('GET', '/notifications')).body;
  return rows.map((one: { kind: string; actor: string }) => `${one.kind} by ${one.actor}`);
};

test('somebody to whom a request is assigned is told at once, by whom, and the bell counts it', async () => {
  const hears = await aListener(desk.url, owner.key);
  await assign(owner);
  await hears.until((heard) => heard.notified > 0);
  hears.stop();
  expect(await told(owner)).toEqual(['assigned by Kaj Koch']);
  expect((await owner.call('GET', '/notifications/unread')).body).toEqual({ count: 1, requestIds: [id] });
  expect(await told(colleague)).toEqual([]);
});

test('nobody is told of what they did themselves', async () => {
  await owner.done('PUT', `/requests/${id}/start`, {});
  await owner.done('POST', `/requests/${id}/notes`, { text: '@me', mentions: [owner.id] });
  expect(await told(owner)).toEqual([]);
});

test('a mention, a reopening and a return are told to the owner', async () => {
  await owner.done('PUT', `/requests/${id}/start`, {});
  await colleague.done('POST', `/requests/${id}/notes`, { text: '@Olle look', mentions: [owner.id] });
  await owner.done('PUT', `/requests/${id}/postponement`, {
    until: new Date(desk.clock.now().getTime() + 60_000).toISOString(),
  });
  desk.clock.advance(61_000);
  await expect
    .poll(async () => (await owner.call('GET', `/requests/${id}`)).body.phase, { timeout: 15_000 })
    .toBe('in_process');
  const solved = await owner.call('PUT', `/requests/${id}/solution`, { solution: 'Done' });
  expect(solved.body.phase).toBe('solved');
  await colleague.done('DELETE', `/requests/${id}/closure`);
  expect(await told(owner)).toEqual(['reopened by Kaj Koch', 'came_back by Timer', 'mentioned by Kaj Koch']);
});

test('the answer of the customer is told to the owner, who is named and not the channel', async () => {
  const first = await handIn(desk, aMail({ subject: 'The gate is stuck', messageId: '<gate@customer.example>' }));
  await colleague.done('PUT', `/requests/${first.request.id}/assignment`, { ownerId: owner.id });
  const second = aMail({
    subject: 'Re: The gate is stuck',
    text: 'Still.',
    headers: { 'In-Reply-To': '<gate@customer.example>' },
  });
  expect((await handIn(desk, second)).request.id).toBe(first.request.id);
  expect(await told(owner)).toEqual(['customer_answered by Anna Ek', 'assigned by Kaj Koch']);
});

test('an event that is delivered twice tells once', async () => {
  await assign(owner);
  await told(owner);
  await desk.runtime.pool.query(
    `insert into outbox (event_id) select id from event where request_id = $1 and type = 'request.assigned'`,
    [id],
  );
  expect(await told(owner)).toEqual(['assigned by Kaj Koch']);
});

test('what happened in the past, as in example data, is told to nobody', async () => {
  await desk.runtime.pool.query(
    `with e as (insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      values ($1, 'message.written', $2, $1, $3, 'person', 'Kaj Koch', 'web', $4) returning id)
     insert into outbox (event_id, jobs) select id, false from e`,
    [newId(), id, desk.clock.now(), { messageId: randomUUID(), kind: 'note', mentions: [owner.id] }],
  );
  expect(await told(owner)).toEqual([]);
});

test('nobody is told of a request they may not see, nor shown what they may see no longer', async () => {
  const closed = await desk.admin.done('POST', '/categories', {
    name: `Members ${randomUUID()}`,
    centreId: desk.start.centreId,
    parentId: null,
    membersOnly: true,
  });
  await colleague.done('POST', `/requests/${id}/notes`, { text: '@Olle look', mentions: [owner.id] });
  expect(await told(owner)).toEqual(['mentioned by Kaj Koch']);
  await desk.admin.done('PUT', `/requests/${id}/category`, { categoryId: closed.id });
  expect(await told(owner)).toEqual([]);
  expect((await owner.call('GET', '/notifications/unread')).body.count).toBe(0);
  // Written while visible, delivered when it was not any more.
  await desk.runtime.pool.query(
    `with e as (insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      values ($1, 'message.written', $2, $1, $3, 'person', 'Kaj Koch', 'web', $4) returning id)
     insert into outbox (event_id) select id from e`,
    [newId(), id, desk.clock.now(), { messageId: randomUUID(), kind: 'note', mentions: [owner.id] }],
  );
  await desk.settle();
  const { rows } = await desk.runtime.pool.query('select kind from notification where person_id = $1', [owner.id]);
  expect(rows).toHaveLength(1);
});

test('opening the request marks its notifications as read, and the others stay', async () => {
  await assign(owner);
  const first = id;
  const body = await colleague.done('POST', '/requests', { subject: 'Two', categoryId: desk.start.categoryId });
  id = body.id;
  await assign(owner);
  await desk.settle();
  const after = await owner.done('POST', `/requests/${first}/reading`);
  expect(after.unread).toEqual({ count: 1, requestIds: [id] });
  expect((await owner.call('POST', '/notifications/reading', { all: true })).body.count).toBe(0);
  expect((await owner.call('GET', '/notifications?unread=true')).body.rows).toEqual([]);
  expect((await owner.call('GET', '/notifications')).body.rows).toHaveLength(2);
});

test('one person cannot mark what another was told', async () => {
  await assign(owner);
  await desk.settle();
  const { rows } = (await owner.call('GET', '/notifications')).body;
  await colleague.done('POST', '/notifications/reading', { ids: [rows[0].id] });
  expect((await owner.call('GET', '/notifications/unread')).body.count).toBe(1);
});

test('what is chosen off is not told, and the rest stays as it was', async () => {
  const off = { screen: false, email: false, push: false };
  const body = await owner.done('PATCH', '/me/notifications', { choices: { assigned: off } });
  expect(body.choices.assigned).toEqual(off);
  expect(body.choices.mentioned.screen).toBe(true);
  await assign(owner);
  await colleague.done('POST', `/requests/${id}/notes`, { text: '@Olle', mentions: [owner.id] });
  expect(await told(owner)).toEqual(['mentioned by Kaj Koch']);
});

test('what is new in a category is told only to who wants it, and once for each request', async () => {
  await desk.settle();
  const on = { screen: true, email: false, push: false };
  await owner.done('PATCH', '/me/notifications', { choices: { new_in_categories: on } });
  const body = await colleague.done('POST', '/requests', {});
  await colleague.done('PATCH', `/requests/${body.id}`, { subject: 'Now known' });
  await colleague.done('PUT', `/requests/${body.id}/category`, { categoryId: desk.start.categoryId });
  await colleague.done('PUT', `/requests/${body.id}/category`, { categoryId: null });
  await colleague.done('PUT', `/requests/${body.id}/category`, { categoryId: desk.start.categoryId });
  expect(await told(owner)).toEqual(['new_in_categories by Kaj Koch']);
  // A comment that becomes a job is news once more, in the same way unless chosen otherwise.
  const becomesJob = async () => {
    const comment = { kind: 'comment', commentText: 'The lift is loud', categoryId: desk.start.categoryId };
    const { id: said } = await colleague.done('POST', '/requests', comment);
    await colleague.done('PUT', `/requests/${said}/kind`, { kind: 'action' });
    return (await told(owner))[0];
  };
  expect(await becomesJob()).toBe('became_job by Kaj Koch');
  await owner.done('PATCH', '/me/notifications', { choices: { became_job: { ...on, screen: false } } });
  expect(await becomesJob()).toBe('new_in_categories by Kaj Koch');
  await owner.done('PATCH', '/me/notifications', { choices: { new_in_categories: { ...on, screen: false } } });
});

test('a deadline that comes near and one that has passed are told once each, and again when it was moved', async () => {
  await assign(owner);
  const due = async () => {
    for (;;) if ((await tellOfDeadlines(desk.runtime)) === 0) break;
    return (await told(owner)).filter((one) => !one.startsWith('assigned'));
  };
  const { deadlineAt } = (await owner.call('GET', `/requests/${id}`)).body;
  expect(await due()).toEqual([]);
  desk.clock.set(new Date(Date.parse(deadlineAt) - 10 * 60_000).toISOString());
  expect(await due()).toEqual(['due_soon by Timer']);
  desk.clock.set(new Date(Date.parse(deadlineAt) + 60_000).toISOString());
  expect(await due()).toEqual(['overdue by Timer', 'due_soon by Timer']);
  expect(await due()).toEqual(['overdue by Timer', 'due_soon by Timer']);
  await colleague.done('PUT', `/requests/${id}/deadline`, {
    deadlineAt: new Date(desk.clock.now().getTime() + 30 * 60_000).toISOString(),
  });
  desk.clock.advance(31 * 60_000);
  expect((await due())[0]).toBe('overdue by Timer');
  expect(await due()).toHaveLength(3);
});

test('a mail that could not be delivered is told to the owner', async () => {
  await assign(owner);
  await desk.runtime.pool.query(
    `with e as (insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      values ($1, 'mail.failed', $2, $1, $3, 'mail', 'E-mail', 'email', $4) returning id)
     insert into outbox (event_id) select id from e`,
    [newId(), id, desk.clock.now(), { mailId: randomUUID(), messageId: randomUUID(), to: [], reason: '' }],
  );
  expect(await told(owner)).toEqual(['mail_failed by E-mail', 'assigned by Kaj Koch']);
});

test('a draft that somebody hands over is told to whom it was given', async () => {
  const hears = await aListener(desk.url, owner.key);
  await colleague.done('PUT', `/requests/${id}/draft`, {
    mode: 'reply',
    entries: { reply: { html: '<p>We come today</p>' } },
  });
  const handed = await colleague.call('POST', `/requests/${id}/draft/handover`, { personId: owner.id, note: 'Yours' });
  expect(handed.status).toBe(200);
  await hears.until((heard) => heard.notified > 0);
  hears.stop();
  expect(await told(owner)).toEqual(['draft_handed_over by Kaj Koch']);
  expect(await told(colleague)).toEqual([]);
});
