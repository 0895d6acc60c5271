import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let boss: Caller;
let anna: Caller;
let roads: string;
const make = (path: string, body: object) => desk.admin.done('POST', path, body);
beforeAll(async () => {
  desk = await aDesk();
  roads = (await make('/categories', { name: 'Roads', parentId: null, centreId: desk.start.centreId })).id;
  const categoryIds = [desk.start.categoryId, roads];
  boss = await desk.aPerson({ name: 'Berit Boss', roles: ['supervisor'], categoryIds });
  anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'], categoryIds });
});
afterAll(() => desk.end());
beforeEach(async () => {
  for (const { id } of (await desk.admin.call('GET', '/rules')).body.rows)
    await desk.admin.done('DELETE', `/rules/${id}`);
});

const read = async (id: string) => (await desk.admin.call('GET', `/requests/${id}`)).body;
const register = async (body: object = {}): Promise<string> => {
  const base = { channel: 'phone', kind: 'action', callerName: 'Bo Ek', description: 'A pothole by the school' };
  const made = await anna.call('POST', '/requests', { ...base, ...body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
};
const potholes = (more: object = {}) =>
  make('/rules', {
    name: 'Potholes',
    conditions: [{ on: 'words', in: 'both', anyOf: ['pothole'] }],
    categoryId: roads,
    priorityId: desk.start.priorityIds.high,
    ...more,
  });
const previewOf = (ids: string[], override = false) =>
  ['POST', '/bulk-runs/preview', { order: { action: 'apply_rules', override }, selection: { ids } }] as const;
const preview = (ids: string[], override = false, by = boss) => by.done(...previewOf(ids, override));
const ended = async (id: string) => {
  await expect
    .poll(async () => (await boss.call('GET', `/bulk-runs/${id}`)).body.state, { timeout: 10_000 })
    .toBe('done');
  return (await boss.call('GET', `/bulk-runs/${id}`)).body;
};
const apply = async (ids: string[], override = false) => {
  const answer = await boss.call('POST', '/bulk-runs', {
    order: { action: 'apply_rules', override },
    selection: { ids },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return ended(answer.body.id);
};
const rows = async (id: string) => (await boss.call('GET', `/bulk-runs/${id}/rows`)).body.rows;
const facts = async (id: string) =>
  (await boss.call('GET', `/requests/${id}/timeline`)).body.entries.filter(
    (one: { type: string }) => one.type === 'fact',
  );

test('a rule made since decides category, priority and owner of what came before it, as the preview said', async () => {
  const ids = [await register(), await register({ description: 'A lamp is out' })];
  const before = await read(ids[0] as string);
  await potholes({ ownerId: anna.id });
  expect(await preview(ids)).toMatchObject({
    may: 2,
    unchanged: 1,
    changes: expect.arrayContaining([
      { what: 'category', from: before.category?.name ?? null, to: 'Roads', rule: 'Potholes', count: 1 },
      { what: 'priority', from: before.priority.name, to: 'High', rule: 'Potholes', count: 1 },
      { what: 'owner', from: null, to: 'Anna Agent', rule: 'Potholes', count: 1 },
    ]),
  });
  expect(await read(ids[0] as string)).toEqual(before);

  const run = await apply(ids);
  expect(run).toMatchObject({ done: 2, refused: 0, mayUndo: true });
  const after = await read(ids[0] as string);
  expect(after).toMatchObject({
    category: { name: 'Roads' },
    categorySource: 'rule',
    priority: { name: 'High' },
    prioritySource: 'filter',
    owner: { name: 'Anna Agent' },
    ownerSource: 'rule',
    phase: 'assigned',
    metRule: { name: 'Potholes', because: [{ on: 'words', found: 'pothole' }] },
    originalPriority: { name: before.priority.name },
  });
  // From its original start, with the budget it has now.
  expect(after.deadlineStartedAt).toBe(before.deadlineStartedAt);
  expect(after.budgetSeconds).toBe(3600);
  const byId = new Map((await rows(run.id)).map((row: { requestId: string }) => [row.requestId, row]));
  expect(byId.get(ids[0])).toMatchObject({
    state: 'done',
    rule: 'Potholes',
    changes: [{ what: 'category' }, { what: 'priority', to: 'High' }, { what: 'owner', from: null, to: 'Anna Agent' }],
  });
  expect(byId.get(ids[1])).toMatchObject({ state: 'done', changes: [], rule: null });
  expect((await read(ids[1] as string)).version).toBe(1);

  const told = await facts(ids[0] as string);
  expect(told.map((one: { event: string }) => one.event)).toEqual(['request.registered', 'request.rules_applied']);
  expect(told[1]).toMatchObject({
    actor: { name: 'Berit Boss' },
    facts: { rule: 'Potholes', override: false, undone: false, owner: { from: null, to: 'Anna Agent' } },
  });
  const { body: log } = await desk.admin.call('GET', `/requests/${ids[0]}/changes?field=category_id`);
  expect(log.rows[0]).toMatchObject({ newDisplay: 'Roads', who: { name: 'Berit Boss' } });
});

describe('what people chose', () => {
  test('stays, and only where it is asked for rules go before it', async () => {
    const { low } = desk.start.priorityIds;
    const id = await register({ categoryId: desk.start.categoryId, priorityId: low });
    await boss.done('PUT', `/requests/${id}/assignment`, { ownerId: boss.id });
    await potholes({ ownerId: anna.id });
    expect(await preview([id])).toMatchObject({ unchanged: 1, changes: [] });
    await apply([id]);
    expect(await read(id)).toMatchObject({ priority: { id: low }, owner: { id: boss.id }, metRule: null });

    expect((await preview([id], true)).changes.map((one: { what: string }) => one.what).sort()).toEqual([
      'category',
      'owner',
      'priority',
    ]);
    const overriding = await apply([id], true);
    expect(await read(id)).toMatchObject({
      humanCategory: { id: desk.start.categoryId },
      category: { name: 'Roads' },
      priority: { name: 'High' },
      owner: { id: anna.id },
    });
    await ended((await boss.done('POST', `/bulk-runs/${overriding.id}/undo`, {})).id);
    const said = { category: { id: desk.start.categoryId }, humanCategory: { id: desk.start.categoryId } };
    expect(await read(id)).toMatchObject({ ...said, categorySource: 'manual' });
    // Confirming what a rule chose is a person's word as well, and the log says both.
    await apply([id], true);
    await boss.done('PUT', `/requests/${id}/category`, { categoryId: roads });
    expect(await read(id)).toMatchObject({ humanCategory: { name: 'Roads' }, categorySource: 'manual' });
    const { rows: log } = await desk.admin.done('GET', `/requests/${id}/changes?field=human_category_id`);
    expect(log[0]).toMatchObject({ oldDisplay: 'General', newDisplay: 'Roads', who: { name: 'Berit Boss' } });
  });

  test('is also what they confirmed of what was decided by itself', async () => {
    await potholes();
    const id = await register();
    const { category, priority } = await read(id);
    await boss.call('PUT', `/requests/${id}/category`, { categoryId: category.id });
    await boss.call('PUT', `/requests/${id}/priority`, { priorityId: priority.id });
    for (const rule of (await desk.admin.call('GET', '/rules')).body.rows) {
      const other = {
        version: rule.version,
        categoryId: desk.start.categoryId,
        priorityId: desk.start.priorityIds.low,
      };
      expect((await desk.admin.call('PATCH', `/rules/${rule.id}`, other)).status).toBe(200);
    }
    expect(await preview([id])).toMatchObject({ unchanged: 1, changes: [] });
  });

  test('is not replaced by a default where no rule speaks, even then', async () => {
    const { low } = desk.start.priorityIds;
    const id = await register({ categoryId: roads, priorityId: low, description: 'A lamp is out' });
    await potholes();
    expect(await preview([id], true)).toMatchObject({ unchanged: 1, changes: [] });
  });
});

test('undoing puts back who or what had chosen before, and leaves alone what somebody changed since', async () => {
  const ids = [await register(), await register()];
  const before = await read(ids[0] as string);
  await potholes({ ownerId: anna.id });
  const run = await apply(ids);
  await boss.done('PUT', `/requests/${ids[1]}/priority`, { priorityId: desk.start.priorityIds.low });
  const undo = await ended((await boss.done('POST', `/bulk-runs/${run.id}/undo`, {})).id);
  expect(undo).toMatchObject({ done: 1, refused: 1 });
  expect(await read(ids[0] as string)).toMatchObject({
    category: before.category,
    categorySource: before.categorySource,
    priority: before.priority,
    prioritySource: before.prioritySource,
    owner: null,
    ownerSource: null,
    phase: 'registered',
    metRule: null,
    deadlineAt: before.deadlineAt,
  });
  expect(await read(ids[1] as string)).toMatchObject({ category: { name: 'Roads' }, owner: { id: anna.id } });
  const row = (await rows(undo.id)).find((one: { requestId: string }) => one.requestId === ids[0]);
  expect(row.changes).toContainEqual({ what: 'priority', from: 'High', to: before.priority.name });
  expect((await facts(ids[0] as string)).at(-1)).toMatchObject({
    event: 'request.rules_applied',
    facts: { undone: true },
  });
});

test('a new category hands out again what nobody had chosen an owner for, and what waits goes on waiting', async () => {
  const [open, waiting] = [await register(), await register()];
  await boss.done('PUT', `/requests/${waiting}/question`, {});
  await desk.admin.done('PATCH', `/categories/${roads}`, { assignment: { method: 'even', onlyPresent: false } });
  await potholes();
  expect((await preview([open])).changes).toContainEqual(
    expect.objectContaining({ what: 'handing_out', to: 'Roads', rule: 'Potholes' }),
  );
  await apply([open, waiting]);
  expect(await read(open)).toMatchObject({ ownerSource: 'even', phase: 'assigned' });
  expect(await read(waiting)).toMatchObject({ category: { name: 'Roads' }, phase: 'waiting_customer' });
  await desk.admin.done('PATCH', `/categories/${roads}`, { assignment: { method: 'none' } });
});

test('it is refused for what is over or blank, and to those who may not assign; call takers act on one at a time', async () => {
  const categoryIds = [desk.start.categoryId, roads];
  const caller = await desk.aPerson({ name: 'Cilla Caller', roles: ['call_taker'], categoryIds });
  const boss = await desk.aPerson({ name: 'Adam Boss', roles: ['administrator'] });
  await potholes();
  const id = await register();
  expect((await read(id)).can).toContain('apply_rules');
  expect((await caller.call('GET', `/requests/${id}`)).body.can).not.toContain('apply_rules');
  expect((await caller.call(...previewOf([id]))).body).toMatchObject({ status: 403, code: 'forbidden' });
  expect(await preview([id], false, boss)).toMatchObject({
    may: 0,
    refused: [{ code: 'forbidden', count: 1 }],
    changes: [],
  });
  await anna.done('PUT', `/requests/${id}/closure`, { solution: 'Filled' });
  const blank = (await anna.done('POST', '/requests', {})).id;
  expect(await preview([id, blank])).toMatchObject({ may: 0, refused: [{ code: 'transition_refused', count: 2 }] });
});
