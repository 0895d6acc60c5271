import { join } from 'node:path';
import { userOf } from '#platform/application-role.ts';
import { systemClock } from '#platform/clock.ts';
import type { Actor, Runtime } from '#platform/command.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { findRunningPostgres } from '#platform/running-postgres.ts';

/** Who acts when somebody works at the command line: whoever can read the data folder or knows DATABASE_URL. */
export const operator: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'cli' };

/** What the person at the command line has to mend; printed without a stack. */
export class UsageError extends Error {}

/**
 * Runs `work` on the desk's database: the one of DATABASE_URL, else the embedded one of DATA_DIR, by the server that has
 * it open already, or by one started for as long as this takes. Throws `UsageError` with every wrong setting.
 */
export async function withDesk<R>(
  environment: Record<string, string | undefined>,
  work: (runtime: Runtime) => Promise<R>,
): Promise<R> {
  const config = configOf(environment);
  const database = await openDatabase(config);
  try {
    await migrate(database.ownerUrl, { role: userOf(database.url) });
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

/** The settings; throws `UsageError` with every wrong one. */
export function configOf(environment: Record<string, string | undefined>): Config {
  const read = readConfig(environment);
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `  - ${problem}`).join('\n'));
  return read.config;
}

/** A database to work on: as the application's user, and as the owner of its tables. */
export type OpenDatabase = { url: string; ownerUrl: string; stop: () => Promise<void> };

/** The desk's database, by the server that has it open already or by one started for as long as it takes; not migrated. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const stop = async () => {};
  if (config.databaseUrl) {
    const url = config.directDatabaseUrl ?? config.databaseUrl;
    return { url, ownerUrl: config.migrationDatabaseUrl ?? url, stop };
  }
  const folder = join(config.dataDir, 'postgres');
  const running = await findRunningPostgres(folder);
  if (running?.owner) return { url: running.applicationUrl, ownerUrl: running.url, stop };
  const started = await startEmbeddedPostgres(folder);
  return { url: started.applicationUrl, ownerUrl: started.url, stop: started.stop };
}
