import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { BackupProblem, type Frame, readFrames } from './backup-file.ts';
import { type BackupHead, type BackupManifest, counted, type KeptTable } from './backup-shape.ts';

/** Hears what is in a backup, in its order; must take all of a table's bytes. */
export type BackupReader = {
  head?: (head: BackupHead) => Promise<void>;
  table?: (table: Pick<KeptTable, 'schema' | 'name' | 'columns'>, bytes: AsyncIterable<Buffer>) => Promise<void>;
};

const parsed = <T>(frame: Frame) => JSON.parse(frame.content.toString('utf8')) as T;

/**
 * Reads a backup from its beginning to its end and compares every table's rows with the hash that was taken when they were
 * written. Gives head and manifest. Throws `BackupProblem` with what is wrong in words.
 */
export async function readBackup(
  path: string,
  passphrase: string | undefined,
  reader: BackupReader = {},
): Promise<{ head: BackupHead; manifest: BackupManifest }> {
  const frames = readFrames(path, passphrase);
  try {
    return await readAll(frames, reader);
  } finally {
    // Wherever reading ended, the file is closed.
    await frames.return();
  }
}

async function readAll(
  frames: AsyncGenerator<Frame, void>,
  reader: BackupReader,
): Promise<{ head: BackupHead; manifest: BackupManifest }> {
  let head: BackupHead | undefined;
  let manifest: BackupManifest | undefined;
  const seen: KeptTable[] = [];
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    const frame = next.value;
    if (manifest) throw new BackupProblem('Something follows the end of the backup.');
    if (frame.kind === 'H') {
      head = parsed<BackupHead>(frame);
      if (head.format !== 1) throw new BackupProblem('This backup was made by a newer version.');
      await reader.head?.(head);
    } else if (frame.kind === 'T') {
      seen.push(await readTable(frames, parsed(frame), reader));
    } else if (frame.kind === 'M') {
      manifest = parsed<BackupManifest>(frame);
    } else {
      throw new BackupProblem('The backup is damaged: its parts are out of order.');
    }
  }
  if (!head || !manifest) throw new BackupProblem('The backup is not whole: its end is missing.');
  if (JSON.stringify(seen) !== JSON.stringify(manifest.tables)) {
    throw new BackupProblem('The tables in the backup are not those of its manifest.');
  }
  return { head, manifest };
}

async function readTable(
  frames: AsyncGenerator<Frame, void>,
  table: Pick<KeptTable, 'schema' | 'name' | 'columns'>,
  reader: BackupReader,
): Promise<KeptTable> {
  let end: KeptTable | undefined;
  async function* zipped() {
    for (;;) {
      const next = await frames.next();
      if (next.done) throw new BackupProblem(`The backup ends in the middle of the table ${table.name}.`);
      if (next.value.kind === 'E') {
        end = parsed<KeptTable>(next.value);
        return;
      }
      if (next.value.kind !== 'D') throw new BackupProblem('The backup is damaged: its parts are out of order.');
      yield next.value.content;
    }
  }
  const source = Readable.from(zipped(), { objectMode: false });
  const unzip = createZstdDecompress({ chunkSize: 256 * 1024 });
  source.on('error', (error) => unzip.destroy(error));
  const count = { bytes: 0, hash: createHash('sha256') };
  const bytes = counted(source.pipe(unzip), count);
  try {
    if (reader.table) await reader.table(table, bytes);
    else for await (const _piece of bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('ZSTD_')) {
      throw new BackupProblem(`The table ${table.name} is damaged in the backup.`);
    }
    throw error;
  }
  if (!end || end.sha256 !== count.hash.digest('hex') || end.bytes !== count.bytes) {
    throw new BackupProblem(`The rows of the table ${table.name} are not those that were written.`);
  }
  return end;
}
