import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFolder } from '#platform/make-folder.ts';
import { BackupProblem } from '../backup/backup-file.ts';
import { backupNote } from '../backup/backup-note.ts';
import { withClient } from '../backup/client-queries.ts';
import { readBackup } from '../backup/read-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { configOf, holdsDesk, openDatabase, UsageError } from './open-desk.ts';

/** `linja backup --to <folder or file>` while the desk works, or `linja backup --verify <file>`. */
export async function backUp(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { to: text, verify: text, 'passphrase-file': text } });
  if (Boolean(values.to) === Boolean(values.verify)) {
    throw new UsageError('  - say --to <folder or file>, or --verify <file>');
  }
  const passphrase = readPassphrase(values['passphrase-file']);
  if (values.verify) return verify(values.verify, passphrase);
  const config = configOf(process.env);
  const now = new Date();
  const path = placeOf(values.to as string, now);
  const began = performance.now();
  const database = await openDatabase(config);
  try {
    const { bytes, manifest } = await withClient(database.ownerUrl, 'backup', async (client) => {
      await holdsDesk(client);
      return writeBackup(client, { path, passphrase, now });
    });
    makeFolder(config.dataDir);
    writeFileSync(backupNote(config.dataDir), JSON.stringify({ at: now.toISOString(), path, bytes }));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${path}\n${rows} rows of ${manifest.tables.length} tables, ${megabytes(bytes)}, ${seconds} s`);
    return 0;
  } finally {
    await database.stop();
  }
}

async function verify(path: string, passphrase: string | undefined): Promise<number> {
  try {
    const { head, manifest } = await readBackup(path, passphrase);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`The backup is whole: ${rows} rows of ${manifest.tables.length} tables, made ${head.createdAt}.`);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** A folder gets a file named by the moment; its name sorts by age. */
function placeOf(to: string, now: Date): string {
  const isFolder = to.endsWith('/') || statSync(to, { throwIfNoEntry: false })?.isDirectory();
  const path = isFolder ? join(to, `linja-${now.toISOString().replace(/[:.]/g, '')}.backup`) : resolve(to);
  makeFolder(dirname(path));
  if (statSync(path, { throwIfNoEntry: false })) throw new UsageError(`  - ${path} is there already`);
  return path;
}

/** The first line of the file: passwords do not belong on a command line, where everybody on the machine sees them. */
export function readPassphrase(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  let words = '';
  try {
    words = readFileSync(file, 'utf8').split('\n')[0]?.trimEnd() ?? '';
  } catch {
    throw new UsageError(`  - ${file} cannot be read`);
  }
  if (words.length < 12) throw new UsageError('  - the passphrase must have at least 12 characters');
  return words;
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
