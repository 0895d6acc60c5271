import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { learnCategories } from './learn-categories.ts';

let desk: TestDesk;
let waste: string;
let roads: string;
let centreId: string;

const about = {
  waste: ['The bin was not emptied', 'Please empty our bins', 'Rubbish bags lie beside the bin', 'Our bin lid broke'],
  roads: ['A pothole in the road', 'The street light is dark', 'Snow on our street', 'A deep pothole by the school'],
};

beforeAll(async () => {
  desk = await aDesk();
  const centres = (await desk.admin.call('GET', '/centres')).body.rows;
  centreId = centres[0].id;
  const category = async (name: string) =>
    (await desk.admin.done('POST', '/categories', { name, parentId: null, centreId })).id as string;
  [waste, roads] = await Promise.all([category('Waste'), category('Roads')]);
});
afterAll(() => desk.end());

/** Registers these and sorts each by hand; gives the last one's id. */
async function sorted(texts: string[], categoryId: string): Promise<string> {
  let last = '';
  for (const subject of texts) {
    const body = await desk.admin.done('POST', '/requests', { subject, kind: 'action' });
    desk.clock.advance(1000);
    await desk.admin.done('PUT', `/requests/${body.id}/category`, { categoryId });
    last = body.id;
  }
  return last;
}

const register = async (subject: string) => {
  const body = await desk.admin.done('POST', '/requests', { subject });
  return (await desk.admin.call('GET', `/requests/${body.id}`)).body;
};

test('a centre that has sorted next to nothing gets no suggestion', async () => {
  await sorted(about.waste.slice(0, 2), waste);
  expect(await learnCategories(desk.runtime)).toBe(0);
  expect((await register('The bin is full')).suggestedCategory).toBeNull();
});

test('a look reads no texts where only one category was chosen, and those it read in vain not again at once', async () => {
  await desk.runtime.pool.query(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id, human_category_id,
        human_category_at, subject, centre_id, reported_at, active_at, created_at, updated_at)
      select gen_random_uuid(), 'many', phase, status_id, priority_id, priority_id, $1, $1, timestamptz '2025-01-01' + n * interval '1 s',
        'Bin ' || n, centre_id, now(), now(), now(), now()
      from generate_series(1, 400) n, (select * from request limit 1) r`,
    [waste],
  );
  let asked = 0;
  const db = new Proxy(desk.runtime.db, {
    get: (of, name) => {
      if (name === 'getExecutor') asked += 1;
      const value = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  const runtime = { ...desk.runtime, db };
  const asks = async () => {
    const before = asked;
    expect(await learnCategories(runtime)).toBe(0);
    return asked - before;
  };
  const look = await asks();
  expect(look).toBe(1);
  // One in another category, but without a word: read once, and then not for a while.
  await desk.runtime.pool.query(
    `update request set human_category_id = $1, subject = null, description = null
      where id in (select id from request where human_category_id = $2 and reply_token = 'many' limit 1)`,
    [roads, waste],
  );
  expect(await asks()).toBeGreaterThan(look);
  expect(await asks()).toBe(look);
  await desk.asOwner(
    "set session_replication_role = replica; delete from request where reply_token = 'many'; delete from change_log where entity = 'request' and entity_id not in (select id from request)",
  );
});

test('what its people have sorted becomes a suggestion for what comes, and an open one', async () => {
  for (let round = 0; round < 3; round++) {
    await sorted(about.waste, waste);
    await sorted(about.roads, roads);
  }
  expect(await learnCategories(desk.runtime)).toBe(1);
  const found = await register('Nobody emptied the bins');
  expect(found.suggestedCategory).toMatchObject({ id: waste, name: 'Waste' });
  expect(found.suggestedCategory.confidence).toBeGreaterThan(0.5);
  expect(found.categorySource).not.toBe('suggestion');
  // It follows the words as they are typed.
  const body = await desk.admin.done('PATCH', `/requests/${found.id}`, { subject: 'A pothole, deep' });
  expect(body.suggestedCategory.id).toBe(roads);
  const learned = (await desk.admin.call('GET', `/centres/${centreId}/learning`)).body;
  expect(learned.examples).toBe(26);
  expect(learned.precision.right).toBeGreaterThan(0.9);
  expect(learned.precision.steps).toHaveLength(7);
});

test('once sure enough for the centre it sorts mail by itself, a rule goes before it, and it learns nothing from itself', async () => {
  const mail = async (subject: string, id: string) => {
    const raw = `From: Anna <anna@customer.example>\r\nTo: desk@desk.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@customer.example>\r\n\r\nHello`;
    await desk.admin.done('POST', '/intake/email', raw, { 'content-type': 'message/rfc822' });
    await desk.settle();
    const { body } = await desk.admin.call('GET', `/requests?q=${encodeURIComponent(subject)}`);
    return (await desk.admin.call('GET', `/requests/${body.rows[0].id}`)).body;
  };
  expect((await mail('The bins of house one', 'a')).categorySource).not.toBe('suggestion');
  await desk.admin.done('PATCH', `/centres/${centreId}`, { procedure: { suggestionThreshold: 0.5 } });
  const sure = await mail('The bins of house two', 'b');
  expect(sure).toMatchObject({ category: { id: waste }, categorySource: 'suggestion' });
  await desk.admin.done('POST', '/rules', {
    name: 'Two',
    conditions: [{ on: 'words', in: 'both', anyOf: ['house three'] }],
    categoryId: roads,
  });
  expect(await mail('The bins of house three', 'c')).toMatchObject({ category: { id: roads }, categorySource: 'rule' });
  const before = (await desk.admin.call('GET', `/centres/${centreId}/learning`)).body.examples;
  desk.clock.advance(10 * 60_000);
  await learnCategories(desk.runtime);
  expect((await desk.admin.call('GET', `/centres/${centreId}/learning`)).body.examples).toBe(before);
});

test('a few new ones are added to what it knows, in time', async () => {
  const taxes = await desk.admin.done('POST', '/categories', {
    name: 'Taxes',
    parentId: null,
    centreId,
  });
  await sorted(['My dog tax bill', 'A bill for dog tax', 'The dog tax is too high'], taxes.id);
  expect(await learnCategories(desk.runtime)).toBe(1);
  // The next few wait a while for others.
  await sorted(['Another dog tax bill'], taxes.id);
  expect(await learnCategories(desk.runtime)).toBe(0);
  desk.clock.advance(10 * 60_000);
  expect(await learnCategories(desk.runtime)).toBe(1);
  expect((await register('dog tax bill')).suggestedCategory.id).toBe(taxes.id);
  expect((await register('The bin was not emptied')).suggestedCategory.id).toBe(waste);
  // A person's word teaches also where a rule has put the request elsewhere since.
  await desk.admin.done('POST', '/rules', {
    name: 'Chips',
    conditions: [{ on: 'words', in: 'both', anyOf: ['chip'] }],
    categoryId: roads,
  });
  const overridden = await sorted(['A chip for the dog, and its tax'], taxes.id);
  await desk.admin.done('POST', '/bulk-runs', {
    order: { action: 'apply_rules', override: true },
    selection: { ids: [overridden] },
  });
  await expect
    .poll(async () => (await desk.admin.call('GET', `/requests/${overridden}`)).body, { timeout: 10_000 })
    .toMatchObject({ category: { id: roads }, categorySource: 'rule', humanCategory: { id: taxes.id } });
  const known = (await desk.admin.call('GET', `/centres/${centreId}/learning`)).body.examples;
  desk.clock.advance(10 * 60_000);
  expect(await learnCategories(desk.runtime)).toBe(1);
  expect((await desk.admin.call('GET', `/centres/${centreId}/learning`)).body.examples).toBe(known + 1);
  // A retired category is no longer suggested.
  await desk.admin.done('DELETE', `/categories/${taxes.id}?moveTo=${waste}`);
  expect((await register('dog tax bill')).suggestedCategory?.id).not.toBe(taxes.id);
  // Who had chosen it has chosen what it became.
  expect((await desk.admin.call('GET', `/requests/${overridden}`)).body).toMatchObject({
    category: { id: roads },
    humanCategory: { id: waste },
  });
});
