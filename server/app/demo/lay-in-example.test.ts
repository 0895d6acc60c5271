import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '#app/start-desk.ts';
import { aClock } from '#test/a-desk.ts';
import { aDatabase } from '#test/database.ts';

const moment = '2026-02-04T14:10:00+02:00';
const password = 'correct horse battery';
type Counted = Record<string, number>;

describe.each([
  { example: 'city', language: 'fi', holiday: 'Loppiainen', second: 'Tekniset palvelut' },
  { example: 'maker', language: 'pl', holiday: 'Dzień Bożego Ciała', second: 'Serwis i druga linia' },
] as const)('the example $example in $language', ({ example, language, holiday, second }) => {
  let database: Awaited<ReturnType<typeof aDatabase>>;
  let desk: Desk;
  let cookie = '';
  const preparing: { done: number; total: number }[] = [];

  const call = async (path: string, body?: unknown): Promise<{ status: number; response: Response; body: any }> => {
    const headers = { 'content-type': 'application/json', origin: desk.url, cookie };
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${desk.url}${path}`, { headers, ...init });
    return { status: response.status, response, body: await response.json() };
  };
  const rows = async (sql: string) => (await desk.runtime.pool.query(sql)).rows;
  const counted = async (column: string, table = 'request'): Promise<Counted> =>
    Object.fromEntries(
      (await rows(`select ${column} as key, count(*)::int as count from ${table} group by 1`)).map((row) => [
        row.key,
        row.count,
      ]),
    );

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
    const setup = { language, name: 'Ada Admin', email: 'ada@desk.example', password, example };
    expect((await call('/api/v1/setup', setup)).status).toBe(201);
    // The administrator comes in while it is being made.
    const signedIn = await call('/api/v1/sign-in', { email: 'ada@desk.example', password });
    expect(signedIn.status).toBe(200);
    cookie = signedIn.response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    for (;;) {
      const { body } = await call('/api/v1/setup');
      if (body.preparing === null) break;
      preparing.push(body.preparing);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await desk.relay.drain();
  }, 240_000);
  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  test('people are in, busy, on a break and away, and what only the absent specialists know is nobody’s for now', async () => {
    const { body: room } = await call('/api/v1/room');
    const states = new Set(room.people.map((one: { state: string }) => one.state));
    expect([...states].toSorted()).toEqual(['available', 'away', 'break', 'busy', 'offline']);
    expect(room.people.filter((one: { absence: unknown }) => one.absence)).toHaveLength(2);
    expect(room.people.some((one: { holds: unknown[] }) => one.holds.length > 0)).toBe(true);
    expect(room.queue.some((row: { unattended: boolean }) => row.unattended)).toBe(true);
    expect(room.queue.some((row: { unattended: boolean; waiting: number }) => row.waiting > 0 && !row.unattended)).toBe(
      true,
    );
    const { body: month } = await call('/api/v1/absences?from=2026-01-20&to=2026-02-28');
    const reasons = new Set(month.rows.map((one: { reason: string }) => one.reason));
    expect([...reasons].toSorted()).toEqual(['other', 'sick', 'training', 'vacation']);
  });

  test('says how far it is while it is being made', () => {
    expect(preparing[0]).toEqual({ done: 0, total: 600 });
    const done = preparing.map((one) => one.done);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    expect(done.some((count) => count > 0 && count <= 600)).toBe(true);
  });

  test('leaves an answer of the first administrator unsent, and one a colleague handed over', async () => {
    const response = await fetch(`${desk.url}/api/v1/drafts`, { headers: { cookie } });
    const { rows: drafts } = (await response.json()) as { rows: { text: string; from: object | null }[] };
    expect(drafts.map((one) => [one.text.length > 20, one.from !== null])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  test('has about 600 requests in all states, most of them closed', async () => {
    const phases = await counted('phase');
    expect(Object.values(phases).reduce((sum, count) => sum + count, 0)).toBe(600);
    expect(phases.closed).toBeGreaterThan(450);
    expect(phases.new).toBe(3);
    for (const phase of ['assigned', 'in_process', 'waiting_customer', 'postponed', 'solved']) {
      expect(phases[phase], phase).toBeGreaterThan(0);
    }
  });

  test('has kinds and channels in the shares of a real desk', async () => {
    const channels = await counted('channel');
    expect(channels.phone).toBeGreaterThan(220);
    expect(channels.email).toBeGreaterThan(200);
    expect(channels.web_form).toBeGreaterThan(20);
    const kinds = await counted(`coalesce(sub_kind, kind)`);
    expect(kinds.information).toBeGreaterThan(220);
    expect(kinds.action).toBeGreaterThan(180);
    expect(kinds.comment).toBeGreaterThan(25);
    expect(kinds.complaint).toBeGreaterThan(20);
  });

  test('has a queue with some late and some due tomorrow', async () => {
    const [queue] =
      await rows(`select count(*)::int as waiting, count(*) filter (where deadline_at < '${moment}')::int as late,
        max(deadline_at) as latest, min(deadline_at) as earliest
      from request where phase = 'registered' and owner_id is null and kind <> 'comment'`);
    expect(queue.waiting).toBeGreaterThanOrEqual(25);
    expect(queue.waiting).toBeLessThanOrEqual(50);
    expect(queue.late).toBeGreaterThan(2);
    expect(queue.late).toBeLessThan(queue.waiting / 2);
    expect(queue.latest.toISOString() > '2026-02-05').toBe(true);
    expect(queue.earliest.toISOString() > '2026-02-03').toBe(true);
  });

  test('puts requests of the own on the first administrator’s desk, and gives the next one', async () => {
    const { body } = await call('/api/v1/desk');
    expect(body.cameBack.length).toBeGreaterThanOrEqual(2);
    expect(body.inHand.length).toBeGreaterThanOrEqual(1);
    expect(body.waiting.length).toBeGreaterThanOrEqual(2);
    expect(body.closedToday).toBeGreaterThanOrEqual(1);
    const { body: standing } = await call('/api/v1/queue/standing');
    expect(standing.waiting).toBeGreaterThan(5);
    expect(standing.late).toBeGreaterThan(0);
  });

  test('sends nothing: every mail of ours stands as sent and no job was queued', async () => {
    expect(Object.keys(await counted('state', 'outbound_mail'))).toEqual(['sent']);
    expect(Object.keys(await counted('state', 'inbound_message'))).toEqual(['ingested']);
    const jobs = await rows(`select task_identifier, count(*)::int from graphile_worker.jobs group by 1`);
    expect(jobs).toEqual([]);
    const [{ outside }] =
      await rows(`select count(*)::int as outside from outbound_mail o, jsonb_array_elements(o.recipients) p
      where p ->> 'address' not like '%.example'`);
    expect(outside).toBe(0);
  });

  test('has a log that verifies and tells what happened when it happened', async () => {
    expect(await rows('select * from verify_change_log() limit 3')).toEqual([]);
    expect(await rows('select * from requests_against_log() limit 3')).toEqual([]);
    expect(await rows(`select id from event where at > '${moment}'::timestamptz limit 3`)).toEqual([]);
    const [{ early }] = await rows(`select count(*)::int as early from event e join request r on r.id = e.request_id
      where e.at < r.created_at`);
    expect(early).toBe(0);
    // No command put a request back in time: each row of its log is at least as late as the one before.
    const [{ backwards }] = await rows(`select count(*)::int as backwards from (
      select at < lag(at) over (partition by request_id order by seq) as back from change_log where request_id is not null) w where back`);
    expect(backwards).toBe(0);
  });

  test('keeps real threads: answers name the mail they answer', async () => {
    const [{ threads }] = await rows(`select count(*)::int as threads from message i
      join message o on o.request_id = i.request_id and o.mail_message_id = i.mail_references[cardinality(i.mail_references)]
      where i.kind = 'inbound' and o.kind in ('reply', 'question')`);
    expect(threads).toBeGreaterThan(15);
  });

  test('is found by its words, has its holidays, and no place was left unfilled', async () => {
    const [{ indexed }] = await rows('select count(*)::int as indexed from request_search');
    expect(indexed).toBe(600);
    const [{ holidays }] = await rows(`select rules::text as holidays from calendar_version v
      join calendar c on c.current_version_id = v.id order by length(rules::text) desc limit 1`);
    expect(holidays).toContain(holiday);
    expect(await rows(`select name from centre where name = '${second}'`)).toHaveLength(1);
    const unfilled = `select id from message where body_text ~ '\\{\\w+\\}' union all select id from request where description ~ '\\{\\w+\\}' or subject ~ '\\{\\w+\\}'`;
    expect(await rows(unfilled)).toEqual([]);
  });
});
