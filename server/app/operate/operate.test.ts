import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startDesk } from '#app/start-desk.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { createMetrics } from './metrics.ts';
import { countWaiting } from './metrics-queries.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const at = (path: string, headers: Record<string, string> = {}) => fetch(`${desk.url}${path}`, { headers });

/** Runs SQL as the owner of the tables. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The value of one line of the metrics. */
const reading = (text: string, line: string) => {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};

describe('readiness', () => {
  test('a desk that works is ready, and says what it does', async () => {
    const answer = await at('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ready: true, services: ['web', 'worker', 'channels'], reasons: [] });
    expect((await at('/healthz')).status).toBe(200);
  });

  test('a database of another version is named, older or newer; the process itself stays healthy', async () => {
    await asOwner("update migration set name = '999999999999-of-tomorrow.sql' where name like '%-failed-mail.sql'");
    const answer = await at('/readyz');
    await asOwner("update migration set name = '202611220470-failed-mail.sql' where name like '%-of-tomorrow.sql'");
    expect(answer.status).toBe(503);
    const { reasons } = (await answer.json()) as { reasons: string[] };
    expect(reasons.join()).toContain('lacks 1 migrations of this version, first 202611220470-failed-mail.sql');
    expect(reasons.join()).toContain('newer version: 999999999999-of-tomorrow.sql');
    expect((await at('/healthz')).status).toBe(200);
    expect((await at('/readyz')).status).toBe(200);
  });

  test('a database that is gone is a reason, not a fault', async () => {
    const lost = await startDesk({ ...here(), databaseUrl: desk.runtime.pool.options.connectionString as string });
    await lost.runtime.pool.end();
    const answer = await fetch(`${lost.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { reasons: string[] }).reasons.join()).toContain('cannot be reached');
    await lost.stop().catch(() => {});
  });
});

const here = () => ({ host: '127.0.0.1', port: 0, smtpPort: null, logLevel: 'silent' });

describe('metrics', () => {
  test('count what waits and how long calls took, by the template of their route', async () => {
    await desk.admin.done('POST', '/requests', { channel: 'phone', subject: 'Street lamp' });
    await desk.settle();
    const { body } = await desk.admin.call('GET', '/requests?q=lamp');
    await desk.admin.call('GET', `/requests/${body.rows[0].id}`);
    const answer = await at('/metrics');
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(reading(text, 'linja_requests{state="open"}')).toBe(1);
    expect(reading(text, 'linja_requests{state="waiting"}')).toBe(1);
    expect(reading(text, 'linja_database_up')).toBe(1);
    expect(reading(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    const opened = 'linja_http_request_duration_seconds_count{method="GET",route="/api/v1/requests/:id",status="200"}';
    expect(reading(text, opened)).toBe(1);
    expect(text).not.toContain(body.rows[0].id);
    expect(text).not.toContain('lamp');
    for (const name of ['linja_outbox_events', 'linja_jobs{state="failed"}', 'linja_mail_in{state="failed"}']) {
      expect(reading(text, name)).toBe(0);
    }
    expect(reading(text, 'linja_live_connections')).toBe(0);
    expect(text).toContain('linja_ticks_total{tick="deliver-due-mail",outcome="done"}');
  });

  test('know how long mail has been due that waits for a relay to be set', async () => {
    const { rows } = await desk.runtime.pool.query('select id from request limit 1');
    await asOwner(`set session_replication_role = replica;
      insert into outbound_mail (id, message_id, request_id, state, sender, recipients, subject, mail_message_id, next_attempt_at, created_at, updated_at)
      values (gen_random_uuid(), gen_random_uuid(), '${rows[0].id}', 'waiting_for_relay', '{}', '[]', '', '', now() - interval '1 hour', now(), now())`);
    const waiting = await countWaiting(desk.runtime.db, new Date());
    await asOwner('set session_replication_role = replica; delete from outbound_mail');
    expect(waiting.mailOutWaitingForRelay).toBe(1);
    expect(waiting.mailOutOldestDue).toBeGreaterThan(3590);
  });

  test('go on counting when the clock is set back', async () => {
    let looks = 0;
    const runtime = {
      ...desk.runtime,
      clock: () => {
        looks += 1;
        return desk.clock.now();
      },
    };
    const metrics = createMetrics();
    await metrics.text(runtime, 0);
    await metrics.text(runtime, 0);
    expect(looks).toBe(1);
    const [wall, running] = [Date.now(), performance.now()];
    vi.spyOn(Date, 'now').mockReturnValue(wall - 7_200_000);
    vi.spyOn(performance, 'now').mockReturnValue(running + 6_000);
    await metrics.text(runtime, 0).finally(() => vi.restoreAllMocks());
    expect(looks).toBe(2);
    metrics.stop();
  });

  test('are not given to whom a proxy on this machine speaks for', async () => {
    expect((await at('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  });

  test('are given to nobody without a token where people come by https, so through a proxy that may add no header', async () => {
    const databaseUrl = desk.runtime.pool.options.connectionString as string;
    const other = await startDesk({ ...here(), databaseUrl, publicUrl: 'https://desk.example', services: ['worker'] });
    try {
      const { port } = other.http.server.address() as AddressInfo;
      expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    } finally {
      await other.stop();
    }
  });

  test('are given to nobody without the token where there is one', async () => {
    const other = await startDesk({
      ...here(),
      databaseUrl: desk.runtime.pool.options.connectionString as string,
      metrics: { host: '127.0.0.1', token: 'a token of some length' },
    });
    try {
      const ask = (authorization?: string) =>
        fetch(`${other.url}/metrics`, authorization ? { headers: { authorization } } : {}).then((one) => one.status);
      expect(await ask()).toBe(404);
      expect(await ask('Bearer a token of some lengtH')).toBe(404);
      expect(await ask('Bearer a token of some length')).toBe(200);
    } finally {
      await other.stop();
    }
  });

  test('have a port of their own where one is set, and none on the port of the API', async () => {
    const other = await startDesk({
      ...here(),
      databaseUrl: desk.runtime.pool.options.connectionString as string,
      metrics: { host: '127.0.0.1', port: 0 },
    });
    try {
      const own = `http://127.0.0.1:${other.metricsPort}`;
      expect(await (await fetch(`${own}/metrics`)).text()).toContain('linja_requests{state="open"}');
      expect((await fetch(`${own}/readyz`)).status).toBe(200);
      expect((await fetch(`${own}/anything`)).status).toBe(404);
      expect(await (await fetch(`${other.url}/metrics`)).text()).not.toContain('linja_requests');
    } finally {
      await other.stop();
    }
  });
});

describe('a trace', () => {
  const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  test('is taken from the caller, answered, and kept with the event, the log and what follows', async () => {
    const made = await fetch(`${desk.url}/api/v1/requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.admin.key}`, 'content-type': 'application/json', traceparent: parent },
      body: JSON.stringify({ channel: 'phone', subject: 'Traced' }),
    });
    expect(made.headers.get('x-trace-id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    const { id } = (await made.json()) as { id: string };
    for (const table of ['event', 'change_log']) {
      const { rows } = await desk.runtime.pool.query(`select distinct trace_id from ${table} where request_id = $1`, [
        id,
      ]);
      expect(rows).toEqual([{ trace_id: '4bf92f3577b34da6a3ce929d0e0e4736' }]);
    }
  });

  test('is made where the caller gives none, or one that is none', async () => {
    for (const traceparent of ['nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, '']) {
      const answer = await at('/api/v1/nowhere', { traceparent });
      const trace = answer.headers.get('x-trace-id');
      expect(trace).toMatch(/^[0-9a-f]{32}$/);
      expect(trace).not.toMatch(/^0+$/);
      expect(await answer.json()).toMatchObject({ traceId: trace });
    }
  });
});

describe('nodes that share the work', () => {
  test('what one without a worker takes in is worked on by one with', async () => {
    const databaseUrl = desk.runtime.pool.options.connectionString as string;
    const web = await startDesk({ ...here(), databaseUrl, services: ['web'], smtpPort: 0 });
    const worker = await startDesk({ ...here(), databaseUrl, services: ['worker'], smtpPort: 0 });
    try {
      expect([web.smtpPort, worker.smtpPort]).toEqual([null, null]);
      expect((await fetch(`${worker.url}/api/v1/me`)).status).toBe(404);
      expect(await (await fetch(`${worker.url}/readyz`)).json()).toMatchObject({ ready: true, services: ['worker'] });
      const made = await fetch(`${web.url}/api/v1/requests`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.admin.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'phone', subject: 'Zeppelin' }),
      });
      expect(made.status).toBe(201);
      await expect
        .poll(async () => (await (await at('/api/v1/requests?q=zeppelin', auth())).json()) as { rows: unknown[] }, {
          timeout: 15_000,
        })
        .toMatchObject({ rows: [{ subject: 'Zeppelin' }] });
    } finally {
      await Promise.all([web.stop(), worker.stop()]);
    }
  });
  const auth = () => ({ authorization: `Bearer ${desk.admin.key}` });
});

test('every kind of answer says what browsers may make of it, and its trace', async () => {
  const stop = new AbortController();
  const ask = (path: string, init: RequestInit = {}) => fetch(`${desk.url}${path}`, { ...init, signal: stop.signal });
  const withKey = { headers: { authorization: `Bearer ${desk.admin.key}` } };
  const answers = {
    data: await ask('/api/v1/queue', withKey),
    live: await ask('/api/v1/live', withKey),
    refused: await ask('/api/v1/queue'),
    unreadable: await ask('/api/v1/login', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    }),
    missing: await ask('/api/v1/nothing'),
    health: await ask('/healthz'),
    document: await ask('/api/openapi.json'),
  };
  for (const [kind, { headers }] of Object.entries(answers)) {
    expect([kind, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
      kind,
      'nosniff',
      'DENY',
    ]);
    expect(headers.get('content-security-policy'), kind).toContain("default-src 'self'");
    expect(headers.get('x-trace-id'), kind).toMatch(/^[0-9a-f]{32}$/);
  }
  stop.abort();
});

test('nobody holds more windows open than forty at one node, and others are not kept out by them', async () => {
  const agent = await desk.aPerson({ name: 'Forty', roles: ['agent'] });
  const stop = new AbortController();
  const open = async (key: string) =>
    (await fetch(`${desk.url}/api/v1/live`, { headers: { authorization: `Bearer ${key}` }, signal: stop.signal }))
      .status;
  const opened = await Promise.all(Array.from({ length: 40 }, () => open(agent.key)));
  expect(new Set(opened)).toEqual(new Set([200]));
  expect(await open(agent.key)).toBe(429);
  expect(await open(desk.admin.key)).toBe(200);
  stop.abort();
});

describe('going down', () => {
  test('lets go of live connections and idle mail clients at once, and tells them to come back', async () => {
    const databaseUrl = desk.runtime.pool.options.connectionString as string;
    const other = await startDesk({ ...here(), databaseUrl, smtpPort: 0 });
    const heard = { live: '', mail: '' };
    const live = httpRequest(`${other.url}/api/v1/live`, { headers: { authorization: `Bearer ${desk.admin.key}` } });
    const liveEnded = new Promise((resolve) =>
      live.on('response', (response) => {
        response.on('data', (chunk) => {
          heard.live += chunk;
        });
        response.on('end', resolve);
      }),
    );
    live.end();
    const mail = connect(other.smtpPort as number, '127.0.0.1');
    mail.on('data', (chunk) => {
      heard.mail += chunk;
    });
    const mailEnded = new Promise((resolve) => mail.on('close', resolve));
    await expect.poll(() => heard.live && heard.mail, { timeout: 15_000 }).toBeTruthy();
    const began = performance.now();
    await other.stop();
    await Promise.all([liveEnded, mailEnded]);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(heard.mail).toMatch(/^421 /m);
    expect(heard.live.trimEnd()).toMatch(/retry: \d+$/);
  });
});
