import { parseArgs } from 'node:util';
import { type Config, readConfig } from '#platform/config.ts';
import { withClient } from '../backup/client-queries.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkDesk } from '../doctor/check-desk.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import { checkPooler } from '../doctor/check-pooler.ts';
import { checkPorts } from '../doctor/check-ports.ts';
import { databaseTrouble } from '../doctor/database-trouble.ts';
import { type Finding, problem, warning } from '../doctor/finding.ts';
import { NoDatabaseYet, openDatabase } from './open-desk.ts';

/**
 * `linja doctor [--json] [--network]`: looks at everything and changes nothing, but that the database that comes with Linja is
 * started for as long as it takes where the desk does not run. 0 when there is no problem (warnings may be),
 * 1 when there is one.
 */
export async function doctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, network: { type: 'boolean' } } });
  const findings = await examine(process.env, values.network ?? false);
  console.log(values.json ? JSON.stringify(findings, null, 2) : findings.map(inWords).join('\n'));
  return findings.some((finding) => finding.level === 'problem') ? 1 : 0;
}

async function examine(environment: NodeJS.ProcessEnv, network: boolean): Promise<Finding[]> {
  const read = readConfig(environment);
  if ('problems' in read) {
    return read.problems.map((words) => problem(words, 'the desk does not start', 'mend the setting'));
  }
  const findings = [...checkMachine(read.config, new Date()), ...(await checkPorts(read.config))];
  try {
    findings.push(...(await examineDatabase(read.config, network)));
  } catch (error) {
    findings.push(error instanceof NoDatabaseYet ? noDatabaseYet(read.config) : databaseTrouble(error, read.config));
  }
  return findings;
}

const noDatabaseYet = ({ dataDir }: Config): Finding =>
  warning(
    `There is no desk under ${dataDir}`,
    'a desk with other settings is not the one that is looked at',
    'start the desk once; where it runs already, give DATA_DIR or DATABASE_URL as it has them (docs/operate/install.md)',
  );

async function examineDatabase(config: Config, network: boolean): Promise<Finding[]> {
  const database = await openDatabase(config);
  try {
    const about = await checkPooler(config.databaseUrl ?? database.url, database.url);
    const found = await withClient(database.url, 'doctor', async (client) => {
      const { findings, ready } = await checkDatabase(client);
      return ready ? [...findings, ...(await checkDesk(client, network))] : findings;
    });
    return [...about, ...found];
  } finally {
    await database.stop();
  }
}

const signs = { problem: '✗', warning: '!', fine: '✓' };

function inWords({ level, what, why, todo }: Finding): string {
  if (level === 'fine') return `${signs.fine} ${what}`;
  return `${signs[level]} ${what}\n    Why it matters: ${why}\n    What to do: ${todo}`;
}
