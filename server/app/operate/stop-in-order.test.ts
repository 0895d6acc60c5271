import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { startDesk } from '#app/start-desk.ts';
import { createApiKey } from '#areas/staff/index.ts';
import { command } from '#platform/command.ts';
import { aDatabase } from '#test/database.ts';

const main = join(import.meta.dirname, '../main.ts');
const system = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;

let database: Awaited<ReturnType<typeof aDatabase>>;
let key: string;
const folder = mkdtempSync(join(tmpdir(), 'linja-stop-'));
beforeAll(async () => {
  database = await aDatabase();
  const desk = await startDesk({
    databaseUrl: database.applicationUrl,
    host: '127.0.0.1',
    port: 0,
    smtpPort: null,
    logLevel: 'error',
  });
  const { personId } = await command(desk.runtime, system, (ctx) =>
    setUpDesk(ctx, {
      language: 'en',
      zone: 'Europe/Warsaw',
      name: 'Ada',
      email: 'a@desk.example',
      password: 'correct horse battery',
      example: 'none',
    }),
  );
  key = (await command(desk.runtime, system, (ctx) => createApiKey(ctx, { personId, name: 'test', expiresAt: null })))
    .key;
  await desk.stop();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A desk as an operator runs it, in a process of its own. */
async function aProcess(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SMTP_PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ...environment,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/Mail is received on/);
  return {
    child,
    said: () => said,
    url: said.match(/Linja is at (\S+)/)?.[1] as string,
    mailPort: Number(said.match(/Mail is received on \S+:(\d+)/)?.[1]),
  };
}
/** Without the worker, so that calls alone wait for what is held. */
const answering = () => ({
  DATABASE_URL: database.applicationUrl,
  MIGRATION_DATABASE_URL: database.url,
  SERVICES: 'web,channels',
});
const ended = async (child: ChildProcess) => (await once(child, 'exit'))[0] as number;

/** Holds a lock that makes registering wait, as slow work does. */
async function holding(): Promise<{ waitedFor: (calls: number) => Promise<void>; release: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url });
  // Within one transaction what goes on is seen as it was at the first look.
  const onlooker = new pg.Client({ connectionString: database.url });
  await Promise.all([client.connect(), onlooker.connect()]);
  await client.query('begin; lock table request in share row exclusive mode');
  return {
    waitedFor: async (calls) => {
      const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await expect.poll(async () => (await onlooker.query(waiting)).rowCount, { timeout: 10_000 }).toBe(calls);
    },
    release: async () => {
      await client.query('commit');
      await Promise.all([client.end(), onlooker.end()]);
    },
  };
}

const register = (url: string) =>
  fetch(`${url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'phone', subject: 'Under way' }),
  });

test('a node says that it lives, and that it is not ready, while it waits for migrations', async () => {
  const port = await aFreePort();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  // The lock of migrate.ts, as another node holds it that runs them.
  await owner.query('select pg_advisory_lock(7265501)');
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      PORT: String(port),
      SMTP_PORT: '0',
      ...answering(),
    } as NodeJS.ProcessEnv,
    stdio: 'ignore',
  });
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.status,
      () => 0,
    );
  try {
    await expect.poll(() => status('/healthz'), { timeout: 30_000 }).toBe(200);
    expect(await status('/readyz')).toBe(503);
    expect(await status('/')).toBe(503);
    await owner.query('select pg_advisory_unlock(7265501)');
    await expect.poll(() => status('/readyz'), { timeout: 30_000 }).toBe(200);
  } finally {
    await owner.end();
    const exit = ended(child);
    child.kill('SIGTERM');
    await exit;
  }
}, 60_000);

function aFreePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

test('a call and a mail under way when the desk is told to stop are finished, and nothing new is taken', async () => {
  const desk = await aProcess(answering());
  const slow = await holding();
  const mail = connect(desk.mailPort, '127.0.0.1');
  let heard = '';
  mail.on('data', (chunk) => (heard += chunk));
  const say = async (line: string, answer: RegExp) => {
    heard = '';
    mail.write(`${line}\r\n`);
    await expect.poll(() => heard, { timeout: 15_000 }).toMatch(answer);
  };
  await expect.poll(() => heard, { timeout: 15_000 }).toMatch(/^220 /m);
  await say('EHLO mx', /^250 /m);
  await say('MAIL FROM:<a@b.example>', /^250/m);
  await say('RCPT TO:<c@d.example>', /^250/m);
  await say('DATA', /^354/m);
  mail.write('Subject: Under way\r\n\r\nhalf of it\r\n');
  const answers = Array.from({ length: 5 }, () => register(desk.url).then((answer) => answer.status));
  await slow.waitedFor(5);
  const began = performance.now();
  const exit = ended(desk.child);
  desk.child.kill('SIGTERM');
  const health = () =>
    fetch(`${desk.url}/healthz`).then(
      (answer) => answer.status,
      () => 'refused',
    );
  await expect.poll(health, { timeout: 8_000 }).toBe('refused');
  await slow.release();
  await say('and the rest\r\n.', /^250 .*Stored/m);
  expect(await Promise.all(answers)).toEqual([201, 201, 201, 201, 201]);
  mail.destroy();
  expect(await exit).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*)::int from request) as requests, (select count(*)::int from inbound_message) as mails`,
  );
  await client.end();
  expect(rows).toEqual([{ requests: 5, mails: 1 }]);
}, 60_000);

test('what does not end in ten seconds is cut off, and leaves nothing half done', async () => {
  const desk = await aProcess(answering());
  const slow = await holding();
  const answer = register(desk.url).catch(() => 'cut off');
  await slow.waitedFor(1);
  const began = performance.now();
  const exit = ended(desk.child);
  desk.child.kill('SIGTERM');
  await exit;
  expect(performance.now() - began).toBeGreaterThan(5_000);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await answer).toBe('cut off');
  await slow.release();
}, 60_000);

test('a second signal ends at once, and the embedded database goes down whole all the same', async () => {
  const desk = await aProcess({});
  const exit = ended(desk.child);
  // A call that never ends its body keeps the desk waiting.
  const hanging = connect(Number(new URL(desk.url).port), '127.0.0.1');
  hanging.on('error', () => {});
  hanging.write(
    'POST /api/v1/setup HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  desk.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const began = performance.now();
  desk.child.kill('SIGTERM');
  expect(await exit).toBe(1);
  // The first signal alone would have waited ten seconds for the call.
  expect(performance.now() - began).toBeLessThan(5_000);
  hanging.destroy();
  const again = await aProcess({});
  const last = ended(again.child);
  again.child.kill('SIGTERM');
  expect(await last).toBe(0);
}, 90_000);
