import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asApplication, createApplicationRole, userOf } from '#platform/application-role.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';

/**
 * Once for a whole test run: a real PostgreSQL in a folder of its own, with a migrated template that each test file
 * clones. `LINJA_TEST_DATABASE` names its address for the workers. `TEST_POSTGRES_URL`, the address of a database `linja`
 * as a superuser, runs the tests on another server instead, such as one of another version.
 */
export default async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'linja-test-'));
  const other = process.env.TEST_POSTGRES_URL;
  // Tests may lose what they wrote when the machine dies; they must not wait for the disk.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const postgres = other ? await another(other) : await startEmbeddedPostgres(folder, settings);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('drop database if exists template_desk');
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

/** A server somebody else started, which keeps running. */
async function another(url: string): Promise<Pick<EmbeddedPostgres, 'url' | 'applicationUrl' | 'stop'>> {
  const password = 'of-the-tests';
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await createApplicationRole(owner, password);
  await owner.end();
  return { url, applicationUrl: asApplication(url, password), stop: async () => {} };
}
