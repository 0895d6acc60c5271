import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { migrate, migrationNames } from '#platform/migrate.ts';
import { BackupProblem } from './backup-file.ts';
import {
  closeAfterLoad,
  copyInText,
  copyOutText,
  emptyDatabase,
  endSignIns,
  listBackupTables,
  listWhoMaySignIn,
  lookAtTarget,
  openForLoad,
  releaseJobs,
  setSequence,
  stopApiKeys,
} from './backup-queries.ts';
import type { BackupHead, BackupManifest } from './backup-shape.ts';
import { type Client, withClient } from './client-queries.ts';
import { copyIn, copyOut } from './copy-queries.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

/** How a table came out: its rows in the backup and in the database, and whether they are the same byte by byte. */
export type ComparedTable = { name: string; kept: number; restored: number; same: boolean };

export type Restored = {
  head: BackupHead;
  tables: ComparedTable[];
  signedOut: number;
  stoppedKeys: number;
  migrated: string[];
  /** Who may sign in now, as it was then. */
  maySignIn: { name: string; email: string }[];
  /** Backup of what the database held before; null where it was empty. */
  replaced: string | null;
};

/**
 * Restores a backup into a database that is empty, or into the one named `replace`, whose content goes: it is written to a
 * backup of its own beside the file first, since emptying and loading are two steps and the second may fail. The backup is
 * read and checked to its end before anything is touched; loading is one transaction. Every row is compared with the backup
 * before the commit, the sign-ins of that time end and its API keys are put out of use; then newer migrations of this version
 * are run. `ownerUrl` signs in as the owner; `role` is the application's user.
 * Throws `BackupProblem`.
 */
export async function restoreBackup(options: {
  path: string;
  passphrase?: string | undefined;
  ownerUrl: string;
  role?: string | undefined;
  replace?: string | undefined;
  now: Date;
}): Promise<Restored> {
  const { head, manifest } = await readBackup(options.path, options.passphrase);
  const unknown = head.migrations.filter((name) => !migrationNames().includes(name));
  if (unknown.length > 0) {
    throw new BackupProblem(
      `The backup was made by a newer version (it has ${unknown[0]}): restore it with that version.`,
    );
  }
  return withClient(options.ownerUrl, 'restore', async (client) => {
    const replaced = await makeRoom(client, options);
    try {
      await migrate(options.ownerUrl, { only: new Set(head.migrations) });
      const { tables, signedOut, stopped } = await load(client, options, manifest);
      const migrated = await migrate(options.ownerUrl, { role: options.role });
      // Where the backup is of an older schema, the keys can be put out of use only now.
      const stoppedKeys = stopped ?? (await stopApiKeys(client)) ?? 0;
      await client.query('analyze');
      const maySignIn = await listWhoMaySignIn(client);
      return { head, tables, signedOut, stoppedKeys, migrated, maySignIn, replaced };
    } catch (error) {
      if (replaced === null) throw error;
      throw new BackupProblem(
        `${(error as Error).message}\nWhat the database held before is in ${replaced}: restore that to have it back.`,
        { cause: error },
      );
    }
  });
}

/** Sees that the database is empty, or empties it; gives the backup of what it held. */
async function makeRoom(
  client: Client,
  { path, passphrase, replace, now }: Parameters<typeof restoreBackup>[0],
): Promise<string | null> {
  const target = await lookAtTarget(client);
  if (target.atWork > 0) {
    throw new BackupProblem(`A desk is at work on the database ${target.name}: stop every node of it first.`);
  }
  if (replace !== undefined && replace !== target.name) {
    throw new BackupProblem(`The database is named ${target.name}, not ${replace}: nothing was touched.`);
  }
  if (target.inUse && replace === undefined) {
    throw new BackupProblem(
      `The database ${target.name} is not empty. Restore into an empty one, or say --replace ${target.name} to remove all it holds.`,
    );
  }
  if (!target.inUse) return null;
  const kept = join(dirname(path), `linja-replaced-${now.toISOString().replace(/[:.]/g, '')}.backup`);
  try {
    await writeBackup(client, { path: kept, passphrase, now });
  } catch (error) {
    throw new BackupProblem(
      `What the database ${target.name} holds could not be written to ${kept}, so it was left alone: ${(error as Error).message}. To do without it, restore into a new database.`,
      { cause: error },
    );
  }
  await emptyDatabase(client);
  return kept;
}

async function load(
  client: Client,
  options: { path: string; passphrase?: string | undefined },
  manifest: BackupManifest,
): Promise<{ tables: ComparedTable[]; signedOut: number; stopped: number | null }> {
  await client.query('begin');
  try {
    const references = await openForLoad(client, manifest.tables);
    await readBackup(options.path, options.passphrase, {
      table: async (table, bytes) => {
        await copyIn(client, copyInText(table), bytes);
      },
    });
    for (const sequence of manifest.sequences) await setSequence(client, sequence);
    const compared = await compare(client, manifest);
    const differs = compared.find((table) => !table.same);
    if (differs) {
      throw new BackupProblem(
        `The table ${differs.name} is not as in the backup: ${differs.kept} rows kept, ${differs.restored} restored. Nothing was restored.`,
      );
    }
    const signedOut = await endSignIns(client, manifest.tables);
    const stopped = await stopApiKeys(client);
    await closeAfterLoad(client, manifest.tables, references);
    await releaseJobs(client);
    await client.query('commit');
    return { tables: compared, signedOut, stopped };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** Reads every row back, in the order it was kept in, and compares the bytes. */
async function compare(client: Client, manifest: BackupManifest): Promise<ComparedTable[]> {
  const tables = await listBackupTables(client);
  const compared: ComparedTable[] = [];
  for (const kept of manifest.tables) {
    const table = tables.find((one) => one.schema === kept.schema && one.name === kept.name);
    if (!table) throw new BackupProblem(`The database has no table ${kept.name}.`);
    const rows = copyOut(client, copyOutText({ ...table, columns: kept.columns }));
    const hash = createHash('sha256');
    for await (const piece of rows) hash.update(piece);
    const same = hash.digest('hex') === kept.sha256 && rows.rows() === kept.rows;
    compared.push({ name: kept.name, kept: kept.rows, restored: rows.rows(), same });
  }
  return compared;
}
