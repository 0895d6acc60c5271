import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aPushService } from './a-push-service.ts';
import { letPushesReachLoopback } from './push-gateway.ts';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;
let service: Awaited<ReturnType<typeof aPushService>>;
let owner: Caller;
let colleague: Caller;
beforeAll(async () => {
  // A Wednesday, 10:00 in Warsaw; the office is open from 08:00 to 17:00 on weekdays.
  desk = await aDesk();
  letPushesReachLoopback(desk.runtime);
  relay = await aRelay();
  await desk.admin.done('PUT', '/mail-relay', {
    host: '127.0.0.1',
    port: relay.port,
    security: 'none',
    username: null,
  });
  colleague = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
  service = await aPushService(async () => (await colleague.call('GET', '/push/key')).body.publicKey);
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
  await service.stop();
});
beforeEach(async () => {
  desk.clock.set('2026-02-04T10:00:00+01:00');
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  relay.taken.length = 0;
  service.taken.length = 0;
});

async function assigned(subject = 'The lift stops'): Promise<{ id: string; number: number }> {
  const body = await colleague.done('POST', '/requests', { subject, categoryId: desk.start.categoryId });
  await colleague.done('PUT', `/requests/${body.id}/assignment`, { ownerId: owner.id });
  await desk.settle();
  return body;
}
const soon = { timeout: 8000, interval: 50 };
/** Long enough for every timer to have looked. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2600));

test('in working time a mail goes out after two minutes, with number and subject and a link, marked as made by a machine', async () => {
  const { number } = await assigned('Wózek stoi');
  await aWhile();
  expect(relay.taken).toEqual([]);
  desk.clock.advance(2 * 60_000);
  await expect.poll(() => relay.taken.length, soon).toBe(1);
  const [mail] = relay.taken;
  expect(mail?.mail.subject).toBe(`${number}: Kaj Koch assigned it to you`);
  expect(mail?.raw).toMatch(/^auto-submitted: auto-generated\r$/im);
  expect(mail?.mail.text).toContain(`${number} Wózek stoi`);
  expect(mail?.mail.text).toMatch(new RegExp(`http\\S+/requests/${number}\\n`));
  // The outbox knows it, as a mail that belongs to no request.
  const newest = async () => (await desk.admin.call('GET', '/outbound-mails?limit=1')).body.rows[0];
  await expect.poll(newest, soon).toMatchObject({ request: null, state: 'sent' });
});

test('what comes in the evening waits and goes out as one mail when the office opens', async () => {
  desk.clock.set('2026-02-06T18:30:00+01:00');
  await assigned('First');
  await assigned('Second');
  desk.clock.set('2026-02-08T23:00:00+01:00');
  await aWhile();
  expect(relay.taken).toEqual([]);
  // On the screen it is there all the while.
  expect((await owner.call('GET', '/notifications/unread')).body.count).toBe(2);
  desk.clock.set('2026-02-09T07:59:00+01:00');
  await aWhile();
  expect(relay.taken).toEqual([]);
  desk.clock.set('2026-02-09T08:00:00+01:00');
  await expect.poll(() => relay.taken.length, soon).toBe(1);
  expect(relay.taken[0]?.mail.subject).toBe('2 notifications');
  expect(relay.taken[0]?.mail.text).toMatch(/First[\s\S]*Second/);
  await aWhile();
  expect(relay.taken).toHaveLength(1);
});

test("working time is the calendar of one's centre on the clock of one's own zone", async () => {
  await owner.done('PATCH', '/me', { zone: 'Europe/Helsinki' });
  desk.clock.set('2026-02-09T06:30:00+01:00');
  const { body } = await owner.call('GET', '/me/notifications');
  expect(body.workingTime).toMatchObject({
    zone: 'Europe/Helsinki',
    open: false,
    nextOpenAt: '2026-02-09T06:00:00.000Z',
  });
  await assigned();
  desk.clock.set('2026-02-09T07:00:00+01:00');
  await expect.poll(() => relay.taken.length, soon).toBe(1);
});

test('who chose to be reached always gets it in the night', async () => {
  await owner.done('PATCH', '/me/notifications', { outsideHours: 'always' });
  desk.clock.set('2026-02-06T22:00:00+01:00');
  await assigned();
  desk.clock.advance(2 * 60_000);
  await expect.poll(() => relay.taken.length, soon).toBe(1);
});

test('what was read on the screen meanwhile sends no mail', async () => {
  const { id } = await assigned();
  await owner.done('POST', `/requests/${id}/reading`);
  desk.clock.advance(60 * 60_000);
  await aWhile();
  expect(relay.taken).toEqual([]);
});

test('who has lost the right to see the request in the night is sent nothing about it', async () => {
  desk.clock.set('2026-02-06T18:30:00+01:00');
  const body = await colleague.done('POST', '/requests', { subject: 'Secret', categoryId: desk.start.categoryId });
  await colleague.done('POST', `/requests/${body.id}/notes`, { text: '@Olle', mentions: [owner.id] });
  await desk.settle();
  const closed = await desk.admin.call('POST', '/categories', {
    name: `Members ${randomUUID()}`,
    centreId: desk.start.centreId,
    parentId: null,
    membersOnly: true,
  });
  await desk.admin.done('PUT', `/requests/${body.id}/category`, { categoryId: closed.body.id });
  desk.clock.set('2026-02-09T08:00:00+01:00');
  await aWhile();
  expect(relay.taken).toEqual([]);
});

test('a mail and a push speak the language of who gets them', async () => {
  await owner.done('PATCH', '/me', { language: 'fi' });
  const { number } = await assigned();
  desk.clock.advance(2 * 60_000);
  await expect.poll(() => relay.taken.length, soon).toBe(1);
  expect(relay.taken[0]?.mail.subject).toBe(`${number}: Kaj Koch osoitti pyynnön sinulle`);
});

test('a browser gets a push that only it can read, signed by the desk, without subject or customer', async () => {
  const browser = service.aBrowser();
  await owner.done('PUT', '/push/subscriptions', browser.subscription);
  const { number } = await assigned('Nobody else reads this');
  await expect.poll(() => service.taken.length, soon).toBe(1);
  const [push] = service.taken;
  expect(push?.content).toEqual({
    title: String(number),
    body: 'Kaj Koch assigned it to you',
    url: `/requests/${number}`,
    tag: String(number),
  });
  expect(push?.vapid).toMatchObject({ valid: true, aud: service.url });
  expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String(4 * 3600) });
});

test('outside working time pushes wait as well and come as one', async () => {
  const browser = service.aBrowser();
  await owner.done('PUT', '/push/subscriptions', browser.subscription);
  desk.clock.set('2026-02-06T18:30:00+01:00');
  await assigned();
  await assigned();
  await aWhile();
  expect(service.taken).toEqual([]);
  desk.clock.set('2026-02-09T08:00:00+01:00');
  await expect.poll(() => service.taken.length, soon).toBe(1);
  expect(service.taken[0]?.content).toMatchObject({ title: '2 notifications', url: '/notifications' });
});

test('a browser that is gone is forgotten, one whose service is in trouble is not', async () => {
  const [gone, missing, troubled] = [service.aBrowser(), service.aBrowser(), service.aBrowser()];
  service.answers.set(gone.path, 410).set(missing.path, 404).set(troubled.path, 503);
  for (const one of [gone, missing, troubled]) await owner.done('PUT', '/push/subscriptions', one.subscription);
  const body = await owner.done('POST', '/me/notifications/trial', { channel: 'push' });
  expect(body).toEqual({ sent: 0, refused: 3 });
  const { rows } = (await owner.call('GET', '/push/subscriptions')).body;
  expect(rows).toHaveLength(1);
  await owner.done('DELETE', `/push/subscriptions/${rows[0].id}`);
  expect((await owner.call('GET', '/push/subscriptions')).body.rows).toEqual([]);
});

test('a browser belongs to whoever signed in there last, and to nobody else', async () => {
  const browser = service.aBrowser();
  const body = await owner.done('PUT', '/push/subscriptions', browser.subscription);
  expect((await colleague.call('DELETE', `/push/subscriptions/${body.id}`)).status).toBe(404);
  await colleague.done('PUT', '/push/subscriptions', browser.subscription);
  expect((await owner.call('GET', '/push/subscriptions')).body.rows).toEqual([]);
  await colleague.done('DELETE', `/push/subscriptions/${body.id}`);
});

test('the key of the desk is made once, however many ask at one moment, and never reaches the log', async () => {
  const asked = await Promise.all([1, 2, 3, 4].map(() => owner.call('GET', '/push/key')));
  expect(new Set(asked.map((one) => one.body.publicKey)).size).toBe(1);
  const { rows } = await desk.runtime.pool.query(
    `select count(*)::int as logged from field_change where new_value::text like '%privateKey%'`,
  );
  expect(rows[0].logged).toBe(0);
});

test('a test goes out at once, by mail to the own address', async () => {
  desk.clock.set('2026-02-07T12:00:00+01:00');
  expect((await owner.call('POST', '/me/notifications/trial', { channel: 'email' })).body.sent).toBe(1);
  await expect.poll(() => relay.taken.length, soon).toBe(1);
  expect(relay.taken[0]?.mail.subject).toBe('Test of your notifications');
});
