import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aDatabase } from '#test/database.ts';
import { pretendsToBe } from '#test/pretends-to-be.ts';
import { withClient } from '../backup/client-queries.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkPooler } from '../doctor/check-pooler.ts';
import type { Finding } from '../doctor/finding.ts';

const folder = mkdtempSync(join(tmpdir(), 'linja-doctor-'));
let desk: TestDesk;
let env: Record<string, string>;
beforeAll(async () => {
  desk = await aDesk();
  env = {
    DATABASE_URL: desk.runtime.pool.options.connectionString as string,
    DATA_DIR: folder,
    PORT: '0',
    SMTP_PORT: '0',
  };
});
afterAll(async () => {
  await desk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `linja …` as a person does. */
function linja(environment: Record<string, string>, ...args: string[]) {
  return new Promise<{ code: number | null; out: string; problem: string }>((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...args], {
      env: { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv,
    });
    let [out, problem] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      problem += chunk;
    });
    child.on('close', (code) => resolve({ code, out, problem }));
  });
}

const found = async (environment: Record<string, string> = env): Promise<Finding[]> =>
  JSON.parse((await linja(environment, 'doctor', '--json')).out);
const saying = (findings: Finding[], words: string) => findings.find((one) => one.what.includes(words));

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

test('a desk that is well has no problem, and says what was looked at', async () => {
  const { out, problem } = await linja(env, 'doctor');
  expect(problem).toBe('');
  expect(out).toContain('✓ The desk works as linja_app, who can only add to the log');
  expect(out).toContain('✓ The clocks agree');
  expect(out).toContain('! There is one administrator');
  expect(out).toContain('What to do: ');
  // The database of the tests does not wait for its disk, which nobody's desk should do.
  expect(out.match(/^✗.*/gm)).toEqual(['✗ The database does not wait for its disk']);
});

test('each trouble is named with why it matters and what to do', async () => {
  const { start } = desk;
  await desk.admin.done('POST', '/requests', { channel: 'phone', subject: 'Lamp' });
  await asOwner(`insert into inbound_message (id, channel, external_id, raw, size, state, received_at, updated_at)
    values (gen_random_uuid(), 'email', 'x', '', 0, 'failed', now(), now());
    insert into mail_address (id, address, address_key, name, centre_id) values (gen_random_uuid(), 'a@desk.example', 'a@desk.example', 'A', '${start.centreId}');
    insert into setting (key, value) values ('mail_relay', '{"host": "127.0.0.1", "port": 1, "security": "none", "username": null}');
    insert into graphile_worker._private_tasks (identifier) values ('nothing') on conflict do nothing;
    insert into graphile_worker._private_jobs (task_id, attempts, max_attempts) select id, 3, 3 from graphile_worker._private_tasks limit 1;
    update change_log set changes = '[]' where id = (select max(id) from change_log);`);
  const findings = await found({ ...env, PUBLIC_URL: 'http://desk.example', HOST: '0.0.0.0' });
  for (const words of [
    'received mails could not be read',
    'The relay 127.0.0.1:1 cannot be reached (ECONNREFUSED)',
    '1 jobs were given up',
    'log rows were rewritten',
    'without TLS',
  ]) {
    expect([words, saying(findings, words)]).toMatchObject([words, { level: 'problem', why: /./, todo: /./ }]);
  }
  expect(saying(findings, 'No backup')).toMatchObject({ level: 'warning' });
  expect(saying(findings, 'TRUSTED_PROXIES')).toBeUndefined();
  expect((await linja(env, 'doctor')).code).toBe(1);
}, 60_000);

test('a user who owns the log, an old backup, missing migrations and wrong settings are told', async () => {
  writeFileSync(
    join(folder, 'last-backup.json'),
    JSON.stringify({ at: '2026-01-01T00:00:00Z', path: '/nowhere', bytes: 1 }),
  );
  const owner = await found({ ...env, DATABASE_URL: desk.databaseUrl, PUBLIC_URL: 'https://desk.example' });
  expect(saying(owner, 'TRUSTED_PROXIES is not set')).toMatchObject({ level: 'warning' });
  expect(saying(owner, 'who may alter the log')).toMatchObject({ level: 'warning' });
  expect(saying(owner, 'The last backup is')).toMatchObject({ level: 'warning' });
  await asOwner("update migration set name = '990000000001-of-tomorrow.sql' where name like '%-failed-mail.sql'");
  expect(saying(await found(), 'newer version')).toMatchObject({ level: 'problem' });
  await asOwner("delete from migration where name = '990000000001-of-tomorrow.sql'");
  expect(saying(await found(), '1 migrations have not been run')).toMatchObject({ level: 'warning' });
  expect(await linja(env, 'log', 'verify')).toMatchObject({
    code: 2,
    problem: expect.stringContaining('older version'),
  });
  expect(saying(await found({ PORT: 'many', DATA_DIR: folder }), 'PORT must be a number')).toMatchObject({
    level: 'problem',
  });
  const gone = { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x', DATA_DIR: folder };
  const nobody = await found(gone);
  expect(saying(nobody, 'Nobody listens at 127.0.0.1:1 (ECONNREFUSED)')).toMatchObject({ level: 'problem' });
  expect(JSON.stringify(nobody)).not.toContain('secret');
  const nothingYet = join(folder, 'not', 'yet');
  expect(saying(await found({ DATA_DIR: nothingYet }), `There is no desk under ${nothingYet}`)).toMatchObject({
    level: 'warning',
  });
  expect(existsSync(join(folder, 'not'))).toBe(false);
  const elsewhere = new URL(env.DATABASE_URL as string);
  elsewhere.pathname = '/nowhere';
  const lost = await found({ DATABASE_URL: elsewhere.href, DATA_DIR: join(import.meta.filename, 'data') });
  expect(saying(lost, 'There is no database nowhere on this server (3D000)')).toMatchObject({ level: 'problem' });
  expect(saying(lost, 'data cannot be written to')).toMatchObject({ level: 'problem' });
}, 90_000);

test('a PostgreSQL that is too old, and a pooler the desk cannot work through, are problems with a way out', async () => {
  const database = await aDatabase();
  const pretending = async (to: (client: pg.Client) => Promise<unknown>) => {
    await withClient(database.url, 'pretending', to);
    return withClient(database.applicationUrl, 'doctor', async (client) => (await checkDatabase(client)).findings);
  };
  try {
    expect(saying(await pretending(pretendsToBe.old), 'PostgreSQL 15 is too old')).toMatchObject({
      level: 'problem',
      why: 'the desk does not start on one older than 16',
    });
    await pretending(pretendsToBe.pooled);
    const [finding] = await checkPooler(database.applicationUrl, database.applicationUrl);
    expect(finding).toMatchObject({ level: 'problem', todo: expect.stringContaining('DIRECT_DATABASE_URL') });
    expect(finding?.what).toMatch(/^The connection pooler in DATABASE_URL gives a connection for one transaction only/);
  } finally {
    await database.drop();
  }
});
