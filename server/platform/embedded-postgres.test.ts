import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { findRunningPostgres } from './running-postgres.ts';

/** Another desk, in a process of its own: starts the database on the folder, writes a row, and waits to be killed. */
async function anotherDesk(folder: string) {
  const program = `
    import pg from 'pg';
    import { startEmbeddedPostgres } from '${join(import.meta.dirname, 'embedded-postgres.ts')}';
    const { url } = await startEmbeddedPostgres('${folder}');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table kept as select 42 as answer');
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** The process that makes the cluster under this folder, found by what it was called with; 0 where there is none. */
function initdbOn(folder: string): number {
  const calls = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const called = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    } catch {
      return [];
    }
  };
  return Number(
    calls.find((pid) => called(pid).some((word) => word.endsWith('/initdb')) && called(pid).join().includes(folder)) ??
      0,
  );
}

test.skipIf(process.platform !== 'linux')(
  'a first start that was cut off while it made the database is made anew by the next one',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-cut-off-'));
    try {
      const first = startEmbeddedPostgres(folder, ['fsync=off']).catch((error: Error) => error);
      const begun = () => readdirSync(folder).some((name) => existsSync(join(folder, name, 'PG_VERSION')));
      await expect.poll(begun, { timeout: 20_000, interval: 5 }).toBe(true);
      process.kill(initdbOn(folder), 'SIGKILL');
      expect(await first).toMatchObject({ message: expect.stringContaining('initdb failed') });
      const second = await startEmbeddedPostgres(folder, ['fsync=off']);
      await second.stop();
      expect(readdirSync(folder).sort()).toEqual(['cluster', 'owner', 'password']);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  60_000,
);

test('a database left behind by a desk that was killed is taken over whole, and not while that desk lives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linja-takeover-'));
  try {
    const other = await anotherDesk(folder);
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(`process ${other.pid}`);
    const gone = once(other, 'exit');
    other.kill('SIGKILL');
    await gone;
    const postgres = await startEmbeddedPostgres(folder);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    expect((await client.query('select answer from kept')).rows).toEqual([{ answer: 42 }]);
    await client.end();
    await postgres.stop();
    expect(await findRunningPostgres(folder)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test('a database that is killed is started again by itself, on its port and with what was committed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linja-again-'));
  const said: string[] = [];
  const postgres = await startEmbeddedPostgres(folder, [], (words) => said.push(words));
  const query = async (text: string) => {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(text)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  };
  try {
    await query('create table kept as select 42 as answer');
    process.kill(Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await expect
      .poll(() => query('select answer from kept').catch(() => null), { timeout: 30_000 })
      .toEqual([{ answer: 42 }]);
    expect(said[0]).toMatch(/ended by itself and is started again/);
    await postgres.stop();
    expect(await findRunningPostgres(folder)).toBeNull();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
