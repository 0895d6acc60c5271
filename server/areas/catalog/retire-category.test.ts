import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Category } from '#contract/catalog.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { ok } from '#test/done-by.ts';
import { runMoves } from './move-requests.ts';

let desk: TestDesk;
let otherCentreId: string;
beforeAll(async () => {
  desk = await aDesk();
  const { body } = await desk.admin.call('POST', '/centres', { name: 'Other', calendarId: desk.start.officeHoursId });
  otherCentreId = body.id;
});
afterAll(() => desk.end());

const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const aCategory = (name: string, more: object = {}): Promise<Category> =>
  desk.admin.done('POST', '/categories', { name, parentId: null, centreId: desk.start.centreId, ...more });
const retire = (id: string, moveTo?: string) =>
  desk.admin.call('DELETE', `/categories/${id}${moveTo ? `?moveTo=${moveTo}` : ''}`);
const rowOf = async (id: string): Promise<Category | undefined> =>
  (await desk.admin.call('GET', '/categories')).body.rows.find((row: Category) => row.id === id);
const aRequest = async (categoryId: string, phase: string) => {
  const [row] = await sql(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id,
      original_category_id, centre_id, reported_at, active_at, created_at, updated_at)
     select gen_random_uuid(), 't', s.phase, s.id, $1, $1, $2, $2, $3, now(), now(), now(), now()
     from request_status s where s.phase = $4 and s.is_default returning id`,
    [desk.start.priorityIds.low, categoryId, desk.start.centreId, phase],
  );
  return row.id as string;
};

test('a category nobody uses is retired, offered no more and kept', async () => {
  const category = await aCategory('Unused');
  const answer = await retire(category.id);
  expect([answer.status, answer.body]).toEqual([200, { id: category.id, moved: 0, left: 0 }]);
  expect(await rowOf(category.id)).toEqual({ ...category, active: false, version: 2 });
  const [event] = await sql("select data from event where type = 'category.retired' and data ->> 'categoryId' = $1", [
    category.id,
  ]);
  expect(event.data).toMatchObject({ movedTo: null, requests: 0 });
  expect((await retire(category.id)).body).toEqual({ id: category.id, moved: 0, left: 0 });
  expect(
    await sql("select 1 from event where type = 'category.retired' and data ->> 'categoryId' = $1", [category.id]),
  ).toHaveLength(1);
  // Its name is free again, and then taken for its return.
  await aCategory('Unused');
  const back = await desk.admin.call('PATCH', `/categories/${category.id}`, { active: true });
  expect([back.status, back.body.code]).toEqual([409, 'already_exists']);
  const renamed = await desk.admin.call('PATCH', `/categories/${category.id}`, { active: true, name: 'Used again' });
  expect(renamed.body).toMatchObject({ active: true, path: 'Used again' });
});

test('with requests it needs a place for them; all of them move, closed ones too, each with a new version and a log entry', async () => {
  const from = await aCategory('Leaving');
  const to = await aCategory('Staying', { centreId: otherCentreId });
  const ids = [
    await aRequest(from.id, 'registered'),
    await aRequest(from.id, 'in_process'),
    await aRequest(from.id, 'closed'),
  ];
  const elsewhere = await aRequest(desk.start.categoryId, 'registered');
  expect((await rowOf(from.id))?.openRequests).toBe(2);

  const refused = await retire(from.id);
  expect([refused.status, refused.body.code]).toEqual([409, 'in_use']);
  expect(refused.body.facts).toMatchObject({ requests: 3, openRequests: 2 });
  const patched = await desk.admin.call('PATCH', `/categories/${from.id}`, { active: false });
  expect(patched.body.code).toBe('in_use');
  expect((await rowOf(from.id))?.active).toBe(true);

  expect((await retire(from.id, to.id)).body).toEqual({ id: from.id, moved: 3, left: 0 });
  const moved = await sql(
    'select category_id, centre_id, original_category_id, version from request where id = any ($1) group by 1, 2, 3, 4',
    [ids],
  );
  expect(moved).toEqual([{ category_id: to.id, centre_id: otherCentreId, original_category_id: from.id, version: 2 }]);
  const [kept] = await sql('select category_id, version from request where id = $1', [elsewhere]);
  expect(kept).toEqual({ category_id: desk.start.categoryId, version: 1 });
  expect((await rowOf(to.id))?.openRequests).toBe(2);
  const logged = await sql(
    "select distinct old_display, new_display, actor_name from field_change where request_id = any ($1) and field = 'category_id' and operation = 'update'",
    [ids],
  );
  expect(logged).toEqual([{ old_display: 'Leaving', new_display: 'Staying', actor_name: 'Ada Admin' }]);
  const [event] = await sql("select data from event where type = 'category.retired' and data ->> 'categoryId' = $1", [
    from.id,
  ]);
  expect(event.data).toEqual({
    categoryId: from.id,
    movedTo: to.id,
    requests: 3,
    openRequests: 2,
    rules: 0,
    mailAddresses: 0,
  });
});

test('what led to it leads to the new place: rules, mail addresses and centres’ defaults', async () => {
  const from = await aCategory('Redirected');
  const to = await aCategory('Destination');
  const rule = await desk.admin.done('POST', '/rules', {
    name: 'r',
    conditions: [{ on: 'form_choice', anyOf: [from.id] }],
    categoryId: from.id,
  });
  await sql(
    "insert into mail_address (id, address, address_key, name, centre_id, category_id) values (gen_random_uuid(), 'a@b.example', 'a@b.example', 'n', $1, $2)",
    [desk.start.centreId, from.id],
  );
  await desk.admin.done('PATCH', `/centres/${otherCentreId}`, { defaultCategoryId: from.id });
  const refused = await retire(from.id);
  expect(refused.body.facts).toMatchObject({ rules: 1, mailAddresses: 1, centres: 1, requests: 0 });
  expect((await retire(from.id, to.id)).body.moved).toBe(0);
  const [row] = await sql(
    `select (select category_id from rule where id = $1) as rule, (select conditions #>> '{0,anyOf,0}' from rule where id = $1) as asks, (select category_id from mail_address) as mail,
      (select default_category_id from centre where id = $2) as centre`,
    [rule.id, otherCentreId],
  );
  expect(row).toEqual({ rule: to.id, asks: to.id, mail: to.id, centre: to.id });
});

test('categories below it are moved first', async () => {
  const above = await aCategory('Above');
  const below = await aCategory('Below', { parentId: above.id });
  const refused = await retire(above.id, desk.start.categoryId);
  expect([refused.status, refused.body.code, refused.body.facts]).toEqual([409, 'in_use', { children: 1 }]);
  expect((await retire(below.id)).status).toBe(200);
  expect((await retire(above.id)).status).toBe(200);
  const orphan = await desk.admin.call('PATCH', `/categories/${below.id}`, { active: true });
  expect(orphan.body.code).toBe('reference_unknown');
});

test('requests go only to another category in use', async () => {
  const from = await aCategory('Careful');
  const retired = await aCategory('Retired');
  await ok(retire(retired.id));
  for (const moveTo of [from.id, retired.id, '01900000-0000-7000-8000-00000000dead']) {
    const refused = await retire(from.id, moveTo);
    expect([refused.status, refused.body.code]).toEqual([409, 'reference_unknown']);
  }
  expect((await rowOf(from.id))?.active).toBe(true);
  expect((await retire('01900000-0000-7000-8000-00000000dead')).status).toBe(404);
});

test('a category that goes to another centre takes its requests along', async () => {
  const category = await aCategory('Handed over');
  const id = await aRequest(category.id, 'registered');
  const moved = await desk.admin.call('PATCH', `/categories/${category.id}`, { centreId: otherCentreId });
  expect(moved.body.centre).toEqual({ id: otherCentreId, name: 'Other' });
  const [row] = await sql('select category_id, centre_id, version from request where id = $1', [id]);
  expect(row).toEqual({ category_id: category.id, centre_id: otherCentreId, version: 2 });
});

const many = (categoryId: string, count: number) =>
  sql(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id,
      original_category_id, centre_id, reported_at, active_at, created_at, updated_at)
     select gen_random_uuid(), 't', s.phase, s.id, $1, $1, $2, $2, $3, now(), now(), now() - n * interval '1 s', now()
     from request_status s, generate_series(1, $4) n
     where s.phase = case when n > $4 - 20 then 'registered' else 'closed' end and s.is_default`,
    [desk.start.priorityIds.low, categoryId, desk.start.centreId, count],
  );
const counted = async (categoryId: string) =>
  (
    await sql(
      "select count(*) as all, count(*) filter (where phase <> 'closed') as open, max(version) as version from request where category_id = $1",
      [categoryId],
    )
  )[0];

test('of a large category a hundred move with the call, the open ones first, and the rest after it; meanwhile it stays retired', async () => {
  const from = await aCategory('Large');
  const to = await aCategory('Larger', { centreId: otherCentreId });
  const between = await aCategory('Between');
  await many(from.id, 350);
  // Somebody writes to a request of it and registers another one: neither waits for the move, nor does the move for them.
  const colleague = await desk.runtime.pool.connect();
  await colleague.query('begin');
  const { rows } = await colleague.query(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id,
      original_category_id, centre_id, reported_at, active_at, created_at, updated_at)
     select gen_random_uuid(), 't', phase, status_id, priority_id, priority_id, category_id, category_id, centre_id, now(), now(), now(), now()
     from request where category_id = $1 and phase = 'closed' limit 1 returning id`,
    [from.id],
  );
  await colleague.query(
    "update request set subject = 'Written' where category_id = $1 and phase = 'closed' and id <> $2",
    [from.id, rows[0].id],
  );
  expect((await retire(from.id, between.id)).body).toEqual({ id: from.id, moved: 20, left: 330 });
  expect(await counted(between.id)).toMatchObject({ all: 20, open: 20 });
  expect(await rowOf(from.id)).toMatchObject({
    active: false,
    openRequests: 0,
    moving: { toId: between.id, moved: 20, total: 350 },
  });
  const back = await desk.admin.call('PATCH', `/categories/${from.id}`, { active: true });
  expect([back.status, back.body.facts]).toEqual([409, { requests: 330 }]);
  const leanedOn = await retire(between.id);
  expect([leanedOn.status, leanedOn.body.facts.requests]).toEqual([409, 350]);
  await colleague.query('commit');
  colleague.release();

  // The place they go to is itself put together with another: what is on its way goes there.
  await desk.admin.done('DELETE', `/categories/${between.id}?moveTo=${to.id}`);
  const look = async () => {
    desk.clock.advance(1000);
    // Two nodes at once move each request once.
    await Promise.all([runMoves(desk.runtime), runMoves(desk.runtime)]);
    return counted(to.id);
  };
  await expect.poll(look).toMatchObject({ all: 351, open: 20 });
  expect(await rowOf(from.id)).toMatchObject({ moving: null, openRequests: 0 });
  const versions = await sql('select version, count(*) from request where category_id = $1 group by 1 order by 1', [
    to.id,
  ]);
  expect(versions).toEqual([
    { version: 2, count: 331 },
    { version: 3, count: 20 },
  ]);

  // Registered by somebody who did not know yet: found when nobody can be left who does not.
  const late = await aRequest(from.id, 'registered');
  desk.clock.advance(61_000);
  const atEnd = async () => {
    await runMoves(desk.runtime);
    return sql(
      'select category_id, (select count(*) from category_move where ended_at is null) as running from request where id = $1',
      [late],
    );
  };
  await expect.poll(atEnd).toEqual([{ category_id: to.id, running: 0 }]);
  expect((await desk.admin.call('PATCH', `/categories/${from.id}`, { active: true })).status).toBe(200);
});

test('after all of it the log still holds together', async () => {
  expect(await sql('select * from verify_change_log()')).toEqual([]);
});
