import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#platform/config.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';
import { startDesk } from './start-desk.ts';

const read = readConfig(process.env);
if ('problems' in read) {
  console.error(`Linja cannot start:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(2);
}
const { config } = read;
mkdirSync(config.dataDir, { recursive: true });
const postgres = config.databaseUrl ? null : await startEmbeddedPostgres(join(config.dataDir, 'postgres'));
const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
// A start that fails must not leave the database server behind.
const desk = await start().catch(async (error: Error) => {
  console.error(`Linja cannot start: ${error.message}`);
  await postgres?.stop();
  process.exit(1);
});

async function start() {
  await migrate(databaseUrl);
  return startDesk({
    databaseUrl,
    host: config.host,
    port: config.port,
    smtpPort: config.smtpPort,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    logLevel: config.logLevel,
  });
}
console.log(`\n  Linja is at ${desk.url}\n  Mail is received on ${config.host}:${desk.smtpPort}\n`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await desk.stop();
  await postgres?.stop();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
