import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let agent: Caller;
let waste: { id: string };
let appliances: { id: string };
let water: { id: string };
const codes: Record<string, string> = {};
const aCategory = (name: string, parentId: string | null = null) =>
  desk.admin.done('POST', '/categories', { name, parentId, centreId: desk.start.centreId });
const aCode = (body: object) => desk.admin.done('POST', '/problem-codes', body);
const register = async (body: object, who = agent) =>
  who.done(
    'GET',
    `/requests/${(await who.done('POST', '/requests', { subject: 'Stove', channel: 'phone', kind: 'action', ...body })).id}`,
  );
const setCode = (id: string, problemCodeId: string | null, who = agent) =>
  who.call('PUT', `/requests/${id}/problem-code`, { problemCodeId });
const factsOf = async (id: string, type: string) =>
  (await desk.runtime.pool.query('select data from event where request_id = $1 and type = $2 order by at', [id, type]))
    .rows;

beforeAll(async () => {
  desk = await aDesk();
  waste = await aCategory('Waste');
  appliances = await aCategory('Appliances', waste.id);
  water = await aCategory('Water');
  agent = await desk.aPerson({ roles: ['agent'], categoryIds: [waste.id, appliances.id, water.id] });
  const { high, low } = desk.start.priorityIds;
  const made = {
    pickup: { code: 'PICKUP', names: { en: 'Appliance pickup', sv: 'Upphämtning av maskin' }, categoryIds: [waste.id] },
    burst: { code: 'BURST', names: { en: 'Burst pipe' }, categoryIds: [water.id], priorityId: high },
    drip: { code: 'DRIP', names: { en: 'Dripping tap' }, categoryIds: [water.id], priorityId: low },
    other: { code: 'OTHER', names: { en: 'Something else' }, rank: 90, priorityId: high },
  };
  for (const [key, body] of Object.entries(made)) codes[key] = (await aCode(body)).id;
});
afterAll(() => desk.end());

describe('a problem code', () => {
  test('is listed in its order with where it is used and what it asks for, named in the language of the reader', async () => {
    const { rows } = await agent.done('GET', '/problem-codes');
    expect(rows.map((row: { code: string }) => row.code)).toEqual(['BURST', 'DRIP', 'PICKUP', 'OTHER']);
    expect(rows[2]).toMatchObject({
      name: 'Appliance pickup',
      names: { sv: 'Upphämtning av maskin' },
      categories: [{ id: waste.id, name: 'Waste' }],
      priority: null,
      active: true,
      version: 1,
    });
    await agent.done('PATCH', '/me', { language: 'sv' });
    const swedish = (await agent.done('GET', '/problem-codes')).rows;
    expect(swedish.map((row: { name: string }) => row.name)).toEqual([
      'Burst pipe',
      'Dripping tap',
      'Upphämtning av maskin',
      'Something else',
    ]);
    await agent.done('PATCH', '/me', { language: 'en' });
  });

  test('is written once, whatever its letters, and made and changed by administrators alone', async () => {
    const twice = await desk.admin.call('POST', '/problem-codes', { code: 'burst', names: { en: 'B' } });
    expect([twice.status, twice.body.code]).toEqual([409, 'already_exists']);
    const nameless = await desk.admin.call('POST', '/problem-codes', { code: 'N', names: {} });
    expect(nameless.status).toBe(400);
    const nowhere = { code: 'N', names: { en: 'N' }, categoryIds: [codes.burst] };
    expect((await desk.admin.call('POST', '/problem-codes', nowhere)).body.code).toBe('reference_unknown');
    expect((await agent.call('POST', '/problem-codes', { code: 'N', names: { en: 'N' } })).status).toBe(403);
    expect((await agent.call('PATCH', `/problem-codes/${codes.burst}`, { active: false })).status).toBe(403);
  });

  test('keeps its changes in the log, those of where it is used too', async () => {
    const one = await aCode({ code: 'TEMP', names: { en: 'Temporary' } });
    const same = await desk.admin.done('POST', '/problem-codes', { ...one, code: 'ELSE' });
    expect(same.code).toBe('TEMP');
    const edited = await desk.admin.done('PATCH', `/problem-codes/${one.id}`, {
      categoryIds: [water.id],
      rank: 95,
      version: 1,
    });
    expect(edited).toMatchObject({ version: 2, rank: 95, categories: [{ name: 'Water' }] });
    const stale = await desk.admin.call('PATCH', `/problem-codes/${one.id}`, { rank: 1, version: 1 });
    expect(stale.body.code).toBe('request_changed');
    const { rows } = await desk.runtime.pool.query(
      'select entity, operation from change_log where chain = $1 order by seq',
      [one.id],
    );
    expect(rows).toEqual([
      { entity: 'problem_code', operation: 'insert' },
      { entity: 'problem_code_category', operation: 'insert' },
      { entity: 'problem_code', operation: 'update' },
    ]);
    await desk.admin.done('PATCH', `/problem-codes/${one.id}`, { active: false });
    const unchanged = await desk.admin.done('PATCH', `/problem-codes/${one.id}`, { active: false });
    expect(unchanged.version).toBe(3);
  });

  test('follows the requests of a retired category to the one they move to', async () => {
    const old = await aCategory('Old works');
    const code = await aCode({ code: 'OLD', names: { en: 'Old' }, categoryIds: [old.id, water.id] });
    await desk.admin.done('DELETE', `/categories/${old.id}?moveTo=${waste.id}`);
    const row = (await agent.done('GET', '/problem-codes')).rows.find((one: { id: string }) => one.id === code.id);
    expect(row.categories.map((one: { name: string }) => one.name)).toEqual(['Waste', 'Water']);
    await desk.admin.done('PATCH', `/problem-codes/${code.id}`, { active: false });
  });
});

describe('a request', () => {
  test('takes a code of its category or of one above it, and no other', async () => {
    const request = await register({ categoryId: appliances.id });
    const answer = await setCode(request.id, codes.pickup as string);
    expect(answer.body).toMatchObject({ problemCode: { id: codes.pickup, code: 'PICKUP' }, version: 2 });
    const foreign = await setCode(request.id, codes.burst as string);
    expect([foreign.status, foreign.body.code]).toEqual([409, 'reference_unknown']);
    expect((await setCode(request.id, codes.other as string)).status).toBe(200);
    expect((await setCode(request.id, null)).body).toMatchObject({ problemCode: null });
    expect(await factsOf(request.id, 'request.problem_code_set')).toMatchObject([
      { data: { from: null, to: 'PICKUP' } },
      { data: { from: 'PICKUP', to: 'OTHER' } },
      { data: { from: 'OTHER', to: null } },
    ]);
    const { rows } = await agent.done('GET', `/requests/${request.id}/changes?field=problem_code_id`);
    expect(rows.map((row: { newDisplay: string | null }) => row.newDisplay)).toEqual([null, 'OTHER', 'PICKUP']);
  });

  test('is raised by a code that presses more, from its original start, and never lowered by one', async () => {
    const request = await register({ categoryId: water.id });
    const dripping = (await setCode(request.id, codes.drip as string)).body;
    expect(dripping).toMatchObject({ priority: request.priority, prioritySource: 'default', priorityCode: null });
    const burst = (await setCode(request.id, codes.burst as string)).body;
    expect(burst).toMatchObject({
      priority: { id: desk.start.priorityIds.high },
      originalPriority: { id: request.priority.id },
      prioritySource: 'problem_code',
      priorityCode: 'BURST',
      deadlineStartedAt: request.deadlineStartedAt,
    });
    expect(Date.parse(burst.deadlineAt)).toBeLessThan(Date.parse(request.deadlineAt));
    expect(await factsOf(request.id, 'request.prioritised')).toMatchObject([{ data: { problemCode: 'BURST' } }]);
    const after = (await setCode(request.id, codes.drip as string)).body;
    expect(after).toMatchObject({ problemCode: { code: 'DRIP' }, priority: burst.priority, priorityCode: 'BURST' });
    expect(after.deadlineAt).toBe(burst.deadlineAt);
  });

  test('keeps the priority a person chose, whatever its code asks for', async () => {
    const request = await register({ categoryId: water.id });
    await agent.done('PUT', `/requests/${request.id}/priority`, { priorityId: desk.start.priorityIds.low });
    const coded = (await setCode(request.id, codes.burst as string)).body;
    expect(coded).toMatchObject({
      problemCode: { code: 'BURST' },
      priority: { id: desk.start.priorityIds.low },
      prioritySource: 'manual',
      priorityCode: null,
    });
    const said = await register({
      categoryId: water.id,
      problemCodeId: codes.burst,
      priorityId: desk.start.priorityIds.low,
    });
    expect(said).toMatchObject({ priority: { id: desk.start.priorityIds.low }, prioritySource: 'manual' });
  });

  test('comes with its code, raised from the first moment, and with what it would have been beside it', async () => {
    const request = await register({ categoryId: water.id, problemCodeId: codes.burst });
    expect(request).toMatchObject({
      problemCode: { code: 'BURST' },
      priority: { id: desk.start.priorityIds.high },
      originalPriority: { id: desk.start.priorityIds.medium },
      prioritySource: 'problem_code',
      priorityCode: 'BURST',
    });
    const foreign = { subject: 'x', categoryId: waste.id, problemCodeId: codes.burst };
    expect((await agent.call('POST', '/requests', foreign)).body.code).toBe('reference_unknown');
    const blank = await agent.done('POST', '/requests', { problemCodeId: codes.burst });
    const said = await agent.done('PATCH', `/requests/${blank.id}`, { subject: 'Water everywhere' });
    expect(said).toMatchObject({
      phase: 'registered',
      prioritySource: 'problem_code',
      priority: { id: desk.start.priorityIds.high },
      originalPriority: { id: desk.start.priorityIds.medium },
    });
    expect(said.deadlineAt).not.toBeNull();
  });

  test('keeps a code that goes out of use, which nobody can choose anew', async () => {
    const one = await aCode({ code: 'GONE', names: { en: 'Gone' } });
    const request = await register({ categoryId: water.id, problemCodeId: one.id });
    await desk.admin.done('PATCH', `/problem-codes/${one.id}`, { active: false });
    expect(await agent.done('GET', `/requests/${request.id}`)).toMatchObject({ problemCode: { code: 'GONE' } });
    const other = await register({ categoryId: water.id });
    expect((await setCode(other.id, one.id)).body.code).toBe('reference_unknown');
  });

  test('is found and counted by its code, and by having none', async () => {
    const request = await register({ categoryId: waste.id, problemCodeId: codes.pickup });
    const { rows } = await agent.done('GET', `/requests?problemCodeId=${codes.pickup}`);
    expect(rows).toMatchObject([{ id: request.id, problemCode: { code: 'PICKUP' } }]);
    const none = (await agent.done('GET', '/requests?problemCodeId=none')).rows;
    expect(new Set(none.map((row: { problemCode: unknown }) => row.problemCode))).toEqual(new Set([null]));
    expect((await agent.done('GET', `/requests/count?problemCodeId=-${codes.pickup},-none`)).count).toBeGreaterThan(3);
  });

  test('refuses a code on an older version, for strangers, and once it is closed', async () => {
    const request = await register({ categoryId: water.id });
    await agent.done('PATCH', `/requests/${request.id}`, { subject: 'Changed' });
    const body = { problemCodeId: codes.drip, version: request.version };
    expect((await agent.call('PUT', `/requests/${request.id}/problem-code`, body)).body.code).toBe('request_changed');
    const elsewhere = await desk.aPerson({ roles: ['agent'], centreIds: [] });
    expect((await setCode(request.id, codes.drip as string, elsewhere)).status).toBe(404);
    await agent.done('PUT', `/requests/${request.id}/kind`, { kind: 'comment' });
    await agent.done('PUT', `/requests/${request.id}/closure`, { commentText: 'Thanks' });
    expect((await setCode(request.id, codes.drip as string)).body.code).toBe('transition_refused');
  });
});

test('a rule asks for the code a request is registered with, and says so', async () => {
  const body = {
    name: 'Pickups',
    conditions: [{ on: 'problem_code', anyOf: [codes.pickup] }],
    categoryId: null,
    priorityId: desk.start.priorityIds.high,
  };
  const rule = await desk.admin.done('POST', '/rules', body);
  expect(rule.names).toEqual({ [codes.pickup as string]: 'PICKUP' });
  const request = await register({ categoryId: waste.id, problemCodeId: codes.pickup });
  expect(request).toMatchObject({
    prioritySource: 'filter',
    priority: { id: desk.start.priorityIds.high },
    metRule: { name: 'Pickups', because: [{ on: 'problem_code', found: 'PICKUP' }] },
  });
  expect((await register({ categoryId: waste.id })).metRule).toBeNull();
  // One that was given its code only afterwards would not have met the rule.
  const later = await register({ categoryId: waste.id });
  await ok(setCode(later.id, codes.pickup as string));
  const { facts } = await desk.admin.done('POST', '/settings/effects', { kind: 'rule', id: rule.id, values: body });
  const registered = (
    await desk.runtime.pool.query(
      `select count(*)::int as n from request r where problem_code_id = $1 and phase <> 'new'
      and not exists (select from event e where e.request_id = r.id and e.type = 'request.problem_code_set')`,
      [codes.pickup],
    )
  ).rows[0].n;
  expect(facts[0]).toMatchObject({ code: 'rule_history', met: registered });
  const unknown = await desk.admin.call('PATCH', `/rules/${rule.id}`, {
    conditions: [{ on: 'problem_code', anyOf: ['00000000-0000-4000-8000-000000000000'] }],
  });
  expect(unknown.body.code).toBe('reference_unknown');
});

test('what an unsaved code would do is told before it is saved', async () => {
  const kept = await register({ categoryId: water.id, problemCodeId: codes.drip });
  const values = { categoryIds: [waste.id], priorityId: desk.start.priorityIds.high };
  const draft = { kind: 'problem_code', id: codes.drip, values };
  const { facts } = await desk.admin.done('POST', '/settings/effects', draft);
  const [has, raises] = facts;
  expect(has.open).toBeGreaterThan(0);
  expect(has).toEqual({ code: 'problem_code_has', open: has.open, outside: has.open });
  expect(raises).toMatchObject({ code: 'problem_code_raises', priority: 'High' });
  expect(raises.raised).toBe(raises.looked);
  expect((await agent.done('GET', `/requests/${kept.id}`)).priority).toEqual(kept.priority);
  expect((await agent.call('POST', '/settings/effects', draft)).status).toBe(403);
});

test('codes and where they are used travel with the configuration', async () => {
  const file = await desk.admin.done('GET', '/configuration');
  expect(file.parts.problem_code.map((row: { code: string }) => row.code)).toContain('BURST');
  expect(file.parts.problem_code_category).toContainEqual({ problem_code_id: codes.burst, category_id: water.id });
});
