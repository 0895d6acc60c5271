import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChainBody } from '#contract/escalation.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
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

const nothing = {
  assignTo: 'nobody' as const,
  personId: null,
  tellOwner: false,
  tellAdministrator: false,
  tellCustomer: false,
  customerTextId: null,
  addresses: [] as string[],
  addressTextId: null,
};
const usual: ChainBody['events'] = {
  new_request: 'restart',
  read: 'none',
  owner_changed: 'none',
  new_info: 'continue',
  closed: 'stop',
  priority_changed: 'continue',
};
async function chain(
  levels: Partial<ChainBody['levels'][number]>[],
  events: Partial<ChainBody['events']> = {},
  of = high,
) {
  const body = {
    inTimeFrameOnly: true,
    events: { ...usual, ...events },
    levels: levels.map((one) => ({ ...nothing, afterMinutes: 30, ...one })),
  };
  const written = await desk.admin.call('PUT', `/priorities/${of}/escalation`, body);
  expect(written.status).toBe(200);
  return written.body;
}
async function aRequest(body: object = {}): Promise<string> {
  const registered = await other.call('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'The lift stops',
    description: 'It stops.',
    callerName: 'Anna Berg',
    categoryId: desk.start.categoryId,
    priorityId: high,
    ...body,
  });
  expect(registered.status).toBe(201);
  await followed();
  return registered.body.id;
}
/** Everything that happened has reached the chains, and what is due has been done. */
async function followed() {
  await desk.settle();
  await expect
    .poll(
      async () => {
        await escalateDue(desk.runtime);
        const { rows } = await desk.runtime.pool.query(
          'select (select count(*)::int from escalation_event) + (select count(*)::int from request_escalation where due_at <= $1) as n',
          [desk.clock.now()],
        );
        return rows[0].n;
      },
      { timeout: 15_000 },
    )
    .toBe(0);
  await desk.settle();
}
async function later(minutes: number) {
  desk.clock.advance(minutes * minute);
  await followed();
}
const state = async (id: string) => (await desk.admin.call('GET', `/requests/${id}/escalation`)).body;
const request = async (id: string) => (await desk.admin.call('GET', `/requests/${id}`)).body;
const steps = async (id: string): Promise<string[]> => {
  const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
  return entries
    .filter((one: { event?: string }) => one.event?.startsWith('escalation.'))
    .map((one: { event: string; facts: { level?: number; because?: string } }) =>
      [one.event.slice(11), one.facts.level, one.facts.because].filter((part) => part !== undefined).join(' '),
    );
};

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

describe('the chain as a setting', () => {
  test('is written by administrators and by supervisors of every centre, seen first by version, in the log level by level', async () => {
    const { version } = (await desk.admin.call('GET', `/priorities/${high}/escalation`)).body;
    const body = { inTimeFrameOnly: true, events: usual, levels: [{ ...nothing, afterMinutes: 77 }] };
    const south = (await desk.admin.call('POST', '/centres', { name: 'South', calendarId: desk.start.officeHoursId }))
      .body;
    const path = `/priorities/${high}/escalation`;
    const refused = await other.call('PUT', path, body);
    expect([refused.status, refused.body.code, refused.body.facts]).toEqual([
      403,
      'other_centres',
      { centres: ['South'] },
    ]);
    expect((await owner.call('PUT', path, body)).body.code).toBe('forbidden');
    const draft = { kind: 'escalation', id: high, values: body };
    expect((await other.call('POST', '/settings/effects', draft)).status).toBe(403);
    await desk.admin.call('PATCH', `/centres/${south.id}`, { active: false });
    expect((await other.call('GET', path)).body.reach).toEqual({ can: ['edit'], otherCentres: [] });
    expect((await other.call('POST', '/settings/effects', draft)).status).toBe(200);
    expect((await other.call('PUT', path, { ...body, levels: [], version })).body.version).toBe(version + 1);
    expect(
      (await desk.admin.call('PUT', `/priorities/${high}/escalation`, { ...body, version: version + 1 })).body.version,
    ).toBe(version + 2);
    expect((await desk.admin.call('PUT', `/priorities/${high}/escalation`, { ...body, version })).body.code).toBe(
      'request_changed',
    );
    const { rows } = await desk.runtime.pool.query(
      `select field, new_value from field_change where entity = 'escalation_level' and field = 'after_minutes' order by log_id desc limit 1`,
    );
    expect(rows).toEqual([{ field: 'after_minutes', new_value: 77 }]);
  });

  test('tells before it is saved when a request registered now would come to each level, and what the last ones would have met', async () => {
    await chain([]);
    desk.clock.set('2026-02-05T09:00:00+01:00');
    const id = await aRequest();
    const { number } = await request(id);
    await later(40);
    await other.done('PUT', `/requests/${id}/closure`, { solution: 'Oiled' });
    await desk.settle();
    const values = {
      inTimeFrameOnly: true,
      events: usual,
      levels: [
        { ...nothing, afterMinutes: 30 },
        { ...nothing, afterMinutes: 30 },
      ],
    };
    const { facts } = await desk.admin.done('POST', '/settings/effects', { kind: 'escalation', id: high, values });
    expect(facts[0]).toMatchObject({
      code: 'escalation_example',
      levels: [
        { level: 1, at: '2026-02-05T09:10:00.000Z' },
        { level: 2, at: '2026-02-05T09:40:00.000Z' },
      ],
    });
    const past = facts[1].levels;
    // Whatever came with the chain is followed by it; what came before it is not.
    expect(facts.map((one: { code: string }) => one.code)).not.toContain('escalation_without');
    const before = await aRequest({ priorityId: medium });
    const foreseen = async (events: Partial<ChainBody['events']> = {}) => {
      const draft = { kind: 'escalation', id: medium, values: { ...values, events: { ...usual, ...events } } };
      return (await desk.admin.call('POST', '/settings/effects', draft)).body.facts.at(-1);
    };
    expect(await foreseen()).toEqual({ code: 'escalation_without', open: 1, count: 1, begins: false });
    expect(await foreseen({ new_info: 'restart' })).toMatchObject({ count: 1, begins: true });
    await chain([{}], { new_info: 'restart' }, medium);
    expect((await state(before)).dueAt ?? null).toBeNull();
    await owner.call('POST', `/requests/${before}/notes`, { text: 'News' });
    await followed();
    expect((await foreseen({ new_info: 'restart' })).code).toBe('escalation_running');
    expect(past[0].examples[0]).toEqual({ number, at: '2026-02-05T08:30:00.000Z' });
    expect(past[1].examples.map((one: { number: number }) => one.number)).not.toContain(number);
  });
});

describe('the lists of work nobody has begun (R11.1, R11.2)', () => {
  test('escalated holds what is registered or assigned, deferred what lies longer than the centre allows, waiting too; one can be in both', async () => {
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, {
      procedure: { deferredRegisteredMinutes: 60, deferredAssignedMinutes: 60 },
    });
    const fresh = { kind: 'action', callerName: 'Bo', description: 'Drips', categoryId: desk.start.categoryId };
    const make = async () => (await other.done('POST', '/requests', fresh)).id as string;
    const [old, begun, waiting, assigned] = [await make(), await make(), await make(), await make()];
    await other.done('PUT', `/requests/${begun}/start`, {});
    await other.done('PUT', `/requests/${waiting}/question`, {});
    desk.clock.advance(61 * minute);
    await desk.admin.done('PUT', `/requests/${assigned}/assignment`, { ownerId: owner.id });
    const young = await make();
    const held = async (attention: string): Promise<string[]> => {
      const { rows } = (await desk.admin.call('GET', `/requests?attention=${attention}&sort=oldest`)).body;
      return rows.map((one: { id: string }) => one.id);
    };
    expect(await held('escalated')).toEqual([old, assigned, young]);
    expect(await held('deferred')).toEqual([old, waiting]);
    desk.clock.advance(121 * minute);
    expect(await held('deferred')).toEqual([old, waiting, assigned, young]);
    expect(await held('escalated,-deferred')).toEqual([]);
    const { counts } = (await desk.admin.call('GET', '/views/counts?of=escalated,deferred')).body;
    expect(counts).toMatchObject([{ count: 3 }, { count: 4 }]);
    const procedure = { maxPulled: 1, pauseDeadlineWhileWaiting: false };
    const values = {
      memberIds: [],
      procedure: { ...procedure, deferredRegisteredMinutes: 10_000, deferredAssignedMinutes: 60 },
    };
    const draft = { kind: 'centre', id: desk.start.centreId, values };
    expect((await desk.admin.call('POST', '/settings/effects', draft)).body.facts).toContainEqual({
      code: 'centre_deferred',
      count: 2,
      now: 4,
    });
  });

  test('their pages ride the indexes of what is open', async () => {
    const answers = await desk.asOwner(`set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off;
      explain select id from request r where r.phase not in ('solved', 'closed')
        and r.phase in ('registered', 'assigned') and r.kind <> 'comment' order by r.deadline_at asc, r.id limit 51`);
    const rows = (answers as unknown as { rows: object[] }[]).at(-1)?.rows;
    expect(JSON.stringify(rows)).toContain('request_open_deadline');
  });
});
