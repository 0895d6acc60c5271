/**
 * Proves that a backup comes back whole: makes a desk of 100,000 requests (or of as many as the first word says), writes a
 * backup of it while somebody works, restores it into an empty database and compares the two databases row by row by SQL
 * of its own, not by what made the backup. Prints times, sizes and the memory it took.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { restoreBackup } from '#app/backup/restore-backup.ts';
import { writeBackup } from '#app/backup/write-backup.ts';
import { verifyLog } from '#areas/changes/index.ts';
import { kyselyOn } from '#platform/db.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { prepareDesk } from './prepare-desk.ts';

const requests = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'linja-prove-'));
const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
const targetUrl = postgres.url.replace(/\/linja$/, '/restored');
let highest = 0;
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 50);

async function timed<R>(what: string, work: () => Promise<R>): Promise<R> {
  highest = process.memoryUsage.rss();
  const before = highest;
  const began = performance.now();
  const result = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
  console.log(`${what}: ${seconds} s, memory ${mb(before)} MB before, ${mb(highest)} MB at most`);
  return result;
}

async function connected<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Number of rows and a sum of their hashes, a table each; the same whatever order the rows lie in. */
const contentOf = (url: string) =>
  connected(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'graphile_worker') and tablename <> 'migrations' order by 1`,
    );
    const content = new Map<string, string>();
    for (const { name } of tables) {
      const { rows } = await client.query<{ content: string }>(
        `select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as content from ${name} t`,
      );
      content.set(name, rows[0]?.content ?? '');
    }
    return content;
  });

try {
  await timed(`Making ${requests} requests`, () => prepareDesk(postgres.url, requests));
  await connected(postgres.url, async (client) => {
    // Files as people send them: 200 MB that no compression makes smaller.
    await client.query(
      `insert into file (sha256, size, content) select sha256(c), length(c), c from (
        select decode(string_agg(encode(sha256((f || '/' || n)::bytea), 'hex'), ''), 'hex') as c
        from generate_series(1, 200) f, generate_series(1, 32768) n group by f) x`,
    );
    const { rows } = await client.query("select pg_size_pretty(pg_database_size('linja')) as size");
    console.log(`The database has ${rows[0].size}.`);
    await client.query('create database restored');
  });
  const path = join(folder, 'desk.backup');
  const { bytes, manifest } = await timed('Backup', () =>
    connected(postgres.url, (client) => writeBackup(client, { path, now: new Date() })),
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`The backup has ${(bytes / 1e6).toFixed(0)} MB for ${rows} rows.`);
  await timed('Restore, with its comparison of every byte', () =>
    restoreBackup({ path, ownerUrl: targetUrl, now: new Date() }),
  );
  const [kept, restored] = await timed('Comparison of the two databases by SQL', async () => [
    await contentOf(postgres.url),
    await contentOf(targetUrl),
  ]);
  const different = [...kept].filter(([name, content]) => restored.get(name) !== content);
  for (const [name, content] of different) console.error(`${name}: ${content}, restored ${restored.get(name)}`);
  const { broken } = await timed('Verification of the restored log', () =>
    connected(targetUrl, (client) => verifyLog(kyselyOn(client))),
  );
  const same = different.length === 0 && kept.size === restored.size && !broken;
  console.log(same ? `The same: all ${kept.size} tables, row by row, and the log is whole.` : 'NOT the same.');
  process.exitCode = same ? 0 : 1;
} finally {
  clearInterval(watch);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
