import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { userOf } from '#platform/application-role.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';

/**
 * Once for a whole test run: a real PostgreSQL in a folder of its own, with a migrated template that each test file
 * clones. `LINJA_TEST_DATABASE` names its address for the workers.
 */
export default async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'linja-test-'));
  // Tests may lose what they wrote when the machine dies; they must not wait for the disk.
  const postgres = await startEmbeddedPostgres(folder, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('create database template_desk');
  await admin.end();
  await migrate(postgres.url.replace(/\/linja$/, '/template_desk'), { role: userOf(postgres.applicationUrl) });
  process.env.LINJA_TEST_DATABASE = postgres.url;
  process.env.LINJA_TEST_APPLICATION = postgres.applicationUrl;
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
