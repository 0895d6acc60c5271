import { parseArgs } from 'node:util';
import { describeBreach, verifyLog } from '#areas/changes/index.ts';
import { userOf } from '#platform/application-role.ts';
import { kyselyOn } from '#platform/db.ts';
import { BackupProblem } from '../backup/backup-file.ts';
import { withClient } from '../backup/client-queries.ts';
import { type ComparedTable, restoreBackup } from '../backup/restore-backup.ts';
import { readPassphrase } from './backup.ts';
import { configOf, openDatabase, UsageError } from './open-desk.ts';

/**
 * `linja restore --from <file> [--into <address>] [--replace <name of the database>]`: into the desk's database where none is
 * named. Ends with a table of what was compared and the verification of the log.
 */
export async function restore(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { from: text, into: text, replace: text, 'passphrase-file': text } });
  const path = values.from;
  if (!path) throw new UsageError('  - --from must name a backup');
  const passphrase = readPassphrase(values['passphrase-file']);
  const database = values.into
    ? { url: values.into, ownerUrl: values.into, stop: async () => {} }
    : await openDatabase(configOf(process.env), { make: true });
  const began = performance.now();
  try {
    const { head, tables, signedOut, stoppedKeys, migrated, maySignIn, replaced } = await restoreBackup({
      path,
      passphrase,
      ownerUrl: database.ownerUrl,
      role: userOf(database.url),
      replace: values.replace,
      now: new Date(),
    });
    report(tables);
    const log = await withClient(database.ownerUrl, 'restore', (client) => verifyLog(kyselyOn(client)));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`Restored from ${head.createdAt} in ${seconds} s; every row is as in the backup.`);
    console.log(
      `Everybody signs in anew: ${signedOut} sessions, half-done sign-ins, links for passwords, trusted browsers and their pushes were left out.`,
    );
    if (stoppedKeys > 0)
      console.log(
        `API keys are out of use: ${stoppedKeys}, among them those revoked since the backup. Their people, or an administrator, take each into use again under Settings, API keys.`,
      );
    if (replaced) console.log(`What the database held before is in ${replaced}; delete it once nobody needs it.`);
    reportPeople(maySignIn);
    if (migrated.length > 0) console.log(`Brought to this version by ${migrated.length} migrations.`);
    if (log.broken) console.error(`But the log was tampered with. First: ${describeBreach(log.broken)}`);
    else console.log(`The log is whole: ${log.rows} rows in ${log.chains} chains.`);
    return log.broken ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await database.stop();
  }
}

/** Names them all: whoever left since is in this list and in no other. */
function reportPeople(people: { name: string; email: string }[]): void {
  console.log(
    `${people.length} people may sign in, with the passwords, passkeys, codes and rights of then. Deactivate again who left since:`,
  );
  for (const { name, email } of people) console.log(`  ${name} <${email}>`);
}

function report(tables: ComparedTable[]): void {
  const width = Math.max(...tables.map((table) => table.name.length));
  for (const { name, kept, same } of tables) {
    if (kept > 0)
      console.log(`  ${name.padEnd(width)} ${String(kept).padStart(9)} rows  ${same ? 'same' : 'DIFFERENT'}`);
  }
}
