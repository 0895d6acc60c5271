import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '#app/start-desk.ts';
import { aClock } from '#test/a-desk.ts';
import { aDatabase } from '#test/database.ts';

const moment = '2026-02-04T14:10:00+02:00';
const password = 'correct horse battery';

describe.each([
  { example: 'city', language: 'fi', zone: 'Europe/Helsinki' },
  { example: 'maker', language: 'pl', zone: 'Europe/Warsaw' },
] as const)('the example $example in $language', ({ example, language }) => {
  let database: Awaited<ReturnType<typeof aDatabase>>;
  let desk: Desk;
  let cookie = '';
  const preparing: unknown[] = [];
  const call = async (path: string, init: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json', origin: desk.url, cookie };
    const response = await fetch(`${desk.url}${path}`, { headers, ...init });
    return { response, body: await response.json() };
  };
  const rows = async (sql: string) => (await desk.runtime.pool.query(sql)).rows;

  beforeAll(async () => {
    database = await aDatabase();
    desk = await startDesk({
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      smtpPort: null,
      logLevel: process.env.LOG_LEVEL ?? 'error',
      clock: aClock(moment).now,
      checkAnswers: true,
    });
    const body = JSON.stringify({ language, name: 'Ada Admin', email: 'ada@desk.example', password, example });
    const began = performance.now();
    const cpu0 = process.cpuUsage();
    const { response } = await call('/api/v1/setup', { method: 'POST', body });
    expect(response.status).toBe(201);
    for (;;) {
      const { body } = await call('/api/v1/setup');
      if (body.preparing === null) break;
      preparing.push(body.preparing);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const laid = performance.now();
    if (process.env.EXAMPLE_TIMES)
      console.log(
        'node cpu ms',
        process.cpuUsage(cpu0).user / 1000,
        process.cpuUsage(cpu0).system / 1000,
        'pg',
        await rows(
          `select pid from pg_stat_activity where datname=current_database() and application_name='linja'`,
        ).then((l) =>
          l.map((r) =>
            readFileSync('/proc/' + r.pid + '/stat', 'utf8')
              .split(' ')
              .slice(13, 15)
              .map(Number),
          ),
        ),
      );
    await desk.relay.drain();
    if (process.env.EXAMPLE_TIMES)
      console.log(example, Math.round(laid - began), 'ms, then indexed in', Math.round(performance.now() - laid), 'ms');
    const signedIn = await fetch(`${desk.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk.url },
      body: JSON.stringify({ email: 'ada@desk.example', password }),
    });
    cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }, 180_000);
  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  test('x', async () => {
    console.log(preparing.length, preparing.slice(0, 3), preparing.at(-1));
    console.log(await rows('select phase, count(*)::int from request group by 1 order by 2 desc'));
    console.log(await rows('select kind, sub_kind, count(*)::int from request group by 1,2 order by 3 desc'));
    console.log(await rows('select channel, count(*)::int from request group by 1 order by 2 desc'));
    console.log(
      await rows(
        `select count(*)::int, (count(*) filter (where deadline_at < '${moment}'))::int late, min(deadline_at), max(deadline_at) from request where phase='registered' and owner_id is null and kind <> 'comment'`,
      ),
    );
    console.log(await rows('select type, count(*)::int from event group by 1 order by 2 desc'));
    console.log(await rows('select state, count(*)::int from outbound_mail group by 1'));
    console.log(
      await rows('select count(*)::int from verify_change_log()'),
      await rows('select * from requests_against_log() limit 5'),
    );
    console.log(
      await rows('select count(*)::int from request_search'),
      await rows('select count(*)::int from graphile_worker.jobs'),
    );
    console.log((await call('/api/v1/desk')).body);
    console.log(
      await rows(
        `select count(*)::int n, avg(replied_at - created_at) avg_reply, percentile_cont(0.5) within group (order by extract(epoch from closed_at-created_at)/3600) med_close_h, (count(*) filter (where closed_at > deadline_at))::int late_closed from request where closed_at is not null`,
      ),
    );
  });
});
