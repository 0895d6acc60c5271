import type { BackupSequence } from './backup-queries.ts';

/** What a backup says of itself at its beginning. */
export type BackupHead = {
  format: 1;
  createdAt: string;
  /** Schema: the migrations the database had had. */
  migrations: string[];
  postgres: string;
};

/** A table as it was kept: the hash is that of its rows in PostgreSQL's binary form, in the order of their key. */
export type KeptTable = {
  schema: string;
  name: string;
  columns: string[];
  rows: number;
  bytes: number;
  sha256: string;
};

/** What a backup holds, at its end. */
export type BackupManifest = { tables: KeptTable[]; sequences: BackupSequence[] };

/** Counts bytes and hashes what passes by. */
export async function* counted(
  pieces: AsyncIterable<Buffer>,
  count: { bytes: number; hash: { update: (piece: Buffer) => unknown } },
): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) {
    count.bytes += piece.length;
    count.hash.update(piece);
    yield piece;
  }
}
