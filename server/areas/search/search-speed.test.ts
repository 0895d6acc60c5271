import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '#platform/command.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { writeDocuments } from './index-requests-queries.ts';
import { countHolding } from './word-shares.ts';

const size = 20_000;
const mostMs = 50;
const system = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk({ language: 'sv', zone: 'Europe/Stockholm' });
  agent = await desk.aPerson({ roles: ['agent'] });
  await insertMany();
}, 120_000);
afterAll(() => desk.end());

/** Written past the log, which is not what is measured here; every word of a made-up language of 3,000. */
async function insertMany(): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into contact (id, name, search_text)
       select gen_random_uuid(), 'Kund ' || md5(n::text), fold('Kund ' || md5(n::text) || ' 4670' || lpad(n::text, 7, '0'))
       from generate_series(1, $1::int) n`,
      [size / 4],
    );
    await client.query(
      `insert into contact_phone (id, contact_id, position, number, e164)
       select gen_random_uuid(), id, 0, ltrim(substring(search_text from '4670\\d+$')), '+' || substring(search_text from '4670\\d+$')
       from contact`,
    );
    await client.query(
      `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id, centre_id,
         contact_id, subject, description, reported_at, active_at, created_at, updated_at)
       select gen_random_uuid(), 'abcd', s.phase, s.id, $1, $1, $2, $3, c.ids[1 + n % array_length(c.ids, 1)],
         'Fel ' || n || ' ' || left(md5((n % 3000)::text), 7),
         (select string_agg(left(md5(((n * 31 + w * w * 7) % 3000)::text), 7), ' ') from generate_series(1, 60) w),
         at, at, at, at
       from generate_series(1, $4::int) n
       cross join lateral (select now() - n * interval '10 minutes' as at) t
       join request_status s on s.is_default and s.phase = case when n % 10 = 0 then 'registered' else 'closed' end
       cross join (select array_agg(id) as ids from contact) c`,
      [desk.start.priorityIds.medium, desk.start.categoryId, desk.start.centreId, size],
    );
    await client.query('set session_replication_role = default');
  } finally {
    await client.end();
  }
  const { rows } = await desk.runtime.pool.query<{ id: string }>('select id from request');
  for (let at = 0; at < rows.length; at += 500) {
    const requestIds = rows.slice(at, at + 500).map((row) => row.id);
    await command(desk.runtime, system, (ctx) =>
      writeDocuments(ctx.tx, { requestIds, contactIds: [], organisationIds: [] }),
    );
  }
  await desk.asOwner('analyze');
}

describe(`among ${size} requests the box answers within ${mostMs} ms`, () => {
  test.each([
    ['a rare word', 'cfcd208', 'requests'],
    ['two words together', 'cfcd208 fel', 'requests'],
    ['a word that is in all of them', 'fel', 'requests'],
    ['two letters that begin many words', 'c4', 'requests'],
    ['a word in none', 'zzzzzz', null],
    ['a number', '104233', 'jump'],
    ['part of a name', 'kund a87', 'customers'],
    ['a phone number', '+46 (0)70 000 12 34', 'customers'],
    ['the end of a phone number', '0001234', 'customers'],
  ] as const)('%s', async (_, q, kind) => {
    const times: number[] = [];
    for (let turn = 0; turn < 15; turn++) {
      const before = performance.now();
      const { body } = await agent.call('GET', `/search?${new URLSearchParams({ q })}`);
      times.push(performance.now() - before);
      const found = Object.keys(body).filter((key) => (key === 'jump' ? body.jump !== null : body[key].length > 0));
      if (kind) expect(found).toContain(kind);
      else expect(found).toEqual([]);
    }
    // The best of many: what else the machine does at the moment is not what is measured.
    expect(Math.min(...times)).toBeLessThan(mostMs);
  });
});

test('how many hold a word is known by what the database counted of its common ones', async () => {
  const { db } = desk.runtime;
  expect(await countHolding(db, ['FEL'])).toBeGreaterThan(0.95 * size);
  // Also as the beginning of others, and the rarest of several decides.
  expect(await countHolding(db, ['fe'])).toBeGreaterThan(0.95 * size);
  expect(await countHolding(db, ['fel', 'zzzzzz'])).toBe(0);
});

test('a word that all hold is found by whoever may see none of the thousands that came last', async () => {
  const { rows } = await desk.runtime.pool.query<{ id: string }>(
    'select request_id as id from request_search order by request_id desc limit 19500',
  );
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  const elsewhere = await desk.admin.done('POST', '/categories', {
    name: 'Elsewhere',
    parentId: null,
    centreId: desk.start.centreId,
  });
  await client.query('set session_replication_role = replica');
  await client.query('update request set category_id = $1, owner_id = null where id = any($2::uuid[])', [
    elsewhere.id,
    rows.map(({ id }) => id),
  ]);
  await client.end();
  const times: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const before = performance.now();
    const { body } = await agent.call('GET', '/search?q=fel&limit=6');
    times.push(performance.now() - before);
    expect(body.requests).toHaveLength(6);
    expect(rows.filter(({ id }) => id === body.requests[0].id)).toEqual([]);
  }
  expect(Math.min(...times)).toBeLessThan(mostMs);
});
