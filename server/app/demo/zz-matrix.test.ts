import { expect, test } from 'vitest';
import { command } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { createLog } from '#platform/log.ts';
import { aDatabase } from '#test/database.ts';
import { setUpDesk } from '../first-run/set-up-desk.ts';
import { layInExample } from './lay-in-example.ts';
test.each([
  ['city', 'en', '2026-11-22T02:20:00Z'],
  ['maker', 'sv', '2026-12-25T12:00:00Z'],
  ['city', 'nl', '2026-04-06T07:10:00Z'],
  ['maker', 'da', '2026-06-01T06:05:00Z'],
  ['city', 'pl', '2026-05-04T05:00:00Z'],
  ['maker', 'en', '2027-01-04T16:59:00Z'],
  ['city', 'sv', '2026-03-30T10:00:00Z'],
] as const)('%s %s %s', async (example, language, at) => {
  const database = await aDatabase();
  const pool = createPool(database.url, 3);
  const runtime = { pool, db: kyselyOn(pool), clock: () => new Date(at), log: createLog('error'), wakeRelay: () => {} };
  const actor = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;
  await command(runtime, actor, (ctx) => setUpDesk(ctx, { language, name: 'A', email: 'a@b.example', password: 'correct horse battery', example }));
  const t = performance.now();
  const made = await layInExample(runtime);
  const ms = Math.round(performance.now() - t);
  const q = async (s: string) => (await pool.query(s)).rows;
  console.log('@@', example, language, at, ms, 'ms', JSON.stringify(Object.fromEntries((await q('select phase, count(*)::int c from request group by 1')).map((r) => [r.phase, r.c]))),
    JSON.stringify((await q(`select count(*)::int n, (count(*) filter (where deadline_at < '${at}'))::int late, min(deadline_at), max(deadline_at) from request where phase='registered' and owner_id is null and kind<>'comment'`))[0]),
    JSON.stringify((await q(`select (count(*) filter (where came_back_at is not null and phase='in_process'))::int back, (count(*) filter (where phase='in_process'))::int hand, (count(*) filter (where phase in ('waiting_customer','postponed')))::int wait, (count(*) filter (where phase='closed'))::int closed from request where owner_id=(select id from person where email='a@b.example')`))[0]),
    JSON.stringify((await q(`select round(100.0*count(*) filter (where coalesce(solved_at,closed_at) > deadline_at)/count(*)) latepct, percentile_cont(0.5) within group (order by extract(epoch from closed_at-created_at)/3600) from request where closed_at is not null`))[0]),
    (await q('select count(*)::int c from verify_change_log()'))[0].c, (await q('select count(*)::int c from requests_against_log()'))[0].c,
    (await q(`select count(*)::int as b from (select at < lag(at) over (partition by request_id order by seq) as back from change_log where request_id is not null) w where back`))[0].b,
    (await q(`select count(*)::int c from event where at > '${at}'`))[0].c);
  expect(made).toBe(1);
  await pool.end();
  await database.drop();
}, 120_000);
