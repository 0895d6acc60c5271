import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

// Whoever works in many categories is handed the first of the earliest of all, and looks into each only where those are
// too few (`queue-queries.ts`): both must give what the queue shows.

let desk: TestDesk;
let mine: string[];
let others: string;
let agent: Caller;
let model: string;
let made = 10_000_000;

const aCategory = async (name: string): Promise<string> =>
  (await desk.admin.done('POST', '/categories', { name, parentId: null, centreId: desk.start.centreId })).id;

beforeAll(async () => {
  desk = await aDesk();
  mine = await Promise.all(Array.from({ length: 60 }, (_, at) => aCategory(`Mine ${at}`)));
  others = await aCategory('Others');
  agent = await desk.aPerson({ roles: ['agent'], categoryIds: mine });
  await desk.runtime.pool.query('update centre set max_pulled = 20');
  model = (await desk.admin.done('POST', '/requests', { callerName: 'Bo', kind: 'action', description: 'Drips' })).id;
});
afterAll(() => desk.end());

/** So many copies of a request, in these categories and so many priorities in turn; of five deadlines, several share one and some have none. */
async function waiting(count: number, categoryIds: string[], fromHour: number, priorities = 3): Promise<void> {
  const owner = new pg.Client({ connectionString: desk.databaseUrl });
  await owner.connect();
  // Past the log: thousands of rows for the queue alone.
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into request select made.* from request r, generate_series(1, $3) n, jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'reply_token', gen_random_uuid(),
        'number', $5::int + n,
        'category_id', ($2::text[])[1 + n % cardinality($2::text[])],
        'priority_id', (select id from priority order by rank offset n % $6::int limit 1),
        'deadline_at', case when n % 5 < 4 then timestamptz '2026-02-05 00:00Z' + (($4 + n % 7) || ' hours')::interval end,
        'created_at', r.created_at + (n % 11) * interval '1 second')) made where r.id = $1`,
    [model, categoryIds, count, fromHour, made, priorities],
  );
  // What a day's autovacuum does: without it the database takes the table for an empty one.
  await owner.query('vacuum analyze request');
  await owner.end();
  made += count;
}

/** What the agent's queue shows first, and what Next gives one after the other. */
async function shownAndPulled(times: number): Promise<[string[], string[]]> {
  const { rows } = (await agent.call('GET', `/queue?limit=${times}`)).body;
  const pulled: string[] = [];
  for (let n = 0; n < times; n++) pulled.push((await agent.done('POST', '/queue/next')).request.number);
  await desk.runtime.pool.query(
    "update request set pull_disposition = 'solved', phase = 'closed' where pulled_by is not null",
  );
  return [rows.map((row: { number: string }) => row.number), pulled];
}

test('among few that wait each is handed out as the queue shows it', async () => {
  await waiting(90, mine, 24);
  const [shown, pulled] = await shownAndPulled(6);
  expect(pulled).toEqual(shown);
  expect(new Set(pulled).size).toBe(6);
});

test('where thousands are due before mine and most are of others, too', async () => {
  await waiting(2400, [others], 12);
  const [shown, pulled] = await shownAndPulled(6);
  expect(pulled).toEqual(shown);
  await waiting(300, [...mine, others], 0);
  const again = await shownAndPulled(6);
  expect(again[1]).toEqual(again[0]);
});

test('more than are counted are said to be more', async () => {
  await waiting(1100, mine, 30);
  const body = await agent.done('POST', '/queue/next');
  expect(body.why).toMatchObject({ among: 200, words: expect.stringContaining('200+') });
  const standing = (await agent.call('GET', '/queue/standing')).body;
  expect(standing).toMatchObject({ more: false });
  expect(standing.waiting).toBeGreaterThan(1000);
  await waiting(1001, mine.slice(0, 1), 30, 1);
  expect((await agent.call('GET', '/queue/standing')).body.more).toBe(true);
});
