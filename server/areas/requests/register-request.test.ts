import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const register = (body: unknown = {}) => desk.admin.call('POST', '/requests', body);
const changes = async (id: string) => (await desk.admin.call('GET', `/requests/${id}/changes?limit=200`)).body.rows;

test('a blank save makes a numbered request at once, with nothing asked for (S1-9)', async () => {
  const { status, body } = await register();
  expect(status).toBe(201);
  expect(body).toMatchObject({ phase: 'new', kind: 'undetermined', category: null, owner: null, deadlineAt: null });
  expect(body.number).toBeGreaterThan(100_000);
  expect(body.priority.name).toBe('Medium');
});

test('the same id pressed twice, even at once, makes one request (R1.1)', async () => {
  const id = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => register({ id })));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1);
  const { rows } = await desk.runtime.pool.query(
    "select count(*)::int as n from event where request_id = $1 and type = 'request.registered'",
    [id],
  );
  expect(rows[0].n).toBe(1);
});

test('numbers are never given twice, however many register at once', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => register()));
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(40);
});

test('with somebody or something in it, it is registered with category, priority and deadline', async () => {
  desk.clock.set('2026-02-06T15:00:00+01:00');
  const { body } = await register({ channel: 'phone', callerName: 'Anna Berg', description: 'The printer smokes' });
  expect(body).toMatchObject({ phase: 'registered', customerName: 'Anna Berg', subject: 'The printer smokes' });
  expect(body.category.name).toBe('General');
  // S5-40: medium, Friday 15:00 → Monday 09:00 in Warsaw.
  expect(body.deadlineAt).toBe('2026-02-09T08:00:00.000Z');
  const deadline = await desk.admin.call('GET', `/requests/${body.id}/deadline`);
  expect(deadline.body.words).toBe('3 h, Medium: Fri 15:00–17:00 is 2 h; weekend; Mon 08:00–09:00 is 1 h');
  expect(
    deadline.body.steps
      .filter((step: any) => step.kind === 'open')
      .reduce((sum: number, step: any) => sum + step.seconds, 0),
  ).toBe(10_800);
});

test('a blank request becomes registered when it says something, with the deadline of its registration', async () => {
  desk.clock.set('2026-02-06T14:00:00+01:00');
  const { body } = await register();
  desk.clock.advance(20 * 60_000);
  const edited = await desk.admin.call('PATCH', `/requests/${body.id}`, {
    description: 'No water on the third floor',
    version: body.version,
  });
  expect(edited.body).toMatchObject({
    phase: 'registered',
    deadlineAt: '2026-02-06T16:00:00.000Z',
    number: body.number,
  });
});

test('whoever takes it on registering has it as their own, and it waits in no queue', async () => {
  const { body } = await register({ takeIt: true });
  expect(body).toMatchObject({ phase: 'new', owner: { id: desk.admin.id } });
  const edited = await desk.admin.call('PATCH', `/requests/${body.id}`, { callerName: 'Bo' });
  expect(edited.body).toMatchObject({ phase: 'in_process', owner: { id: desk.admin.id } });
});

test('the change log is opened by the registration and says who, when, which field, old and new (S3-24..29)', async () => {
  desk.clock.set('2026-02-04T10:00:00+01:00');
  const { body } = await register({ channel: 'fax', callerName: 'Cecilia' });
  const rows = await changes(body.id);
  const channel = rows.find((row: any) => row.field === 'channel');
  expect(channel).toMatchObject({
    at: '2026-02-04T09:00:00.000Z',
    who: { kind: 'person', id: desk.admin.id, name: 'Ada Admin' },
    channel: 'api',
    operation: 'insert',
    oldValue: null,
    newValue: 'fax',
  });
  // A reference keeps the words people knew it by.
  expect(rows.find((row: any) => row.field === 'priority_id').newDisplay).toBe('Medium');
});

test('what was reported earlier keeps both moments, and starts the deadline only where the centre says so (R1.4)', async () => {
  desk.clock.set('2026-02-04T14:00:00+01:00');
  const letter = { channel: 'letter', callerName: 'Dora', reportedAt: '2026-02-04T09:00:00+01:00' };
  const before = await register(letter);
  expect(before.body.deadlineAt).toBe('2026-02-04T16:00:00.000Z');
  await desk.runtime.pool.query('update centre set reported_at_starts_deadline = true');
  const after = await register(letter);
  await desk.runtime.pool.query('update centre set reported_at_starts_deadline = false');
  expect(after.body.deadlineAt).toBe('2026-02-04T11:00:00.000Z');
});

test('input that does not fit is refused with the places that do not, and nothing is registered', async () => {
  const count = async () => (await desk.runtime.pool.query('select count(*)::int as n from request')).rows[0].n;
  const before = await count();
  const bad = await register({ channel: 'smoke', callerName: 7 });
  expect(bad.status).toBe(400);
  expect(bad.body).toMatchObject({ code: 'invalid_body' });
  expect(bad.body.errors.map((error: any) => error.path).sort()).toEqual(['callerName', 'channel']);
  expect((await register({ categoryId: randomUUID() })).body.code).toBe('reference_unknown');
  expect((await register({ contactId: randomUUID() })).body.code).toBe('reference_unknown');
  expect((await register({ reportedAt: '2031-01-01T00:00:00Z' })).status).toBe(400);
  expect(await count()).toBe(before);
});

test('text with characters a database cannot hold is kept without them', async () => {
  const { status, body } = await register({ description: 'before\u0000after', callerName: 'Ev\u0007a' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ subject: 'beforeafter', customerName: 'Ev a' });
});

test('without a key nobody registers, and a role without the right is refused', async () => {
  const stranger = await fetch(`${desk.url}/api/v1/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(stranger.status).toBe(401);
  expect(((await stranger.json()) as { code: string }).code).toBe('not_signed_in');
  const auditor = await desk.aPerson({ roles: ['auditor'] });
  expect((await auditor.call('POST', '/requests', {})).body.code).toBe('forbidden');
});
