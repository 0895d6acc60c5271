import { migrationNames, migrationsRun, oldestPostgres } from '#platform/migrate.ts';
import { nodeConnections } from '#platform/node-connections.ts';
import type { Client } from '../backup/client-queries.ts';
import { findDatabaseFacts, isLogSampleWhole } from './doctor-queries.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

/**
 * Looks at the database through the eyes of the application's user: version, rights, extensions, clock, migrations, a sample
 * of the log. `ready` says whether it has this version's schema.
 */
export async function checkDatabase(client: Client): Promise<{ findings: Finding[]; ready: boolean }> {
  const facts = await findDatabaseFacts(client);
  const findings: Finding[] = [];
  const add = (finding: Finding | false) => finding && findings.push(finding);
  add(
    facts.version >= oldestPostgres
      ? fine(`PostgreSQL ${facts.version}, ${(facts.bytes / 1e6).toFixed(0)} MB`)
      : problem(
          `PostgreSQL ${facts.version} is too old`,
          `the desk does not start on one older than ${oldestPostgres}`,
          `move to PostgreSQL ${oldestPostgres} or newer (pg_upgrade, or linja backup and linja restore)`,
        ),
  );
  add(
    facts.mighty
      ? warning(
          `The desk works as the database user ${facts.user}, who may alter the log`,
          'whoever takes over the desk could rewrite what has happened',
          'make a user of its own for DATABASE_URL and give the owner as MIGRATION_DATABASE_URL (docs/operate/hardening.md)',
        )
      : fine(`The desk works as ${facts.user}, who can only add to the log`),
  );
  add(
    !facts.mighty &&
      facts.temporary &&
      warning(
        `${facts.user} may make temporary tables`,
        'one named change_log would catch what the log should get',
        'as the owner of the database: revoke temporary on database … from public',
      ),
  );
  add(
    facts.encoding !== 'UTF8' &&
      problem(
        `The database is in ${facts.encoding}`,
        'names of people would be lost',
        'make it anew with encoding UTF8',
      ),
  );
  add(
    !facts.durable &&
      problem(
        'The database does not wait for its disk',
        'a power cut loses or breaks what was answered as done',
        'set fsync, full_page_writes and synchronous_commit to on',
      ),
  );
  add(
    facts.maxConnections < 40 &&
      warning(
        `The database takes ${facts.maxConnections} connections`,
        `a node uses up to ${nodeConnections}`,
        'raise max_connections, or use a pooler (docs/operate/scale-out.md)',
      ),
  );
  add(
    Math.abs(facts.ahead) > 2
      ? problem(
          `The database's clock is ${facts.ahead.toFixed(1)} s ${facts.ahead > 0 ? 'ahead of' : 'behind'} this machine's`,
          'deadlines, sessions and the order of the log depend on the time',
          'let both machines take their time from the same source (chrony, systemd-timesyncd)',
        )
      : fine('The clocks agree'),
  );
  const { ready, finding } = await checkSchema(client);
  add(finding);
  if (!ready) return { findings, ready };
  for (const name of ['unaccent', 'pg_trgm']) {
    const todo = `create extension ${name}`;
    add(!facts.extensions.includes(name) && problem(`The extension ${name} is missing`, 'search needs it', todo));
  }
  const sample = await isLogSampleWhole(client);
  add(
    sample.broken > 0
      ? problem(
          `${sample.broken} of the newest ${sample.rows} log rows were rewritten`,
          'the log no longer proves anything',
          'run linja log verify to have the first named, and keep the database as it is for those who investigate',
        )
      : fine(`The newest ${sample.rows} log rows are as they were written`),
  );
  return { findings, ready };
}

async function checkSchema(client: Client): Promise<{ ready: boolean; finding: Finding }> {
  const names = migrationNames();
  const run = await migrationsRun(client).catch(() => null);
  if (!run) {
    return {
      ready: false,
      finding: warning('The database is empty', 'no desk has been started on it', 'start the desk once'),
    };
  }
  const missing = names.filter((name) => !run.includes(name));
  const unknown = run.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    const finding = problem(
      `The database is of a newer version (${unknown[0]})`,
      'this version refuses to start on it',
      'install the newer version again, or restore a backup made before the upgrade',
    );
    return { ready: false, finding };
  }
  if (missing.length > 0) {
    const finding = warning(
      `${missing.length} migrations have not been run, first ${missing[0]}`,
      'the desk runs them at its next start',
      'make a backup, then start the desk',
    );
    return { ready: false, finding };
  }
  return { ready: true, finding: fine(`All ${names.length} migrations have been run`) };
}
