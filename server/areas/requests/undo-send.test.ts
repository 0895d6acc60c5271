import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;
let bo: Caller;
let request: any;

beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  const { admin, start } = desk;
  await admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: start.centreId,
  });
  await admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
  bo = await desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});
beforeEach(async () => {
  relay.taken.length = 0;
  request = await bo.done('POST', '/requests', {
    kind: 'action',
    channel: 'email',
    subject: 'A lift',
    description: 'It stops.',
    callerEmail: 'anna@customer.example',
    callerName: 'Anna',
    categoryId: desk.start.categoryId,
  });
});

const send = (body: object = {}) =>
  bo.call('POST', `/requests/${request.id}/replies`, {
    html: '<p>We <strong>come</strong>.</p>',
    holdSeconds: 10,
    ...body,
  });
const entries = async () => (await bo.call('GET', `/requests/${request.id}/timeline`)).body.entries;
const written = async () => (await entries()).find((one: { kind: string }) => one.kind === 'reply');
const undo = (id: string, who = bo) => who.call('DELETE', `/messages/${id}/sending`);
const read = async () => (await bo.call('GET', `/requests/${request.id}`)).body;

describe('a reply that waits', () => {
  test('leaves after its seconds by itself, and cannot be taken back afterwards', async () => {
    await ok(send());
    const message = await written();
    expect(message).toMatchObject({ delivery: { state: 'queued' }, html: '<p>We <strong>come</strong>.</p>' });
    expect(Date.parse(message.leavesAt) - desk.clock.now().getTime()).toBe(10_000);
    desk.clock.advance(9_000);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await desk.settle();
    expect(relay.taken).toHaveLength(0);
    desk.clock.advance(1_000);
    await vi.waitFor(() => expect(relay.taken).toHaveLength(1), { timeout: 8_000, interval: 50 });
    await vi.waitFor(async () => expect((await written()).delivery.state).toBe('sent'), { timeout: 8_000 });
    expect((await written()).leavesAt).toBeNull();
    expect(await undo(message.id)).toMatchObject({ status: 409, body: { code: 'already_sent' } });
  });

  test('taken back never leaves; the request is as it was, the text a draft again, the log and history tell', async () => {
    const before = await read();
    await ok(send({ afterwards: 'close', cc: ['carl@customer.example'] }));
    expect(await read()).toMatchObject({ phase: 'closed', solution: 'We come.', messageCount: 1 });
    const message = await written();
    const back = await undo(message.id);
    expect(back.body).toMatchObject({
      reverted: true,
      draft: {
        entries: { reply: { html: '<p>We <strong>come</strong>.</p>' } },
        cc: ['carl@customer.example'],
        afterwards: 'close',
      },
    });
    const { version, updatedAt, can, nextStep, ...same } = before;
    expect(back.body.request).toMatchObject(same);
    expect(back.body.request.version).toBeGreaterThan(version);
    expect(back.body.request.can).toEqual(can);
    expect(await written()).toBeUndefined();
    expect((await entries()).at(-1)).toMatchObject({ event: 'message.withdrawn', facts: { reverted: true } });
    expect((await bo.call('GET', `/requests/${request.id}/draft`)).body.draft).toEqual(back.body.draft);
    expect(await undo(message.id)).toMatchObject({ status: 409 });
    // Kept and marked, and marked in the log too.
    const { rows } = await desk.runtime.pool.query('select withdrawn_at, body_text from message where id = $1', [
      message.id,
    ]);
    expect(rows).toEqual([{ withdrawn_at: expect.any(Date), body_text: 'We come.' }]);
    const changes = (await desk.admin.call('GET', `/requests/${request.id}/changes?field=withdrawn_at`)).body.rows;
    expect(changes).toHaveLength(1);
    desk.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await desk.settle();
    expect(relay.taken).toHaveLength(0);
    const { rows: broken } = await desk.runtime.pool.query('select * from verify_change_log()');
    expect(broken).toEqual([]);
    const { rows: against } = await desk.runtime.pool.query(
      'select * from requests_against_log() where request_id = $1',
      [request.id],
    );
    expect(against).toEqual([]);
  });

  test('taken back after the request changed is only itself taken back', async () => {
    await ok(send({ afterwards: 'solve' }));
    await bo.done('POST', `/requests/${request.id}/notes`, { text: 'Solved at last' });
    const back = await undo((await written()).id);
    expect(back.body).toMatchObject({ reverted: false, request: { phase: 'solved', messageCount: 1 } });
  });

  test('comes back before what was begun since', async () => {
    await ok(send());
    await bo.done('PUT', `/requests/${request.id}/draft`, {
      mode: 'reply',
      entries: { reply: { html: '<p>Also</p>' } },
    });
    const back = await undo((await written()).id);
    expect(back.body.draft).toMatchObject({
      version: 2,
      entries: { reply: { html: '<p>We <strong>come</strong>.</p><p>Also</p>' } },
    });
  });

  test('is taken back only by whoever wrote it', async () => {
    await ok(send());
    const { id } = await written();
    expect((await undo(id, desk.admin)).status).toBe(403);
    expect((await undo(crypto.randomUUID())).status).toBe(404);
    expect(await written()).toBeDefined();
  });

  test('sent twice under one id stands there once', async () => {
    const id = crypto.randomUUID();
    await ok(send({ id, sinceCount: 0 }));
    expect((await send({ id, sinceCount: 0 })).status).toBe(201);
    expect((await read()).messageCount).toBe(1);
  });
});

test('sent over the API without saying so it leaves at once', async () => {
  await ok(send({ holdSeconds: undefined }));
  expect((await written()).leavesAt).toBeNull();
  await vi.waitFor(() => expect(relay.taken).toHaveLength(1), { timeout: 8_000, interval: 50 });
});

describe('a reply begun before newer messages', () => {
  test('is refused with them, unless it is sent anyway', async () => {
    await ok(send({ holdSeconds: 0, html: '<p>First</p>' }));
    await bo.done('POST', `/requests/${request.id}/notes`, { text: 'A note is nothing new to the customer' });
    const refused = await desk.admin.call('POST', `/requests/${request.id}/replies`, { text: 'Second', sinceCount: 0 });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'newer_messages',
        facts: { count: 1, messageCount: 2, messages: [{ author: 'Bo Ek', text: 'First' }] },
      },
    });
    expect((await read()).messageCount).toBe(2);
    expect((await bo.call('POST', `/requests/${request.id}/replies`, { text: 'Second', sinceCount: 1 })).status).toBe(
      201,
    );
    expect(
      (await bo.call('POST', `/requests/${request.id}/replies`, { text: 'Third', sinceCount: 0, force: true })).status,
    ).toBe(201);
  });
});
