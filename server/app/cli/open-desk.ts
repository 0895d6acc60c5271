import { join } from 'node:path';
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
  const read = readConfig(environment);
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `  - ${problem}`).join('\n'));
  const database = await openDatabase(read.config);
  try {
    await migrate(database.url);
    const pool = createPool(database.url, 4);
    try {
      const log = createLog(read.config.logLevel === 'info' ? 'warn' : read.config.logLevel);
      return await work({ pool, db: kyselyOn(pool), clock: systemClock, log, wakeRelay: () => {} });
    } finally {
      await pool.end();
    }
  } finally {
    await database.stop();
  }
}

async function openDatabase(config: Config): Promise<{ url: string; stop: () => Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => {} };
  const folder = join(config.dataDir, 'postgres');
  const running = await findRunningPostgres(folder);
  return running?.owner ? { url: running.url, stop: async () => {} } : startEmbeddedPostgres(folder);
}
