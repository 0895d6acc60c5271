import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';

let desk: TestDesk;
let pia: Caller;
let water: any;
let taps: any;
let fraud: any;

/** Somebody who reads the desk in Finnish, in the categories of these tests. */
beforeAll(async () => {
  desk = await aDesk();
  water = await aCategory({
    name: 'Water',
    names: { sv: 'Vatten', fi: 'Vesi' },
    externalName: 'Water and sewers',
    externalNames: { fi: 'Vesihuolto' },
  });
  taps = await aCategory({ name: 'Taps', parentId: water.id, names: { fi: 'Hanat', pl: '' } });
  fraud = await aCategory({ name: 'Meter fraud', parentId: water.id, internal: true });
  pia = await desk.aPerson({ name: 'Pia Agent', roles: ['agent'], categoryIds: [water.id, taps.id, fraud.id] });
  await pia.done('PATCH', '/me', { language: 'fi' });
});
afterAll(() => desk.end());

const inCentre = () => ({ centreId: desk.start.centreId });
const aCategory = async (category: object): Promise<any> => {
  const { status, body } = await desk.admin.call('POST', '/categories', { parentId: null, ...inCentre(), ...category });
  expect(status).toBe(201);
  return body;
};
const edit = (id: string, changes: object) => desk.admin.call('PATCH', `/categories/${id}`, changes);
const register = (input: object = {}, by: Caller = pia): Promise<any> =>
  by.done('POST', '/requests', { kind: 'action', description: 'It drips', ...input });
const categoriesFor = async (caller: Caller): Promise<any[]> => (await caller.call('GET', '/categories')).body.rows;
const forms = async (query = '') => (await pia.call('GET', `/forms/categories${query}`)).body;

describe('at the desk', () => {
  test('a category is called by its name in the reader’s language, and by the plain one where there is none', async () => {
    expect(taps).toMatchObject({
      name: 'Taps',
      path: 'Water/Taps',
      names: { fi: 'Hanat' },
      otherPaths: ['Vatten/Taps', 'Vesi/Hanat'],
    });
    const own = await categoriesFor(pia);
    expect(own.find((one) => one.id === taps.id)).toMatchObject({
      name: 'Taps',
      path: 'Vesi/Hanat',
      otherPaths: ['Water/Taps', 'Vatten/Taps'],
    });
    expect(own.find((one) => one.id === fraud.id)?.path).toBe('Vesi/Meter fraud');
    expect(own.find((one) => one.id === desk.start.categoryId)).toMatchObject({ path: 'General', otherPaths: [] });
  });

  test('every list, the request, its log and timeline, the queue and the person’s own categories say it so', async () => {
    const { id } = await register({ categoryId: taps.id });
    const finnish = { id: taps.id, name: 'Vesi/Hanat' };
    const read = async (path: string, by = pia) => (await by.call('GET', path)).body;
    const listed = (rows: any[]) => rows.find((row) => row.id === id)?.category;
    expect((await read(`/requests/${id}`)).category).toEqual(finnish);
    expect((await read(`/requests/${id}`)).originalCategory).toEqual(finnish);
    expect(listed((await read('/requests')).rows)).toEqual(finnish);
    expect(listed((await read('/queue')).rows)).toEqual(finnish);
    expect((await read('/queue/standing')).categories).toContainEqual({ ...finnish, waiting: 1 });
    expect((await read('/me')).categories).toContainEqual(finnish);
    const log = (await read(`/requests/${id}/changes?field=category_id`)).rows;
    expect(log).toMatchObject([{ newValue: taps.id, newDisplay: 'Vesi/Hanat' }]);
    expect((await read('/requests', desk.admin)).rows.find((row: any) => row.id === id).category.name).toBe(
      'Water/Taps',
    );

    await pia.done('PUT', `/requests/${id}/category`, { categoryId: water.id });
    const facts = (await read(`/requests/${id}/timeline`)).entries.filter(
      (one: any) => one.event === 'request.classified',
    );
    expect(facts).toMatchObject([{ facts: { from: 'Vesi/Hanat', to: 'Vesi' } }]);
    const inEnglish = (await read(`/requests/${id}/timeline`, desk.admin)).entries;
    expect(inEnglish).toContainEqual(
      expect.objectContaining({ facts: expect.objectContaining({ from: 'Water/Taps', to: 'Water' }) }),
    );
    const csv = await fetch(`${desk.url}/api/v1/requests/export?format=csv&columns=number,category`, {
      headers: { authorization: `Bearer ${pia.key}` },
    });
    expect(await csv.text()).toContain('Vesi');
    const next = await pia.done('POST', '/queue/next', {});
    expect(next.why.categories).toContain('Vesi');
  });

  test('settings name it in the language of whoever looks after them', async () => {
    await desk.admin.done('PATCH', '/me', { language: 'sv' });
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { defaultCategoryId: water.id });
    const rule = {
      name: 'Dripping',
      conditions: [{ on: 'words', in: 'both', anyOf: ['drips'] }],
      categoryId: water.id,
    };
    expect((await desk.admin.call('POST', '/rules', rule)).body.category.name).toBe('Vatten');
    const { rows: centres } = (await desk.admin.call('GET', '/centres')).body;
    expect(centres[0].defaultCategory.name).toBe('Vatten');
    const { rows: people } = (await desk.admin.call('GET', '/people?q=Pia')).body;
    expect(people[0].categories.map((one: any) => one.name)).toEqual(['Vatten', 'Vatten/Meter fraud', 'Vatten/Taps']);
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { defaultCategoryId: null });
    const { rows } = (await desk.admin.call('GET', '/rules')).body;
    for (const one of rows) await desk.admin.done('DELETE', `/rules/${one.id}`);
    await desk.admin.done('PATCH', '/me', { language: 'en' });
  });

  test('what happened keeps the name a category had when it has another by now', async () => {
    const old = await aCategory({ name: 'Pipes', names: { fi: 'Putket' } });
    const { id } = await register({ categoryId: old.id }, desk.admin);
    await ok(edit(old.id, { name: 'Mains' }));
    const log = (await desk.admin.call('GET', `/requests/${id}/changes?field=category_id`)).body.rows;
    expect(log[0].newDisplay).toBe('Pipes');
  });

  test('a change of a name is in the log, and no name goes in that could not stand in a path', async () => {
    const one = await aCategory({ name: 'Meters' });
    expect((await edit(one.id, { names: { sv: 'Mätare/El' } })).status).toBe(400);
    expect((await edit(one.id, { names: { xx: 'Mätare' } })).status).toBe(400);
    const { body } = await edit(one.id, { names: { sv: 'Mätare', fi: '' }, externalName: ' ', version: 1 });
    expect(body).toMatchObject({ names: { sv: 'Mätare' }, externalName: null, version: 2 });
    expect((await edit(one.id, { names: { sv: 'Mätare' } })).body.version).toBe(2);
    const { rows } = (await desk.admin.call('GET', `/changes?entity=category&entityId=${one.id}`)).body;
    expect(rows[0]).toMatchObject({ field: 'names', oldValue: {}, newValue: { sv: 'Mätare' } });
  });
});

describe('for customers', () => {
  test('a form gets what they may choose, by their names for it, as a tree', async () => {
    const finnish = await forms('?language=fi');
    expect(finnish.language).toBe('fi');
    const offered = finnish.rows.filter((one: any) => [water.id, taps.id, fraud.id].includes(one.id));
    expect(offered).toEqual([
      { id: water.id, parentId: null, name: 'Vesihuolto', path: 'Vesihuolto' },
      { id: taps.id, parentId: water.id, name: 'Hanat', path: 'Vesihuolto/Hanat' },
    ]);
    const swedish = (await forms('?language=sv')).rows;
    expect(swedish.find((one: any) => one.id === taps.id).path).toBe('Water and sewers/Taps');
    expect((await forms()).language).toBe('en');
  });

  test('what lies below an internal category is internal as well, and a retired one is not offered', async () => {
    const below = await aCategory({ name: 'Seals', parentId: fraud.id });
    const retired = await aCategory({ name: 'Gone', active: false });
    const ids = (await forms()).rows.map((one: any) => one.id);
    expect(ids).toContain(taps.id);
    for (const one of [fraud, below, retired]) expect(ids).not.toContain(one.id);
    const refused = await pia.call('POST', '/requests', {
      channel: 'web_form',
      description: 'A seal',
      categoryId: below.id,
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'category_internal']);
    // A person at the desk may.
    expect((await register({ channel: 'phone', categoryId: below.id })).category.id).toBe(below.id);
    expect((await register({ channel: 'web_form', categoryId: taps.id })).category.id).toBe(taps.id);
  });

  test('a text names the category as they know it, in the language it is written in', async () => {
    const preview = async (categoryId: string, language: string) => {
      const { number } = await register({ categoryId, language, callerName: 'Anna' }, desk.admin);
      const html = '<p>{{request.category|nothing}}</p>';
      return (await desk.admin.done('POST', '/text-previews', { html, language, number })).text;
    };
    expect(await preview(water.id, 'fi')).toBe('Vesihuolto');
    expect(await preview(water.id, 'sv')).toBe('Water and sewers');
    expect(await preview(taps.id, 'fi')).toBe('Hanat');
    // Of an internal one they learn what stands above it, and never its own name.
    expect(await preview(fraud.id, 'fi')).toBe('Vesihuolto');
    const hidden = await aCategory({ name: 'Among us', internal: true });
    expect(await preview(hidden.id, 'en')).toBe('nothing');
  });
});

test('what customers would read is told before it is saved', async () => {
  const draft = { ...inCentre(), membersOnly: false, memberIds: [], name: 'Taps', parentId: water.id, internal: false };
  const foresee = async (values: object, id = taps.id) => {
    const body = {
      kind: 'category',
      id,
      values: { ...draft, names: {}, externalName: null, externalNames: {}, ...values },
    };
    const { facts } = await desk.admin.done('POST', '/settings/effects', body);
    return facts.find((one: any) => one.code === 'category_outside');
  };
  expect(await foresee({ names: { fi: 'Hanat' }, externalNames: { sv: 'Kranar' } })).toEqual({
    code: 'category_outside',
    internal: false,
    above: null,
    names: [
      { name: 'Taps', languages: ['en', 'nl', 'da', 'pl'] },
      { name: 'Kranar', languages: ['sv'] },
      { name: 'Hanat', languages: ['fi'] },
    ],
  });
  expect(await foresee({ internal: true })).toMatchObject({ internal: true, above: null, names: [] });
  expect(await foresee({ parentId: fraud.id })).toMatchObject({ internal: true, above: 'Water/Meter fraud' });
});

test('the configuration carries the names, and refuses one that no path could hold', async () => {
  const file = (await desk.admin.call('GET', '/configuration')).body;
  const row = file.parts.category.find((one: any) => one.id === water.id);
  expect(row).toMatchObject({
    names: { fi: 'Vesi', sv: 'Vatten' },
    external_name: 'Water and sewers',
    internal: false,
  });
  row.names = { ...row.names, da: 'Vand' };
  const compare = (content: object) => desk.admin.call('POST', '/configuration/comparison', content);
  const { body } = await compare(file);
  expect(body.differences).toMatchObject([{ part: 'category', name: 'Water', fields: [{ field: 'names' }] }]);
  const taken = await desk.admin.call('PUT', '/configuration', { file, digest: body.digest });
  expect(taken.status).toBe(200);
  expect((await categoriesFor(desk.admin)).find((one) => one.id === water.id).names.da).toBe('Vand');
  row.names = { da: 'Vand/Vin' };
  expect((await compare(file)).body.code).toBe('configuration_unfit');
  // A file from before there were such names leaves them alone.
  for (const one of file.parts.category)
    for (const column of ['names', 'external_name', 'external_names', 'internal']) delete one[column];
  expect((await compare(file)).body.differences).toEqual([]);
});
