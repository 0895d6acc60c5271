import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { listAuditedTables } from './verify-log-queries.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

type Change = {
  entity: string;
  field: string;
  operation: string;
  oldDisplay: string | null;
  newDisplay: string | null;
};

const changesOf = async (id: string): Promise<Change[]> =>
  (await desk.admin.call('GET', `/changes?entityId=${id}&limit=100`)).body.rows;

test("a customer's changes include those of the numbers and addresses", async () => {
  const body = await desk.admin.done('POST', '/customers', {
    name: 'Eva',
    phones: ['601 234 567'],
    emails: ['eva@a.example'],
  });
  await desk.admin.done('PATCH', `/customers/${body.id}`, { phones: ['602 345 678'], emails: ['eva@b.example'] });
  const rows = await changesOf(body.id);
  const said = rows.map((row) => [row.entity, row.field, row.oldDisplay, row.newDisplay].join(' '));
  expect(said).toContain('contact_phone number 601 234 567 ');
  expect(said).toContain('contact_phone number  602 345 678');
  expect(said).toContain('contact_email address  eva@b.example');
});

test("a category's changes include who came and went", async () => {
  const agent = await desk.aPerson({ name: 'Carl', roles: ['agent'], categoryIds: [] });
  await desk.admin.done('PATCH', `/categories/${desk.start.categoryId}`, { memberIds: [desk.admin.id, agent.id] });
  await desk.admin.done('PATCH', `/categories/${desk.start.categoryId}`, { memberIds: [desk.admin.id] });
  const members = (await changesOf(desk.start.categoryId)).filter(
    (row) => row.entity === 'category_member' && row.field === 'person_id',
  );
  expect(members.slice(0, 2)).toMatchObject([
    { operation: 'delete', oldDisplay: 'Carl', newDisplay: null },
    { operation: 'insert', oldDisplay: null, newDisplay: 'Carl' },
  ]);
});

test('the log of settings is narrowed to who changed something, and to days of the reader', async () => {
  const other = await desk.aPerson({ name: 'Olga', roles: ['administrator'] });
  desk.clock.set('2026-03-29T00:30:00+01:00');
  const body = await other.done('POST', '/categories', {
    name: 'Trams',
    parentId: null,
    centreId: desk.start.centreId,
  });
  const found = async (query: string): Promise<string[]> =>
    (await desk.admin.call('GET', `/changes?entity=category&limit=100&${query}`)).body.rows
      .filter((row: Change & { entityId: string }) => row.entityId === body.id)
      .map((row: Change) => row.field);
  expect(await found(`actorId=${other.id}`)).toContain('name');
  expect(await found(`actorId=${desk.admin.id}`)).toEqual([]);
  // The day on which the clocks go forward, in Warsaw.
  expect(await found('from=2026-03-29&to=2026-03-29')).toContain('name');
  expect(await found('to=2026-03-28')).toEqual([]);
  expect(await found('from=2026-03-30')).toEqual([]);
  expect((await desk.admin.call('GET', '/changes?from=2026-02-30')).status).toBe(400);
});

test('each kind of record and each field that the log of settings can tell of has a word on the screen', async () => {
  const words = JSON.parse(
    readFileSync(new URL('../../../web/src/areas/settings/messages/en.json', import.meta.url), 'utf8'),
  ).log;
  const missing: string[] = [];
  for (const { name, entity, requestColumn, ignored } of await listAuditedTables(desk.runtime.db)) {
    // What belongs to a request is told in the request, with words of its own.
    if (requestColumn !== '') continue;
    if (!words.entity[entity]) missing.push(entity);
    const { rows } = await desk.runtime.pool.query(
      'select column_name from information_schema.columns where table_name = $1 and column_name <> all($2)',
      [name, ignored],
    );
    for (const { column_name: field } of rows) if (!words.field[field]) missing.push(`${entity}.${field}`);
  }
  expect(missing).toEqual([]);
});
