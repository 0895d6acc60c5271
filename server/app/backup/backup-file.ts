import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * The form of a backup: one line of text, then frames of a length (4 bytes, big endian), a letter and content. Letters: `H`
 * head, `T` a table begins, `D` its rows (zstd), `E` it ends, `M` the manifest, without which a backup is not whole.
 * Encrypted, each frame is sealed by AES-256-GCM with its number as nonce, so that none can be left out, doubled or moved.
 */
export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'M';
export type Frame = { kind: FrameKind; content: Buffer };

const magic = 'LINJA-BACKUP-1';
const maxFrame = 64 * 1024 * 1024;

/** A file that is no backup, is damaged, or does not open with the passphrase; the words are for the operator. */
export class BackupProblem extends Error {}

// N = 2^15: a tenth of a second and 32 MiB for each guess (RFC 7914).
const keyOf = (passphrase: string, salt: Buffer) =>
  scryptSync(passphrase, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });

/** The number of a frame as its nonce; the key is this file's alone, so a number never comes twice under one key. */
function nonceOf(position: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(position), 4);
  return nonce;
}

export type FrameWriter = { write: (kind: FrameKind, content: Buffer | object) => Promise<void>; bytes: () => number };

/** Writes frames to a file that is open and empty; encrypted where there is a passphrase. */
export async function writeFrames(file: FileHandle, passphrase: string | undefined): Promise<FrameWriter> {
  const salt = randomBytes(16);
  const key = passphrase === undefined ? undefined : keyOf(passphrase, salt);
  let position = 0;
  let bytes = 0;
  const put = async (part: Buffer) => {
    await file.writev([part]);
    bytes += part.length;
  };
  await put(Buffer.from(`${magic} ${key ? `aes-256-gcm ${salt.toString('hex')}` : 'plain'}\n`));
  return {
    bytes: () => bytes,
    write: async (kind, given) => {
      const content = Buffer.isBuffer(given) ? given : Buffer.from(JSON.stringify(given));
      let body = Buffer.concat([Buffer.from(kind), content]);
      if (key) {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(position));
        body = Buffer.concat([cipher.update(body), cipher.final(), cipher.getAuthTag()]);
      }
      position += 1;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      await put(Buffer.concat([length, body]));
    },
  };
}

/** Reads the frames of a backup, one at a time. Throws `BackupProblem`. */
export async function* readFrames(path: string, passphrase: string | undefined): AsyncGenerator<Frame, void> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem(`${path} cannot be opened (${error.code}).`);
  });
  try {
    const { size } = await file.stat();
    const start = Buffer.alloc(Math.min(128, size));
    await file.read(start, 0, start.length, 0);
    const line = start.toString('latin1').split('\n')[0] ?? '';
    const [name, cipher, salt] = line.split(' ');
    if (name !== magic) throw new BackupProblem(`${path} is not a backup made by linja backup.`);
    if (cipher === 'aes-256-gcm' && passphrase === undefined) {
      throw new BackupProblem(`${path} is encrypted: give --passphrase-file.`);
    }
    const key = cipher === 'plain' ? undefined : keyOf(passphrase ?? '', Buffer.from(salt ?? '', 'hex'));
    let offset = line.length + 1;
    for (let position = 0; offset < size; position++) {
      const length = (await bytesAt(file, offset, 4)).readUInt32BE();
      if (length === 0 || length > maxFrame) throw new BackupProblem(`${path} is damaged at byte ${offset}.`);
      const sealed = await bytesAt(file, offset + 4, length);
      offset += 4 + length;
      const body = key ? unseal(key, position, sealed) : sealed;
      yield { kind: body.toString('latin1', 0, 1) as FrameKind, content: body.subarray(1) };
    }
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new BackupProblem(`The backup is cut off at byte ${offset + bytesRead}.`);
  return buffer;
}

function unseal(key: Buffer, position: number, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(position));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  } catch {
    const words = position === 0 ? 'The passphrase does not open this backup' : `Frame ${position} was changed`;
    throw new BackupProblem(`${words}, or the file is damaged.`);
  }
}
