/**
 * Writes `server/platform/db.generated.ts` from a freshly migrated database; with `--verify` only says whether it is
 * up to date. Takes the database's address from DATABASE_URL, else starts an embedded PostgreSQL for the purpose.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'linja-types-'));
const postgres = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres(folder, ['fsync=off']);
const url = process.env.DATABASE_URL ?? postgres?.url ?? '';
try {
  await migrate(url);
  const run = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', url, '--out-file', 'server/platform/db.generated.ts'],
      ...['--default-schema', 'public', '--include-pattern', 'public.*', '--type-mapping', '{"int8":"number"}'],
      ...(process.argv.includes('--verify') ? ['--verify'] : []),
    ],
    { stdio: 'inherit' },
  );
  process.exitCode = run.status ?? 1;
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
