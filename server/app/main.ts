import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { userOf } from '#platform/application-role.ts';
import { collectWhenQuiet } from '#platform/collect-when-quiet.ts';
import { readConfig } from '#platform/config.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { createLog } from '#platform/log.ts';
import { makeFolder } from '#platform/make-folder.ts';
import { migrate } from '#platform/migrate.ts';
import { lookAtPooler } from '#platform/pooler.ts';
import { withoutPersonal } from '#platform/scrub.ts';
import { answerWhileStarting } from './operate/while-starting-gateway.ts';
import { type Desk, startDesk } from './start-desk.ts';

/** All of a stop, the database included, takes no longer than this, in milliseconds. */
const stopWithinMs = 10_000;
/** A terminal sends Ctrl-C to the program that started us as well, which passes it on: twice within this is once. */
const sameSignalMs = 500;

const { values: said } = parseArgs({ options: { services: { type: 'string' } } });
const read = readConfig({ ...process.env, ...(said.services ? { SERVICES: said.services } : {}) });
if ('problems' in read) {
  console.error(`Linja cannot start:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exit(2);
}
const { config } = read;

let desk: Desk | undefined;
let stoppingSince = 0;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

try {
  const { host, port, metricsHost, metricsPort } = config;
  const own = metricsPort === undefined ? [] : [{ host: metricsHost, port: metricsPort }];
  const endAnswering = await answerWhileStarting([{ host, port }, ...own]);
  makeFolder(config.dataDir);
  const log = createLog(config.logLevel);
  const say = (words: string) => log.error({ database: withoutPersonal(words) }, 'database');
  postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres(join(config.dataDir, 'postgres'), [], say);
  const databaseUrl = config.databaseUrl ?? postgres?.applicationUrl ?? '';
  const directUrl = config.directDatabaseUrl ?? databaseUrl;
  const ownerUrl = config.migrationDatabaseUrl ?? postgres?.url ?? directUrl;
  await migrate(ownerUrl, { role: userOf(databaseUrl) });
  const { trouble } = await lookAtPooler(databaseUrl, directUrl);
  if (trouble) throw new Error(`${trouble.what}: ${trouble.todo}`);
  await endAnswering();
  if (!stoppingSince) {
    collectWhenQuiet();
    desk = await startDesk({
      databaseUrl,
      directUrl,
      host,
      port,
      smtpPort: config.smtpPort,
      publicUrl: config.publicUrl,
      signInSecret: config.signInSecret,
      trustedProxies: config.trustedProxies,
      logLevel: config.logLevel,
      log,
      services: config.services,
      metrics: { host: metricsHost, port: metricsPort, token: config.metricsToken },
      anchorsFolder: join(config.dataDir, 'anchors'),
      erasuresFolder: join(config.dataDir, 'erasures'),
    });
    const mail = desk.smtpPort === null ? '' : `  Mail is received on ${config.host}:${desk.smtpPort}\n`;
    const metrics = desk.metricsPort === null ? '' : `  Metrics are at ${config.metricsHost}:${desk.metricsPort}\n`;
    console.log(`\n  Linja is at ${desk.url}\n${mail}${metrics}`);
  }
} catch (error) {
  console.error(`Linja cannot start: ${withoutPersonal((error as Error).message)}`);
  // A start that fails must not leave the database server behind.
  await postgres?.stop();
  process.exit(1);
}

/** Ends in order; a second signal, or the end of the time, ends at once. The embedded database always goes last and whole. */
async function stop(): Promise<void> {
  if (stoppingSince) {
    if (Date.now() - stoppingSince > sameSignalMs) endNow();
    return;
  }
  stoppingSince = Date.now();
  setTimeout(endNow, stopWithinMs - 500).unref();
  // Told to stop before it was up: what has been started ends by itself once it is.
  while (!desk && postgres === undefined && !config.databaseUrl)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await desk?.stop();
  await postgres?.stop();
  process.exit(0);
}

/** What was under way is rolled back by the database; its server goes down by itself. */
function endNow(): never {
  postgres?.interrupt();
  process.exit(1);
}
