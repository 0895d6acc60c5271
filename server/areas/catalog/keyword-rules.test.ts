import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsVersion } from '#platform/snapshot.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { keywordRulesAt } from './index.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const body = (more: object = {}) => ({
  name: 'Rubbish',
  rank: 50,
  words: ['bin', 'bin', 'rubbish'],
  searchIn: 'both',
  ...more,
});
const aRule = async (more: object = {}) => (await desk.admin.call('POST', '/keyword-rules', body(more))).body;
const inUse = async () => keywordRulesAt(desk.runtime.db, await settingsVersion(desk.runtime.db));

test('a rule is added with what it gives, each word once, and serves messages at once', async () => {
  const { categoryId, priorityIds } = desk.start;
  const rule = await aRule({ categoryId, priorityId: priorityIds.high });
  expect(rule).toMatchObject({
    name: 'Rubbish',
    rank: 50,
    words: ['bin', 'rubbish'],
    searchIn: 'both',
    category: { id: categoryId, name: 'General' },
    priority: { id: priorityIds.high, name: 'High' },
    active: true,
    version: 1,
  });
  expect(await aRule({ id: rule.id, name: 'Other' })).toEqual(rule);
  expect(await sql("select 1 from event where type = 'keyword_rule.created'")).toHaveLength(1);
  expect(await inUse()).toEqual([
    {
      id: rule.id,
      name: 'Rubbish',
      rank: 50,
      words: ['bin', 'rubbish'],
      searchIn: 'both',
      categoryId,
      priorityId: priorityIds.high,
    },
  ]);
});

test('rules are tried from 100 down, the older of equals first; switched off ones are listed but not tried', async () => {
  desk.clock.advance(60_000);
  await aRule({ name: 'First', rank: 100 });
  await aRule({ name: 'Younger', rank: 50 });
  const off = await aRule({ name: 'Off', rank: 99, active: false });
  const listed = (await desk.admin.call('GET', '/keyword-rules')).body.rows;
  expect(listed.map((row: { name: string }) => row.name)).toEqual(['First', 'Off', 'Rubbish', 'Younger']);
  expect((await inUse()).map((rule) => rule.name)).toEqual(['First', 'Rubbish', 'Younger']);
  const on = await desk.admin.call('PATCH', `/keyword-rules/${off.id}`, {
    version: 1,
    active: true,
    words: ['a', 'a'],
  });
  expect(on.body).toMatchObject({ active: true, words: ['a'], version: 2 });
  expect((await inUse()).map((rule) => rule.name)).toEqual(['First', 'Off', 'Rubbish', 'Younger']);
  const same = await desk.admin.call('PATCH', `/keyword-rules/${off.id}`, { words: ['a'] });
  expect(same.body.version).toBe(2);
  const stale = await desk.admin.call('PATCH', `/keyword-rules/${off.id}`, { version: 1, rank: 1 });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
});

test('a rule does not give what has been retired', async () => {
  const { body: category } = await desk.admin.call('POST', '/categories', {
    name: 'Fading',
    parentId: null,
    centreId: desk.start.centreId,
  });
  const rule = await aRule({ name: 'Fading', categoryId: category.id, priorityId: desk.start.priorityIds.low });
  await sql('update category set active = false where id = $1', [category.id]);
  await desk.admin.call('PATCH', `/priorities/${desk.start.priorityIds.low}`, { active: false });
  expect((await inUse()).find((one) => one.id === rule.id)).toMatchObject({ categoryId: null, priorityId: null });
});

test('a deleted rule is gone for messages and stays in the log', async () => {
  const rule = await aRule({ name: 'Short-lived' });
  expect((await desk.admin.call('DELETE', `/keyword-rules/${rule.id}`)).body).toEqual({ id: rule.id });
  expect((await inUse()).map((one) => one.id)).not.toContain(rule.id);
  expect((await desk.admin.call('DELETE', `/keyword-rules/${rule.id}`)).status).toBe(404);
  const logged = await sql(
    "select old_display from field_change where entity = 'keyword_rule' and entity_id = $1 and operation = 'delete' and field = 'name'",
    [rule.id],
  );
  expect(logged).toEqual([{ old_display: 'Short-lived' }]);
  const [event] = await sql("select data from event where type = 'keyword_rule.deleted'");
  expect(event.data).toEqual({ keywordRuleId: rule.id, name: 'Short-lived' });
});

test('a rule needs words, a rank of 1 to 100 and things that exist', async () => {
  for (const wrong of [{ words: [] }, { words: ['  '] }, { rank: 0 }, { rank: 101 }, { searchIn: 'header' }]) {
    expect((await desk.admin.call('POST', '/keyword-rules', body(wrong))).status).toBe(400);
  }
  const unknown = await desk.admin.call(
    'POST',
    '/keyword-rules',
    body({ categoryId: '01900000-0000-7000-8000-00000000dead' }),
  );
  expect([unknown.status, unknown.body.code]).toEqual([409, 'reference_unknown']);
  const agent = await desk.aPerson({ roles: ['supervisor'] });
  expect((await agent.call('POST', '/keyword-rules', body())).status).toBe(403);
});
