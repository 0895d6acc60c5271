import { join } from 'node:path';
import { userOf } from '#platform/application-role.ts';
import { systemClock } from '#platform/clock.ts';
import type { Actor, Runtime } from '#platform/command.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { hasCluster, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { createLog } from '#platform/log.ts';
import { migrate, migrationNames, migrationsRun, SchemaTooNew } from '#platform/migrate.ts';
import { findRunningPostgres } from '#platform/running-postgres.ts';
import { type Client, withClient } from '../backup/client-queries.ts';

/** Who acts when somebody works at the command line: whoever can read the data folder or knows DATABASE_URL. */
export const operator: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'cli' };

/** What the person at the command line has to mend; printed without a stack. */
export class UsageError extends Error {}

/** There is no database under DATA_DIR, and no address of another one. */
export class NoDatabaseYet extends UsageError {
  constructor(dataDir: string) {
    super(
      `  - there is no desk under ${dataDir}: set DATA_DIR or DATABASE_URL as the desk has it (docs/operate/install.md)`,
    );
  }
}

/**
 * Runs `work` on the desk's database: the one of DATABASE_URL, else the embedded one of DATA_DIR, by the server that has
 * it open already, or by one started for as long as this takes. `make` makes and migrates it where need be; without, it has
 * to be there and of this version. Throws `UsageError` with every wrong setting.
 */
export async function withDesk<R>(
  environment: Record<string, string | undefined>,
  work: (runtime: Runtime) => Promise<R>,
  { make = false } = {},
): Promise<R> {
  const config = configOf(environment);
  const database = await openDatabase(config, { make });
  try {
    if (make) await migrate(database.ownerUrl, { role: userOf(database.url) });
    else await withClient(database.url, 'linja', hasThisSchema);
    const pool = createPool(database.url, 4);
    try {
      const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
      return await work({ pool, db: kyselyOn(pool), clock: systemClock, log, wakeRelay: () => {} });
    } finally {
      await pool.end();
    }
  } finally {
    await database.stop();
  }
}

/** Throws `UsageError` where the database, one of somebody's own, holds no desk. */
export async function holdsDesk(client: Client): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(
    "select to_regclass('public.migration') is not null as known",
  );
  if (!rows[0]?.known)
    throw new UsageError('  - the database holds no desk yet: start the desk once, or run linja setup');
}

/** A command that looks changes nothing, and one that writes does not bring the schema of a newer version under an older desk. */
async function hasThisSchema(client: Client): Promise<void> {
  await holdsDesk(client);
  const run = await migrationsRun(client);
  const names = migrationNames();
  const missing = names.filter((name) => !run.includes(name));
  const unknown = run.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new SchemaTooNew(unknown);
  if (missing.length > 0) {
    throw new UsageError(
      `  - the database is of an older version (${missing.length} migrations have not been run): start the desk of this version first, or use the older one`,
    );
  }
}

/** The settings; throws `UsageError` with every wrong one. */
export function configOf(environment: Record<string, string | undefined>): Config {
  const read = readConfig(environment);
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `  - ${problem}`).join('\n'));
  return read.config;
}

/** A database to work on: as the application's user, and as the owner of its tables. */
export type OpenDatabase = { url: string; ownerUrl: string; stop: () => Promise<void> };

/**
 * The desk's database, by the server that has it open already or by one started for as long as it takes; not migrated.
 * Throws `NoDatabaseYet` where there is none under DATA_DIR, unless it is to be made: a backup of a desk that was made by
 * the backup itself would be a success every night.
 */
export async function openDatabase(config: Config, { make = false } = {}): Promise<OpenDatabase> {
  const stop = async () => {};
  if (config.databaseUrl) {
    const url = config.directDatabaseUrl ?? config.databaseUrl;
    return { url, ownerUrl: config.migrationDatabaseUrl ?? url, stop };
  }
  const folder = join(config.dataDir, 'postgres');
  if (!make && !hasCluster(folder)) throw new NoDatabaseYet(config.dataDir);
  const running = await findRunningPostgres(folder);
  if (running?.owner) return { url: running.applicationUrl, ownerUrl: running.url, stop };
  const started = await startEmbeddedPostgres(folder);
  return { url: started.applicationUrl, ownerUrl: started.url, stop: started.stop };
}
