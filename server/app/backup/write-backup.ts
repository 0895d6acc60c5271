import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { migrationsRun } from '#platform/migrate.ts';
import { type FrameWriter, writeFrames } from './backup-file.ts';
import {
  type BackupTable,
  beginSnapshot,
  copyOutText,
  describeDatabase,
  listBackupTables,
  listSequences,
} from './backup-queries.ts';
import { type BackupHead, type BackupManifest, counted, type KeptTable } from './backup-shape.ts';
import type { Client } from './client-queries.ts';
import { copyOut } from './copy-queries.ts';

/**
 * Writes a backup of the whole desk, files included, while it works: everything as it was at one moment (a snapshot of
 * the database), streamed, so that memory does not grow with the desk. A file of that name is only ever a whole backup.
 */
export async function writeBackup(
  client: Client,
  options: { path: string; passphrase?: string | undefined; now: Date },
): Promise<{ bytes: number; manifest: BackupManifest }> {
  const part = `${options.path}.part`;
  const file = await open(part, 'wx', 0o600);
  try {
    const writer = await writeFrames(file, options.passphrase);
    await beginSnapshot(client);
    const [tables, migrations] = [await listBackupTables(client), await migrationsRun(client)];
    const { version } = await describeDatabase(client);
    const head: BackupHead = { format: 1, createdAt: options.now.toISOString(), migrations, postgres: version };
    await writer.write('H', head);
    const kept: KeptTable[] = [];
    for (const table of tables) kept.push(await writeTable(client, writer, table));
    // Read last: numbers are given out past any snapshot, and none may be given out twice.
    const manifest = { tables: kept, sequences: await listSequences(client) };
    await writer.write('M', manifest);
    await client.query('commit');
    await file.sync();
    await file.close();
    await rename(part, options.path);
    return { bytes: writer.bytes(), manifest };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

async function writeTable(client: Client, writer: FrameWriter, table: BackupTable): Promise<KeptTable> {
  const { schema, name, columns } = table;
  await writer.write('T', { schema, name, columns });
  const rows = copyOut(client, copyOutText(table));
  const count = { bytes: 0, hash: createHash('sha256') };
  await pipeline(
    Readable.from(counted(rows, count), { objectMode: false, highWaterMark: 256 * 1024 }),
    createZstdCompress({ chunkSize: 256 * 1024 }),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) await writer.write('D', piece);
    },
  );
  const kept = { schema, name, columns, rows: rows.rows(), bytes: count.bytes, sha256: count.hash.digest('hex') };
  await writer.write('E', kept);
  return kept;
}
