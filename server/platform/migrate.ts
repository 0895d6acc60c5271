import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { grantApplication } from './application-role.ts';
import { findPooler, isPooled } from './pooler.ts';

/** Where the migrations are. */
export const migrationsFolder = join(import.meta.dirname, '../../migrations');

/** Any number: it only has to be the same for every node that starts at the same time. */
const lock = 7_265_501;

export type MigrateOptions = {
  /** Database user of the application, which gets its rights on what was made; none: the owner works alone. */
  role?: string | undefined;
  /** Only these files, for a database that has to be brought to an earlier schema. */
  only?: ReadonlySet<string>;
  folder?: string;
};

/** Names of the migrations this version brings, in their order. */
export function migrationNames(folder: string = migrationsFolder): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
    .sort();
}

/** The oldest PostgreSQL the desk is tried on; what the README and `linja doctor` say as well. */
export const oldestPostgres = 16;

/** What to say of a server of this version (`server_version_num`, such as 150018); null where it is new enough. */
function tooOldPostgres(version: number): string | null {
  const major = Math.floor(version / 10_000);
  if (major >= oldestPostgres) return null;
  return `the database is PostgreSQL ${major}, and Linja needs ${oldestPostgres} or newer: move it to a newer server (pg_upgrade, or linja backup and linja restore)`;
}

/** The database was made by a newer version: to write into it by what this version knows would break it. */
export class SchemaTooNew extends Error {
  constructor(unknown: string[]) {
    const [first, ...more] = unknown;
    super(
      `the database was made by a newer version: it has the migration ${first}${more.length > 0 ? ` and ${more.length} more` : ''}, which this version does not know. Install that version again, or restore a backup made before the upgrade.`,
    );
  }
}

/**
 * Brings the database to the newest schema: every `.sql` file that is missing, in the order of its name, all in one
 * transaction, so that an upgrade that fails leaves the database as it was. Nodes that start together wait for each other.
 * Gives the names of the files that were run. Throws `SchemaTooNew`, and where the server is too old or lies behind a pooler.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const folder = options.folder ?? migrationsFolder;
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linja migrate' });
  await client.connect();
  try {
    await mayMigrate(client, ownerUrl);
    await client.query('select pg_advisory_lock($1)', [lock]);
    const { rows } = await client.query("select to_regclass('public.migration') is not null as known");
    // Not "if not exists": the application's user may not even ask to make a table that is there.
    if (!rows[0].known) {
      await client.query('create table migration (name text primary key, run_at timestamptz not null default now())');
    }
    const known = new Set(await migrationsRun(client));
    const names = migrationNames(folder);
    const unknown = [...known].filter((name) => !names.includes(name)).sort();
    if (unknown.length > 0) throw new SchemaTooNew(unknown);
    const missing = names.filter((name) => !known.has(name) && (options.only?.has(name) ?? true));
    if (missing.length > 0) await mayAlter(client, missing);
    if (missing.length > 0) await runFiles(client, folder, missing);
    await runMigrations({ connectionString: ownerUrl });
    if (options.role) await grantApplication(client, options.role, missing.length > 0);
    return missing;
  } finally {
    await client.end();
  }
}

/** The server's age, and that the lock below is one's own: it belongs to a session, which a pooler may give to others. */
async function mayMigrate(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const old = tooOldPostgres(rows[0]?.version ?? 0);
  if (old) throw new Error(old);
  if ((await isPooled(client)) && (await findPooler(ownerUrl)).pooler === 'single transactions') {
    throw new Error(
      'migrations cannot go through a connection pooler that gives a connection for one transaction only: give the way past it as MIGRATION_DATABASE_URL or DIRECT_DATABASE_URL',
    );
  }
}

/** The migrations this database has had. */
export async function migrationsRun(client: Pick<pg.Client, 'query'>): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map((row) => row.name);
}

/** The application's user has no right to make tables; what to do about it is better said than "permission denied". */
async function mayAlter(client: pg.Client, missing: string[]): Promise<void> {
  const { rows } = await client.query<{ user: string; may: boolean }>(
    "select current_user as user, has_schema_privilege('public', 'create') as may",
  );
  if (rows[0]?.may) return;
  throw new Error(
    `${missing.length} migrations have to be run and ${rows[0]?.user} may not: start a node with MIGRATION_DATABASE_URL, the owner of the tables, first.`,
  );
}

async function runFiles(client: pg.Client, folder: string, names: string[]): Promise<void> {
  let current = '';
  await client.query('begin');
  try {
    for (const name of names) {
      current = name;
      await client.query('insert into migration (name) values ($1)', [name]);
      await client.query(readFileSync(join(folder, name), 'utf8'));
      // References checked late are checked now: a table with checks outstanding could not be altered by the next file.
      await client.query('set constraints all immediate; set constraints all deferred');
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `migration ${current} failed: ${(error as Error).message}. The database is as it was before; nothing of this upgrade was kept.`,
      { cause: error },
    );
  }
}
