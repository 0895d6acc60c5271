import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDesk } from '#app/start-desk.ts';
import { verifyLog } from '#areas/changes/index.ts';
import { kyselyOn } from '#platform/db.ts';
import { aDesk, callWith, type TestDesk } from '#test/a-desk.ts';
import { aSession } from '#test/a-sign-in.ts';
import { aDatabase } from '#test/database.ts';
import { withClient } from './client-queries.ts';
import { readBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'linja-backup-'));
const path = (name: string) => join(folder, name);
const now = new Date('2026-02-04T10:00:00Z');

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
  const made = await desk.admin.call('POST', '/requests', { channel: 'phone', subject: 'Åland ☀ lamp' });
  expect(made.status).toBe(201);
  await withClient(desk.databaseUrl, 'test', async (client) => {
    // 500 requests as the application writes them, with their log, and a file that no compression makes small.
    await client.query(`insert into request (id, reply_token, kind, channel, phase, status_id, subject, description, language, centre_id,
        category_id, original_category_id, priority_id, original_priority_id, reported_at, active_at, created_at, updated_at)
      select gen_random_uuid(), 'aaaa', 'question', 'phone', 'registered', status_id, 'Number ' || n, '', 'en', centre_id,
        category_id, original_category_id, priority_id, original_priority_id, reported_at, active_at, created_at, updated_at
      from request, generate_series(1, 500) n`);
    await client.query(`insert into file (sha256, size, content) select sha256(c), length(c), c from (
      select decode(string_agg(encode(sha256(n::text::bytea), 'hex'), ''), 'hex') as c from generate_series(1, 20000) n) x`);
  });
});
afterAll(async () => {
  await desk.end();
  rmSync(folder, { recursive: true, force: true });
});

const back = (name: string, passphrase?: string) =>
  withClient(desk.databaseUrl, 'backup', (client) => writeBackup(client, { path: path(name), passphrase, now }));

/** Every row of every table as text, in an order: compared by the database itself, not by what made the backup. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  return withClient(url, 'test', async (client) => {
    const content: Record<string, unknown> = {};
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')
        and tablename <> 'migrations' order by 1`,
    );
    for (const { name } of rows) {
      const { rows: found } = await client.query(
        `select count(*)::int as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as content from ${name} t`,
      );
      content[name] = found[0];
    }
    const sequences = await client.query('select sequencename, last_value from pg_sequences order by 1');
    return { ...content, sequences: sequences.rows };
  });
}

/** An empty database that has had no migration yet. */
const anEmptyDatabase = () => aDatabase('template1');

test('a backup made while people work comes back row by row, with files, jobs, numbers and a log that holds', async () => {
  let working = true;
  const work = (async () => {
    for (let n = 0; working; n++)
      await desk.admin.done('POST', '/requests', { channel: 'phone', subject: `Meanwhile ${n}` });
  })();
  const { manifest } = await back('busy.backup');
  working = false;
  await work;
  expect(manifest.tables.find((table) => table.name === 'request')?.rows).toBeGreaterThanOrEqual(501);
  const busy = await anEmptyDatabase();
  await restoreBackup({ path: path('busy.backup'), ownerUrl: busy.url, now });
  // One moment of a desk at work: each chain of the log ends where its record does.
  await withClient(busy.url, 'test', async (client) => {
    expect((await verifyLog(kyselyOn(client))).broken).toBeNull();
  });
  await busy.drop();
  const target = await anEmptyDatabase();
  try {
    await withClient(target.url, 'test', (client) => client.query('create table somebody_elses (a text)'));
    await expect(restoreBackup({ path: path('busy.backup'), ownerUrl: target.url, now })).rejects.toThrow('not empty');
    await withClient(target.url, 'test', (client) => client.query('drop table somebody_elses'));
    await desk.settle();
    await aSession(desk, 'admin@desk.example');
    await withClient(desk.databaseUrl, 'test', (client) =>
      client.query(`insert into trusted_device (digest, person_id, expires_at) select '\\x01', id, now() + interval '30 days' from person limit 1;
        insert into push_subscription (id, person_id, endpoint, p256dh, auth, created_at)
          select gen_random_uuid(), id, 'https://push.example/1', '', '', now() from person limit 1`),
    );
    await back('quiet.backup');
    const before = await contentOf(desk.databaseUrl);
    const restored = await restoreBackup({ path: path('quiet.backup'), ownerUrl: target.url, role: 'linja_app', now });
    expect(restored.tables.every((table) => table.same)).toBe(true);
    // Whoever was signed in then may have been thrown out since.
    const signIns = ['session', 'sign_in_ticket', 'password_link', 'trusted_device', 'push_subscription'].map(
      (name) => `public.${name}`,
    );
    expect([before['public.session'], restored.signedOut]).toMatchObject([{ rows: 1 }, 1]);
    expect([before['public.trusted_device'], before['public.push_subscription']]).toMatchObject([
      { rows: 1 },
      { rows: 1 },
    ]);
    // And whoever could sign in then can again: the restore names them.
    expect(restored.maySignIn.map((person) => person.email)).toContain('admin@desk.example');
    const without = Object.fromEntries(signIns.map((name) => [name, { rows: 0, content: null }]));
    const keys = { rows: restored.stoppedKeys, content: expect.any(String) };
    expect(before['public.api_key']).toMatchObject({ rows: restored.stoppedKeys });
    expect(await contentOf(target.url)).toEqual({ ...before, ...without, 'public.api_key': keys });
    await withClient(target.url, 'test', async (client) => {
      expect((await verifyLog(kyselyOn(client))).broken).toBeNull();
      await expect(client.query('delete from change_log')).rejects.toThrow('cannot be changed');
      await expect(client.query('update request set category_id = gen_random_uuid()')).rejects.toThrow('foreign key');
    });
    const again = await startDesk({
      databaseUrl: target.applicationUrl,
      host: '127.0.0.1',
      port: 0,
      smtpPort: null,
      logLevel: 'error',
    });
    try {
      // A key may have been revoked since: none serves until somebody says that it is still needed.
      const byKey = callWith(again.url, desk.admin.key);
      const register = () => byKey('POST', '/requests', { channel: 'phone', subject: 'After the restore' });
      expect((await register()).status).toBe(401);
      const browser = await aSession(again, 'admin@desk.example');
      const [shown] = (await browser.done('GET', '/api-keys')).rows;
      expect(shown).toMatchObject({ name: 'test', stoppedAt: expect.any(String) });
      const { id } = shown;
      expect(await browser.done('POST', `/api-keys/${id}/renewal`, {})).toMatchObject({ id, stoppedAt: null });
      expect((await register()).status).toBe(201);
      const noted = "select person_name from security_event where type = 'key_renewed' and facts ->> 'keyId' = $1";
      expect((await again.runtime.pool.query(noted, [id])).rows).toEqual([{ person_name: 'Ada Admin' }]);
      const { rows } = await again.runtime.pool.query(
        'select max(number) - count(*) as gap, count(distinct number) = count(*) as once from request',
      );
      expect(rows[0].once).toBe(true);
    } finally {
      await again.stop();
    }
  } finally {
    await target.drop();
  }
}, 120_000);

describe('a backup that is not whole', () => {
  beforeAll(async () => {
    await back('whole.backup');
    await back('secret.backup', 'correct horse battery');
  });

  test('is told by one flipped byte anywhere in it', async () => {
    const bytes = readFileSync(path('whole.backup'));
    for (const place of [0.2, 0.5, 0.9]) {
      const copy = Buffer.from(bytes);
      const at = Math.floor(copy.length * place);
      copy[at] = (copy[at] as number) ^ 0x41;
      writeFileSync(path('flipped.backup'), copy);
      await expect(readBackup(path('flipped.backup'), undefined)).rejects.toThrow(
        /damaged|not those|cut off|not whole/,
      );
    }
  });

  test('is told when its end is missing', async () => {
    const bytes = readFileSync(path('whole.backup'));
    for (const left of [bytes.length - 1, bytes.length - 5000, 300, 10]) {
      writeFileSync(path('short.backup'), bytes.subarray(0, left));
      await expect(readBackup(path('short.backup'), undefined)).rejects.toThrow();
    }
  });

  test('opens with its passphrase only, and shows nothing without it', async () => {
    const { manifest } = await readBackup(path('secret.backup'), 'correct horse battery');
    expect(manifest.tables.length).toBeGreaterThan(20);
    await expect(readBackup(path('secret.backup'), 'correct horse batterz')).rejects.toThrow('passphrase');
    await expect(readBackup(path('secret.backup'), undefined)).rejects.toThrow('encrypted');
    expect(readFileSync(path('secret.backup')).includes('reply_token')).toBe(false);
    expect(readFileSync(path('whole.backup')).includes('reply_token')).toBe(true);
    expect(statSync(path('secret.backup')).mode & 0o077).toBe(0);
  });

  test('never touches a database: it is read to its end before anything is written', async () => {
    const target = await anEmptyDatabase();
    try {
      writeFileSync(path('short.backup'), readFileSync(path('whole.backup')).subarray(0, 100_000));
      await expect(restoreBackup({ path: path('short.backup'), ownerUrl: target.url, now })).rejects.toThrow();
      await withClient(target.url, 'test', async (client) => {
        expect((await client.query("select from pg_tables where schemaname = 'public'")).rowCount).toBe(0);
      });
    } finally {
      await target.drop();
    }
  });

  test('replaces a desk only by its name, not while somebody works on it, and with a backup of what was there', async () => {
    const target = await aDatabase();
    const restore = (replace?: string) =>
      restoreBackup({ path: path('whole.backup'), ownerUrl: target.url, replace, role: 'linja_app', now: new Date() });
    try {
      await restore();
      await expect(restore()).rejects.toThrow('not empty');
      await expect(restore('something_else')).rejects.toThrow('nothing was touched');
      const name = new URL(target.url).pathname.slice(1);
      const other = new pg.Client({ connectionString: target.url, application_name: 'linja' });
      await other.connect();
      await expect(restore(name)).rejects.toThrow('stop every node');
      await other.end();
      await withClient(target.url, 'test', (client) =>
        client.query(`update setting set value = '"of before"' where key = (select min(key) from setting);
          create schema obstacle; create function obstacle.refuse() returns event_trigger language plpgsql as $$ begin raise 'no room'; end $$;
          create event trigger refuse on ddl_command_start when tag in ('CREATE TABLE') execute function obstacle.refuse()`),
      );
      const before = await contentOf(target.url);
      // Broken off between emptying and loading: what was there before is in a backup beside the file.
      const brokenOff = (await restore(name).catch((error: Error) => error)) as Error;
      expect(brokenOff.message).toMatch(/no room/);
      const kept = brokenOff.message.match(/is in (\S+linja-replaced-\S+\.backup): restore that/)?.[1] as string;
      await withClient(target.url, 'test', (client) => client.query('drop schema obstacle cascade'));
      expect(await restoreBackup({ path: kept, ownerUrl: target.url, role: 'linja_app', now })).toMatchObject({
        replaced: null,
      });
      expect(await contentOf(target.url)).toEqual(before);
      const { tables, replaced } = await restore(name);
      expect(tables.every((table) => table.same)).toBe(true);
      expect((await readBackup(replaced as string, undefined)).manifest.tables.length).toBeGreaterThan(20);
    } finally {
      await target.drop();
    }
  }, 60_000);
});
