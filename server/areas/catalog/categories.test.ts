import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Category } from '#contract/catalog.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let supervisor: Caller;
let otherCentreId: string;
beforeAll(async () => {
  desk = await aDesk();
  supervisor = await desk.aPerson({ name: 'Siv Supervisor', roles: ['supervisor'] });
  const { body } = await desk.admin.call('POST', '/centres', { name: 'Other', calendarId: desk.start.officeHoursId });
  otherCentreId = body.id;
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const add = (name: string, parentId: string | null = null, more: object = {}) =>
  desk.admin.call('POST', '/categories', { name, parentId, centreId: desk.start.centreId, ...more });
const aCategory = async (...given: Parameters<typeof add>): Promise<Category> => {
  const { status, body } = await add(...given);
  expect(status).toBe(201);
  return body;
};
const edit = (id: string, changes: object, by: Caller = desk.admin) => by.call('PATCH', `/categories/${id}`, changes);
const list = async (): Promise<Category[]> => (await desk.admin.call('GET', '/categories')).body.rows;
const pathOf = async (id: string) => (await list()).find((row) => row.id === id)?.path;

test('a category lies at its place in the tree, with centre, members and path', async () => {
  const waste = await aCategory('Waste');
  const bins = await aCategory('Bins', waste.id, { membersOnly: true, memberIds: [supervisor.id] });
  const brown = await aCategory('Brown bins', bins.id);
  expect(bins).toEqual({
    id: bins.id,
    name: 'Bins',
    path: 'Waste/Bins',
    otherPaths: [],
    names: {},
    externalName: null,
    externalNames: {},
    internal: false,
    parentId: waste.id,
    centre: { id: desk.start.centreId, name: 'Customer service' },
    membersOnly: true,
    active: true,
    members: [{ id: supervisor.id, name: 'Siv Supervisor' }],
    turns: [{ id: supervisor.id, name: 'Siv Supervisor', weight: 1 }],
    assignment: bins.assignment,
    openRequests: 0,
    moving: null,
    version: 1,
  });
  expect(brown.path).toBe('Waste/Bins/Brown bins');
  expect(await aCategory('Another', null, { id: bins.id })).toEqual(bins);
  const [event] = await sql("select data from event where type = 'category.created' and data ->> 'categoryId' = $1", [
    bins.id,
  ]);
  expect(event.data).toEqual({ categoryId: bins.id });
});

test('the list is the tree: whatever the names, children follow their parents', async () => {
  const street = await aCategory('Street');
  await aCategory('Street light');
  await aCategory('Street-works');
  await aCategory('Åkerier', street.id);
  await aCategory('Zebra', street.id);
  const paths = (await list()).map((row) => row.path).filter((path) => path.startsWith('Street'));
  expect(paths.slice(0, 3)).toEqual(['Street', 'Street/Åkerier', 'Street/Zebra']);
});

test('a new name or place is written into every path below, and only the category itself counts a version', async () => {
  const a = await aCategory('Roads');
  const b = await aCategory('Surface', a.id);
  const c = await aCategory('Potholes', b.id);
  const renamed = await edit(a.id, { version: 1, name: 'Highways' });
  expect(renamed.body).toMatchObject({ path: 'Highways', version: 2 });
  expect(await pathOf(c.id)).toBe('Highways/Surface/Potholes');
  await ok(edit(b.id, { parentId: null }));
  expect(await pathOf(b.id)).toBe('Surface');
  const below = (await list()).find((row) => row.id === c.id);
  expect(below).toMatchObject({ path: 'Surface/Potholes', version: 1 });
  const logged = await sql(
    "select old_display, new_display from field_change where entity_id = $1 and field = 'path' and operation = 'update' order by log_id",
    [c.id],
  );
  expect(logged).toEqual([
    { old_display: 'Roads/Surface/Potholes', new_display: 'Highways/Surface/Potholes' },
    { old_display: 'Highways/Surface/Potholes', new_display: 'Surface/Potholes' },
  ]);
  const stale = await edit(a.id, { version: 1, name: 'Late' });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
});

test('a category cannot lie below itself, not even when two are moved at once', async () => {
  const a = await aCategory('Loop A');
  const b = await aCategory('Loop B', a.id);
  const c = await aCategory('Loop C', b.id);
  for (const parentId of [a.id, b.id, c.id]) {
    const refused = await edit(a.id, { parentId });
    expect([refused.status, refused.body.code]).toEqual([409, 'cycle']);
  }
  const x = await aCategory('Loop X');
  const y = await aCategory('Loop Y');
  const answers = await Promise.all([edit(x.id, { parentId: y.id }), edit(y.id, { parentId: x.id })]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('names beside one another differ, without regard to case and accents; a slash is no part of a name', async () => {
  const parks = await aCategory('Parks');
  const trees = await aCategory('Träd', parks.id);
  await aCategory('Parks', trees.id);
  for (const refused of [
    await add('PARKS'),
    await add('trad', parks.id),
    await edit(trees.id, { parentId: null, name: 'parks' }),
  ]) {
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
  }
  // Another centre may have a root of the same name; under one parent it would be the same path.
  expect((await add('Parks', null, { centreId: otherCentreId })).status).toBe(201);
  expect((await add('träd', parks.id, { centreId: otherCentreId })).body.code).toBe('already_exists');
  expect((await add('Parks/Trees')).status).toBe(400);
  expect((await add('Below nothing', '01900000-0000-7000-8000-00000000dead')).body.code).toBe('reference_unknown');
  expect((await add('Nowhere', null, { centreId: '01900000-0000-7000-8000-00000000dead' })).body.code).toBe(
    'reference_unknown',
  );
  const answers = await Promise.all([add('Twins'), add('TWINS')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
});

test('names that grow too long together are refused in words', async () => {
  let parentId: string | null = null;
  let answer = await add('x');
  for (let depth = 0; depth < 30 && answer.status === 201; depth++) {
    parentId = answer.body.id;
    // Letters without pattern, as an index compresses those that repeat.
    const name = Array.from({ length: 190 }, () => Math.random().toString(36)[5] ?? 'q').join('');
    answer = await add(name, parentId);
  }
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_body']);
  expect(answer.body.errors[0].path).toBe('name');
});

test('a supervisor changes members and assignment of the own centre’s categories, and nothing else', async () => {
  const agent = await desk.aPerson({ name: 'Ina Agent', roles: ['agent'] });
  const own = await aCategory('Own');
  const theirs = await aCategory('Theirs', null, { centreId: otherCentreId });
  const changed = await edit(own.id, { version: 1, name: 'Own', memberIds: [agent.id] }, supervisor);
  expect(changed.body).toEqual({
    ...own,
    members: [{ id: agent.id, name: 'Ina Agent' }],
    turns: [{ id: agent.id, name: 'Ina Agent', weight: 1 }],
    version: 2,
  });
  const [event] = await sql("select data from event where type = 'category.edited' and data ->> 'categoryId' = $1", [
    own.id,
  ]);
  expect(event.data).toEqual({ categoryId: own.id, fields: ['members'], requests: 0 });
  const logged = await sql(
    "select new_display, actor_name from field_change where entity = 'category_member' and field = 'person_id' and new_display = 'Ina Agent' and actor_name = 'Siv Supervisor'",
  );
  expect(logged).toHaveLength(1);
  const refusals = [
    await edit(own.id, { name: 'Mine' }, supervisor),
    await edit(own.id, { membersOnly: true, memberIds: [] }, supervisor),
    await edit(own.id, { internal: true, assignment: { method: 'even' } }, supervisor),
    await edit(theirs.id, { memberIds: [agent.id] }, supervisor),
    await edit(theirs.id, { assignment: { method: 'even' } }, supervisor),
    await edit(own.id, { assignment: { method: 'even' } }, agent),
    await edit(own.id, { memberIds: [] }, agent),
    await supervisor.call('POST', '/categories', { name: 'x', parentId: null, centreId: desk.start.centreId }),
    await supervisor.call('DELETE', `/categories/${own.id}`),
  ];
  for (const refusal of refusals) expect([refusal.status, refusal.body.code]).toEqual([403, 'forbidden']);
  expect((await list()).find((row) => row.id === own.id)).toEqual(changed.body);
  expect((await edit('01900000-0000-7000-8000-00000000dead', { memberIds: [] }, supervisor)).status).toBe(404);
  const assignment = { method: 'fewest_open', skills: ['Boilers'], sameAgentMinutes: 60, takeOverWhenReplying: true };
  const ruled = await edit(own.id, { version: 2, name: 'Own', assignment }, supervisor);
  expect([ruled.status, ruled.body]).toMatchObject([200, { assignment, version: 3, name: 'Own' }]);
});
