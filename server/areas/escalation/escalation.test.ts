import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { chainsOf } from './a-chain.ts';
import { escalateDue } from './escalate-due.ts';

let desk: TestDesk;
let owner: Caller;
let other: Caller;
let high: string;
let medium: string;
const minute = 60_000;

beforeAll(async () => {
  desk = await aDesk({ moment: '2026-02-04T09:00:00+01:00' }); // a Wednesday in working hours
  const { rows } = (await desk.admin.call('GET', '/priorities')).body;
  [high, medium] = rows.map((one: { id: string }) => one.id);
});
afterAll(() => desk.end());
beforeEach(async () => {
  desk.clock.set('2026-02-04T09:00:00+01:00');
  await desk.asOwner(
    "update request set phase = 'closed'; delete from request_escalation; delete from escalation_event; delete from absence",
  );
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  other = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
});

const { chain, aRequest, followed, later, state, request, steps } = chainsOf(() => ({ desk, by: other, high }));

describe('the levels of a priority', () => {
  test('come one after the other, each counted from the one before, and each once', async () => {
    await chain([
      { afterMinutes: 30, tellOwner: true },
      { afterMinutes: 45, tellAdministrator: true },
    ]);
    const id = await aRequest();
    expect(await state(id)).toMatchObject({ state: 'running', level: 0, dueAt: '2026-02-04T08:30:00.000Z' });
    await later(30);
    expect(await state(id)).toMatchObject({ state: 'running', level: 1, dueAt: '2026-02-04T09:15:00.000Z' });
    await followed();
    await later(45);
    expect(await state(id)).toMatchObject({ state: 'done', level: 2, dueAt: null });
    await later(600);
    expect(await steps(id)).toEqual(['level_reached 1', 'level_reached 2']);
    const { rows } = (await other.call('GET', '/notifications')).body;
    expect(rows.filter((one: { kind: string }) => one.kind === 'escalated')).toHaveLength(1);
  });

  test('give the request to a person, which is no change of owner by hand and does not reset the chain', async () => {
    await chain([{ assignTo: 'person', personId: owner.id }, {}], { owner_changed: 'restart' });
    const id = await aRequest();
    await later(30);
    expect((await request(id)).owner).toMatchObject({ id: owner.id });
    expect(await state(id)).toMatchObject({ level: 1, dueAt: '2026-02-04T09:00:00.000Z' });
    expect(await steps(id)).toEqual(['level_reached 1']);
    await desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: other.id });
    await followed();
    expect(await state(id)).toMatchObject({ level: 0 });
    expect(await steps(id)).toEqual(['level_reached 1', 'restarted owner_changed']);
  });

  test('give it to another as the category hands out its work, and never back to the one who has it (§4.12)', async () => {
    await chain([{ assignTo: 'automatic' }], { owner_changed: 'restart' });
    const id = await aRequest();
    await desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: other.id });
    await followed();
    const memberIds = [owner.id, other.id];
    const assignment = { method: 'even', onlyPresent: false };
    const turns = await desk.admin.call('PATCH', `/categories/${desk.start.categoryId}`, { memberIds, assignment });
    expect(turns.status).toBe(200);
    await later(31);
    expect(await request(id)).toMatchObject({ owner: { id: owner.id }, phase: 'assigned' });
    expect(await state(id)).toMatchObject({ level: 1 });
    await desk.admin.done('PATCH', `/categories/${desk.start.categoryId}`, { assignment: { method: 'none' } });
  });

  test('pass over somebody who is absent: the request goes to the queue (trap 34)', async () => {
    await chain([{ assignTo: 'person', personId: owner.id }]);
    const id = await aRequest();
    await desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: other.id });
    const period = { fromAt: '2026-02-04T00:00:00+01:00', toAt: '2026-02-05T00:00:00+01:00' };
    const absent = await owner.call('POST', '/absences', { reason: 'sick', period });
    expect(absent.status).toBe(201);
    await later(31);
    expect(await request(id)).toMatchObject({ owner: null, phase: 'registered' });
    const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
    expect(entries.find((one: { event?: string }) => one.event === 'escalation.level_reached').facts.deeds).toEqual([
      { did: 'assigned', names: ['Olle Ohlsson'], failed: 'absent' },
      { did: 'queued' },
    ]);
  });

  test('write to the customer in the customer’s language by mail, in the timeline, and to addresses; it is no answer', async () => {
    await chain([{ tellCustomer: true, addresses: ['boss@desk.example'] }]);
    const id = await aRequest({ callerEmail: 'anna@customer.example', language: 'fi' });
    await later(30);
    const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
    const told = entries.find((one: { type: string }) => one.type === 'message');
    expect(told).toMatchObject({ kind: 'reply', author: { kind: 'system', name: 'Linja' } });
    expect(told.text).toContain('on odottanut pidempään');
    expect(told.recipients).toMatchObject([{ address: 'anna@customer.example' }]);
    const { rows } = await desk.runtime.pool.query(
      `select recipients->0->>'address' as to, subject from outbound_mail order by 1`,
    );
    const { number } = await request(id);
    expect(rows).toContainEqual({ to: 'boss@desk.example', subject: `${number}: escalation level 1` });
    expect(rows.map((one) => one.to)).toContain('anna@customer.example');
    const { rows: replied } = await desk.runtime.pool.query('select replied_at from request where id = $1', [id]);
    expect(replied[0].replied_at).toBeNull();
  });

  test('what cannot be done hinders nothing else, and is told', async () => {
    const outsider = await desk.aPerson({ name: 'Eva Else', roles: ['agent'], categoryIds: [] });
    await chain([{ assignTo: 'person', personId: outsider.id, tellCustomer: true, tellAdministrator: true }]);
    const id = await aRequest();
    await later(30);
    const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
    const { deeds } = entries.find((one: { event?: string }) => one.event === 'escalation.level_reached').facts;
    expect(deeds).toMatchObject([
      { did: 'assigned', failed: 'not_a_member' },
      { did: 'customer', failed: 'no_address' },
      { did: 'administrator' },
    ]);
  });
});

describe('what happens to a request', () => {
  test('stops, continues with what was left, and restarts its chain as the priority says', async () => {
    await chain([{}, {}], { read: 'stop', new_info: 'continue' });
    const id = await aRequest();
    await desk.admin.done('PUT', `/requests/${id}/assignment`, { ownerId: owner.id });
    await later(10);
    await desk.admin.done('POST', `/requests/${id}/reading`);
    await followed();
    expect(await state(id)).toMatchObject({ state: 'running', level: 0 });
    await owner.done('POST', `/requests/${id}/reading`);
    await followed();
    expect(await state(id)).toMatchObject({ state: 'stopped', because: 'read', leftSeconds: 1200, dueAt: null });
    await later(120);
    await other.done('POST', `/requests/${id}/notes`, { text: 'They rang again.' });
    await followed();
    expect(await state(id)).toMatchObject({ state: 'running', level: 0, dueAt: '2026-02-04T10:30:00.000Z' });
    expect(await steps(id)).toEqual(['stopped 0 read', 'continued 0 new_info']);
  });

  test('changes its priority: the event is that of the new one, and of the old chain only the level stays', async () => {
    await chain([{}, {}, {}]);
    await chain([{ afterMinutes: 5 }, { afterMinutes: 50 }], { priority_changed: 'continue' }, medium);
    const id = await aRequest();
    await later(30);
    await other.done('PUT', `/requests/${id}/priority`, { priorityId: medium });
    await followed();
    expect(await state(id)).toMatchObject({ level: 1, dueAt: '2026-02-04T09:20:00.000Z' });
    expect(await steps(id)).toEqual(['level_reached 1', 'continued 1 priority_changed']);
    await chain([], {}, medium);
  });

  test('holds it while it waits, and it goes on with what was left when the request comes back', async () => {
    await chain([{}]);
    const id = await aRequest();
    await other.done('PUT', `/requests/${id}/start`, {});
    await later(10);
    await other.done('PUT', `/requests/${id}/question`, {});
    await later(300);
    expect(await state(id)).toMatchObject({ state: 'held', level: 0, leftSeconds: 1200 });
    await other.done('DELETE', `/requests/${id}/postponement`);
    await followed();
    expect(await state(id)).toMatchObject({ state: 'running', dueAt: '2026-02-04T13:30:00.000Z' });
  });

  test('a comment and a blank request do not escalate, a blank one begins when it is filled in', async () => {
    await chain([{}]);
    const comment = await aRequest({ kind: 'comment', commentText: 'Well done' });
    const blank = (await other.done('POST', '/requests', { priorityId: high })).id;
    await later(60);
    expect((await state(comment)).state).toBe('held');
    expect((await state(blank)).state).toBe('held');
    await other.done('PATCH', `/requests/${blank}`, { description: 'Now we know', callerName: 'Bo' });
    await followed();
    expect(await state(blank)).toMatchObject({ state: 'running', dueAt: '2026-02-04T09:30:00.000Z' });
  });

  test('a blank one follows the chain of the priority its details gave it, from when they came', async () => {
    const ruleOf = { name: 'Holes', conditions: [{ on: 'words', in: 'both', anyOf: ['hole'] }], priorityId: high };
    const rule = await desk.admin.call('POST', '/rules', ruleOf);
    expect(rule.status).toBe(201);
    const customer = (await desk.admin.call('POST', '/customers', { name: 'Cia', priorityId: high })).body.id;
    expect(customer).toBeTruthy();
    await chain([{}]);
    const enter: ((id: string) => Promise<unknown>)[] = [
      (id) => other.call('PATCH', `/requests/${id}`, { description: 'A hole in the road' }),
      (id) => other.call('POST', `/requests/${id}/call-notes`, { text: 'There is a hole in the road' }),
      (id) => other.call('PUT', `/requests/${id}/customer`, { keep: 'existing', contactId: customer }),
    ];
    for (const usually of [[], [{ afterMinutes: 500 }]]) {
      await chain(usually, {}, medium);
      for (const details of enter) {
        desk.clock.set('2026-02-04T09:00:00+01:00');
        const { id } = (await other.call('POST', '/requests', {})).body;
        await later(10);
        await details(id);
        await followed();
        expect((await request(id)).priority.id).toBe(high);
        expect(await state(id)).toMatchObject({ state: 'running', level: 0, dueAt: '2026-02-04T08:40:00.000Z' });
      }
    }
    // One that was made a comment meanwhile has nothing to wait for, and begins when it is a job after all.
    const comment = (await other.call('POST', '/requests', { kind: 'comment' })).body.id;
    await other.call('PATCH', `/requests/${comment}`, { commentText: 'A hole in the sky' });
    await later(20);
    expect((await state(comment)).dueAt).toBeNull();
    await chain([], {}, medium);
    await desk.admin.call('DELETE', `/rules/${rule.body.id}`);
  });

  test('closed while the desk was down: nothing is done for it any more (trap 42)', async () => {
    await chain([{ assignTo: 'person', personId: owner.id }], { closed: 'none' });
    const id = await aRequest();
    desk.clock.advance(29 * minute);
    await desk.asOwner(`update request_escalation set due_at = due_at + interval '3 hours'`);
    desk.clock.advance(60 * minute);
    await other.done('PUT', `/requests/${id}/closure`, { solution: 'Oiled' });
    await desk.settle();
    await desk.asOwner(`update request_escalation set due_at = due_at - interval '3 hours' where due_at is not null`);
    await followed();
    expect(await state(id)).toMatchObject({ state: 'held', level: 0 });
    expect(await steps(id)).toEqual([]);
  });
});

describe('of a desk with several nodes that was down for long', () => {
  test('two workers at once carry out a level once, and its next one has its whole time', async () => {
    await chain([{ tellOwner: true }, { afterMinutes: 60 }]);
    const ids = await Promise.all(Array.from({ length: 6 }, () => aRequest()));
    await desk.asOwner(`update request_escalation set due_at = due_at + interval '10 days'`);
    desk.clock.advance(4 * 60 * minute);
    await desk.asOwner(`update request_escalation set due_at = due_at - interval '10 days'`);
    await Promise.all(Array.from({ length: 4 }, () => escalateDue(desk.runtime)));
    await followed();
    for (const id of ids) {
      expect(await steps(id)).toEqual(['level_reached 1']);
      expect(await state(id)).toMatchObject({ level: 1, dueAt: '2026-02-04T13:00:00.000Z' });
    }
  });

  test('an event of a command that began before one already followed is followed all the same', async () => {
    await chain([{}], { read: 'stop', owner_changed: 'restart' });
    const id = await aRequest();
    await desk.admin.call('PUT', `/requests/${id}/assignment`, { ownerId: owner.id });
    await later(10);
    await other.call('POST', `/requests/${id}/notes`, { text: 'News' });
    await followed();
    // The clock of another node, or a command that waited for the request while the note was written.
    desk.clock.advance(-5000);
    await owner.call('POST', `/requests/${id}/reading`);
    await followed();
    expect(await state(id)).toMatchObject({ state: 'stopped', because: 'read', leftSeconds: 1200 });
    await desk.admin.call('PUT', `/requests/${id}/assignment`, { ownerId: other.id });
    await followed();
    expect(await state(id)).toMatchObject({ state: 'running', because: 'owner_changed' });
  });

  test('an event that is delivered twice counts once', async () => {
    await chain([{}, {}], { new_info: 'restart' });
    const id = await aRequest();
    await later(30);
    await owner.done('POST', `/requests/${id}/notes`, { text: 'News' });
    await followed();
    await later(20);
    await desk.runtime.pool.query(
      `insert into outbox (event_id) select id from event where request_id = $1 and type = 'message.written'`,
      [id],
    );
    await followed();
    expect(await steps(id)).toEqual(['level_reached 1', 'restarted new_info']);
    expect(await state(id)).toMatchObject({ level: 0, dueAt: '2026-02-04T09:00:00.000Z' });
  });
});
