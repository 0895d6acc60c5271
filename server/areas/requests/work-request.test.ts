import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let agent: Caller;
let taker: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  taker = await desk.aPerson({ name: 'Tom Taker', roles: ['call_taker'] });
});
afterAll(() => desk.end());
beforeEach(() => desk.clock.set('2026-02-04T10:00:00+01:00'));

const aRequest = (body: object = {}, by: Caller = agent) =>
  by.done('POST', '/requests', { channel: 'phone', callerName: 'Bo Ek', description: 'It drips', ...body });
const events = async (id: string) =>
  (await desk.runtime.pool.query('select type from event where request_id = $1 order by at, id', [id])).rows.map(
    (row) => row.type,
  );
const changesOf = async (id: string, field: string) =>
  (await desk.admin.call('GET', `/requests/${id}/changes?field=${field}`)).body.rows;

describe('what is needed', () => {
  test('a question that becomes a job keeps its number and its history (S1-23)', async () => {
    const request = await aRequest({ kind: 'information' });
    const changed = await agent.call('PUT', `/requests/${request.id}/kind`, {
      kind: 'action',
      version: request.version,
    });
    expect(changed.body).toMatchObject({ number: request.number, kind: 'action', createdAt: request.createdAt });
    expect(changed.body.missing).toContain('solution');
    const [change] = await changesOf(request.id, 'kind');
    expect(change).toMatchObject({ oldValue: 'information', newValue: 'action', who: { name: 'Anna Agent' } });
  });

  test('a comment has a priority and no deadline, and closes without owner (S1-47, S3-9)', async () => {
    const request = await aRequest({ takeIt: true });
    const comment = await agent.call('PUT', `/requests/${request.id}/kind`, { kind: 'comment' });
    expect(comment.body).toMatchObject({
      deadlineAt: null,
      owner: null,
      priority: { name: 'Medium' },
      nextStep: 'close',
    });
    const early = await agent.call('PUT', `/requests/${request.id}/closure`, {});
    expect(early.body).toMatchObject({ code: 'incomplete', facts: { missing: ['comment'] } });
    const closed = await agent.call('PUT', `/requests/${request.id}/closure`, { commentText: 'Thanks to the driver' });
    expect(closed.body).toMatchObject({ phase: 'closed', owner: null, deadlineAt: null });
  });

  test('a comment that turns out to be a job gets the deadline of its registration', async () => {
    const request = await aRequest({ kind: 'comment', commentText: 'Nice', description: null });
    expect(request.deadlineAt).toBeNull();
    desk.clock.advance(3_600_000);
    const job = await agent.call('PUT', `/requests/${request.id}/kind`, { kind: 'action' });
    expect(job.body).toMatchObject({ deadlineAt: '2026-02-04T12:00:00.000Z', category: { name: 'General' } });
  });
});

describe('confirming what was decided by itself', () => {
  test('the category and the priority it has become a person’s choice, logged and told, and nothing else moves', async () => {
    const { id } = await aRequest({ takeIt: true });
    const request = (await agent.call('GET', `/requests/${id}`)).body;
    expect(request).toMatchObject({ categorySource: 'centre', prioritySource: 'default' });
    desk.clock.advance(600_000);
    const category = await agent.call('PUT', `/requests/${request.id}/category`, { categoryId: request.category.id });
    expect(category.body).toMatchObject({ categorySource: 'manual', owner: { id: agent.id }, phase: 'in_process' });
    const both = await agent.call('PUT', `/requests/${request.id}/priority`, { priorityId: request.priority.id });
    expect(both.body).toMatchObject({ prioritySource: 'manual', deadlineAt: request.deadlineAt });
    const [change] = await changesOf(request.id, 'category_source');
    expect(change).toMatchObject({ oldValue: 'centre', newValue: 'manual', who: { name: 'Anna Agent' } });
    const told = ['request.registered', 'request.classified', 'request.prioritised'];
    expect(await events(request.id)).toEqual(told);
    // From now on it is an example of what people choose.
    const { rows } = await desk.runtime.pool.query('select category_at from request where id = $1', [request.id]);
    expect(rows[0].category_at).toEqual(desk.clock.now());
    await agent.call('PUT', `/requests/${request.id}/category`, { categoryId: request.category.id });
    const again = await agent.call('PUT', `/requests/${request.id}/priority`, { priorityId: request.priority.id });
    expect(again.body.version).toBe(both.body.version);
    expect(await events(request.id)).toEqual(told);
  });
});

describe('answering', () => {
  test('an answer given on the phone is documented and closed in one step (S1-22, A1)', async () => {
    const request = await aRequest({ kind: 'information' }, taker);
    const refused = await taker.call('PUT', `/requests/${request.id}/closure`, {});
    expect(refused.body).toMatchObject({ code: 'incomplete', facts: { missing: ['information_given'] } });
    const closed = await taker.call('PUT', `/requests/${request.id}/closure`, { informationGiven: 'Open until eight' });
    expect(closed.body).toMatchObject({
      phase: 'closed',
      informationGiven: 'Open until eight',
      closedAt: '2026-02-04T09:00:00.000Z',
    });
    expect(await events(request.id)).toEqual(['request.registered', 'request.solved', 'request.closed']);
  });

  test('a job needs its solution written down before it is solved (S4-24)', async () => {
    const request = await aRequest({ kind: 'action', takeIt: true });
    const refused = await agent.call('PUT', `/requests/${request.id}/solution`, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'incomplete', facts: { missing: ['solution'] } } });
    const solved = await agent.call('PUT', `/requests/${request.id}/solution`, { solution: 'New washer' });
    expect(solved.body).toMatchObject({ phase: 'solved', nextStep: 'close', solution: 'New washer' });
    expect((await agent.call('PUT', `/requests/${request.id}/closure`, {})).body.phase).toBe('closed');
  });

  test('what is not determined cannot be completed (S1-1)', async () => {
    const request = await aRequest({ takeIt: true });
    const refused = await agent.call('PUT', `/requests/${request.id}/closure`, { solution: 'Done' });
    expect(refused.body).toMatchObject({ code: 'incomplete', facts: { missing: ['kind'] } });
  });

  test('a reply that closes documents itself as the solution, and a second press sends nothing twice', async () => {
    const request = await aRequest({ kind: 'action', takeIt: true, callerEmail: 'bo@customer.example' });
    const id = crypto.randomUUID();
    const reply = { id, text: 'We come on Friday.', afterwards: 'close' };
    const first = await agent.call('POST', `/requests/${request.id}/replies`, reply);
    expect(first.body).toMatchObject({ phase: 'closed', solution: 'We come on Friday.' });
    const timeline = await agent.call('GET', `/requests/${request.id}/timeline`);
    const messages = timeline.body.entries.filter((entry: any) => entry.type === 'message');
    expect(messages).toMatchObject([{ kind: 'reply', recipients: [{ type: 'to', address: 'bo@customer.example' }] }]);
  });

  test('without an address nothing is sent, and the text is refused with what to do', async () => {
    const request = await aRequest({ takeIt: true });
    const refused = await agent.call('POST', `/requests/${request.id}/replies`, { text: 'Hello' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'no_recipient' } });
    const wrong = await agent.call('POST', `/requests/${request.id}/replies`, {
      text: 'Hello',
      to: ['not an address'],
    });
    expect(wrong.body.code).toBe('invalid_address');
    expect((await agent.call('GET', `/requests/${request.id}`)).body.messageCount).toBe(0);
  });

  test('a closed request is opened again with its reason, owner and number (T20)', async () => {
    const request = await aRequest({ kind: 'information', takeIt: true, informationGiven: 'Yes' });
    await agent.done('PUT', `/requests/${request.id}/closure`, {});
    const opened = await agent.call('DELETE', `/requests/${request.id}/closure?reason=Not%20so`);
    expect(opened.body).toMatchObject({
      phase: 'in_process',
      closedAt: null,
      solvedAt: null,
      owner: { id: agent.id },
      number: request.number,
    });
    expect((await taker.call('DELETE', `/requests/${request.id}/closure`)).body.code).toBe('transition_refused');
  });
});

describe('two people', () => {
  test('the second to save is told, and nothing is overwritten', async () => {
    const request = await aRequest();
    const first = await agent.call('PATCH', `/requests/${request.id}`, {
      subject: 'Tap drips',
      version: request.version,
    });
    const second = await taker.call('PATCH', `/requests/${request.id}`, {
      subject: 'Something else',
      version: request.version,
    });
    expect(first.status).toBe(200);
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'request_changed', facts: { version: first.body.version } },
    });
    expect((await agent.call('GET', `/requests/${request.id}`)).body.subject).toBe('Tap drips');
  });

  test('of many who save what they saw at once exactly one succeeds', async () => {
    const request = await aRequest();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        agent.call('PATCH', `/requests/${request.id}`, { subject: `No ${n}`, version: request.version }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'request_changed')).toHaveLength(11);
  });

  test('saving what is already so writes nothing and logs nothing', async () => {
    const request = await aRequest();
    const same = await agent.call('PATCH', `/requests/${request.id}`, { description: 'It drips' });
    expect(same.body.version).toBe(request.version);
    expect(await events(request.id)).toEqual(['request.registered']);
  });
});

describe('handing over', () => {
  test('it is given to a colleague of the category, who is its only owner, and the clock does not restart (S5-32, R15.3)', async () => {
    const colleague = await desk.aPerson({ name: 'Carl Colleague', roles: ['agent'] });
    const request = await aRequest({ takeIt: true });
    desk.clock.advance(600_000);
    const given = await agent.call('PUT', `/requests/${request.id}/assignment`, {
      ownerId: colleague.id,
      note: 'Please',
    });
    expect(given.body).toMatchObject({
      phase: 'assigned',
      owner: { name: 'Carl Colleague' },
      deadlineAt: request.deadlineAt,
    });
    const [change] = await changesOf(request.id, 'owner_id');
    expect(change).toMatchObject({ oldDisplay: 'Anna Agent', newDisplay: 'Carl Colleague' });
  });

  test('nobody who is not a member of the category gets it', async () => {
    const outsider = await desk.aPerson({ roles: ['agent'], categoryIds: [], centreIds: [] });
    const request = await aRequest();
    const refused = await agent.call('PUT', `/requests/${request.id}/assignment`, { ownerId: outsider.id });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_a_member' } });
    expect((await agent.call('GET', `/requests/${request.id}`)).body.owner).toBeNull();
  });

  test('nobody gets it whose roles work on none: call takers, administrators and auditors own nothing in any way', async () => {
    const { id } = await aRequest({ kind: 'action' });
    const auditor = await desk.aPerson({ roles: ['auditor'] });
    const clerk = await desk.aPerson({ roles: ['administrator'] });
    for (const { id: ownerId } of [taker, auditor, clerk]) {
      const refused = await agent.call('PUT', `/requests/${id}/assignment`, { ownerId });
      expect(refused).toMatchObject({ status: 409, body: { code: 'may_not_own' } });
    }
    const call = { kind: 'information', informationGiven: 'Open until eight' };
    const asked = await aRequest(call, taker);
    expect(await taker.done('PUT', `/requests/${asked.id}/closure`, {})).toMatchObject({
      owner: null,
      phase: 'closed',
    });
    const again = await taker.done('DELETE', `/requests/${asked.id}/closure`);
    expect(again).toMatchObject({ owner: null, phase: 'registered' });
    await agent.done('PUT', `/requests/${asked.id}/closure`, {});
    await agent.done('PUT', `/requests/${id}/closure`, { solution: 'Done' });
    expect((await taker.call('DELETE', `/requests/${id}/closure`)).status).toBe(403);
    // With an owner who does, it is the owner's again, whoever opens it.
    expect(await clerk.done('DELETE', `/requests/${id}/closure`)).toMatchObject({ owner: { id: agent.id } });
    const people = (await desk.admin.done('GET', '/people?limit=200')).rows as { id: string; mayOwn: boolean }[];
    const mayOwn = new Set(people.filter((one) => one.mayOwn).map((one) => one.id));
    expect([agent, taker, auditor, clerk].map((one) => mayOwn.has(one.id))).toEqual([true, false, false, false]);
  });

  test('a call taker hands on to a category, not to a person', async () => {
    const request = await aRequest({}, taker);
    expect((await taker.call('PUT', `/requests/${request.id}/assignment`, { ownerId: agent.id })).body.code).toBe(
      'forbidden',
    );
    const other = await desk.admin.call('POST', '/categories', {
      name: 'Plumbing',
      parentId: null,
      centreId: desk.start.centreId,
    });
    const handed = await taker.call('PUT', `/requests/${request.id}/assignment`, {
      ownerId: null,
      categoryId: other.body.id,
    });
    expect(handed.body).toMatchObject({ phase: 'registered', owner: null, category: { name: 'Plumbing' } });
  });

  test('back in the queue it has its deadline unchanged', async () => {
    const request = await aRequest({ takeIt: true });
    desk.clock.advance(7_200_000);
    const back = await agent.call('PUT', `/requests/${request.id}/assignment`, { ownerId: null });
    expect(back.body).toMatchObject({ phase: 'registered', owner: null, deadlineAt: request.deadlineAt });
  });
});

describe('priority and deadline', () => {
  test('another priority counts from the original start, and the first one is kept (R8.3)', async () => {
    const request = await aRequest({ takeIt: true });
    desk.clock.set('2026-02-04T12:30:00+01:00');
    const high = await agent.call('PUT', `/requests/${request.id}/priority`, {
      priorityId: desk.start.priorityIds.high,
    });
    // One hour from ten is long past at half past twelve; it is not moved to now.
    expect(high.body).toMatchObject({
      deadlineAt: '2026-02-04T10:00:00.000Z',
      originalPriority: { name: 'Medium' },
      prioritySource: 'manual',
    });
  });

  test('a deadline set by hand survives a change of priority', async () => {
    const request = await aRequest({ takeIt: true });
    const set = await desk.admin.call('PUT', `/requests/${request.id}/deadline`, {
      deadlineAt: '2026-02-10T12:00:00+01:00',
    });
    expect(set.body).toMatchObject({ deadlineSource: 'manual', deadlineAt: '2026-02-10T11:00:00.000Z' });
    const low = await agent.call('PUT', `/requests/${request.id}/priority`, { priorityId: desk.start.priorityIds.low });
    expect(low.body.deadlineAt).toBe('2026-02-10T11:00:00.000Z');
    const back = await desk.admin.call('PUT', `/requests/${request.id}/deadline`, { deadlineAt: null });
    expect(back.body).toMatchObject({ deadlineSource: 'computed', deadlineAt: '2026-02-05T09:00:00.000Z' });
    expect((await agent.call('PUT', `/requests/${request.id}/deadline`, { deadlineAt: null })).body.code).toBe(
      'forbidden',
    );
  });
});

describe('who it is', () => {
  test('what she typed stays on the request, makes a customer, or updates one: as she chooses', async () => {
    const request = await aRequest({ callerName: null, description: null });
    const only = await agent.call('PUT', `/requests/${request.id}/customer`, {
      keep: 'this_request_only',
      name: 'Eva',
      phone: '22 555 01 23',
    });
    expect(only.body).toMatchObject({ customerName: 'Eva', contact: null, callerPhone: '22 555 01 23' });
    const kept = await agent.call('PUT', `/requests/${request.id}/customer`, {
      keep: 'new_customer',
      name: 'Eva Nowak',
      phone: '601 234 567',
    });
    expect(kept.body.contact).toMatchObject({ name: 'Eva Nowak', phones: ['601 234 567'] });
    const again = await aRequest();
    const updated = await agent.call('PUT', `/requests/${again.id}/customer`, {
      keep: 'update_customer',
      contactId: kept.body.contact.id,
      email: 'eva@customer.example',
    });
    expect(updated.body.contact).toMatchObject({ emails: ['eva@customer.example'], phones: ['601 234 567'] });
    const history = await agent.call('GET', `/customers/${kept.body.contact.id}/requests`);
    expect(history.body.rows.map((row: any) => row.number).sort()).toEqual([request.number, again.number].sort());
  });
});

test('what somebody may not see does not exist for them', async () => {
  const outsider = await desk.aPerson({ roles: ['agent'], categoryIds: [], centreIds: [] });
  const request = await aRequest();
  for (const [method, path, body] of [
    ['GET', ''],
    ['GET', '/timeline'],
    ['PATCH', '', { subject: 'Mine now' }],
    ['PUT', '/closure', {}],
    ['POST', '/notes', { text: 'Hm' }],
  ] as const) {
    const answer = await outsider.call(method, `/requests/${request.id}${path}`, body);
    expect(answer.status, `${method} ${path}`).toBe(404);
  }
  expect((await outsider.call('GET', `/requests/by-number/${request.number}`)).status).toBe(404);
  expect((await outsider.call('GET', '/requests')).body.rows).toEqual([]);
});

test('a command that fails half way leaves nothing behind: no note, no event, no log row', async () => {
  const request = await aRequest();
  const before = await desk.runtime.pool.query(
    'select (select count(*) from message) as m, (select count(*) from change_log) as l',
  );
  const refused = await agent.call('PUT', `/requests/${request.id}/assignment`, {
    ownerId: crypto.randomUUID(),
    note: 'Please',
  });
  expect(refused.status).toBe(404);
  const after = await desk.runtime.pool.query(
    'select (select count(*) from message) as m, (select count(*) from change_log) as l',
  );
  expect(after.rows).toEqual(before.rows);
});

test('the log of everything done here holds, and says what the requests are', async () => {
  expect((await desk.runtime.pool.query('select * from verify_change_log()')).rows).toEqual([]);
  expect((await desk.runtime.pool.query('select * from requests_against_log()')).rows).toEqual([]);
});
