import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { maxFileBytes, type UploadedFile } from '#contract/writing.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, conflict, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { insertUpload, keepFile, sumUnused } from './upload-queries.ts';

/** Milliseconds a file waits for the message it is for. */
export const uploadKeptMs = 24 * 3600_000;

const tooLarge = () =>
  new AppError(413, 'too_large', 'The file is larger than 25 MB. Send a link to it, or a smaller one.', {
    maxBytes: maxFileBytes,
  });

/** Reads a body up to the limit for one file, in bytes; stops at the first byte too many. Throws `too_large`. */
export async function readFileBody(body: Readable, announced: number): Promise<Buffer> {
  if (announced > maxFileBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxFileBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

/** A type as `image/png`; what does not read like one says nothing. */
export function plainType(header: string | undefined): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,80}$/.test(type) ? type : 'application/octet-stream';
}

/** A name without path or characters that file systems and mail headers stumble over. */
export function plainFilename(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/["<>:|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '_').trim() || 'file';
}

/** Bytes that may wait for somebody's messages at once: forty files as large as they may be. */
const mostUnusedBytes = 40 * maxFileBytes;

/**
 * Keeps a file for a message that is being written; the bytes once per content. Throws `too_many_files` while too many of
 * this person's wait for messages that were not sent.
 */
export async function receiveFile(
  ctx: Ctx<Principal>,
  file: { filename: string; mime: string; content: Buffer },
): Promise<UploadedFile> {
  if (file.content.length === 0) throw invalid('invalid_body', 'The file is empty.');
  if ((await sumUnused(ctx.tx, ctx.actor.id)) + file.content.length > mostUnusedBytes) {
    throw conflict(
      'too_many_files',
      'Files of yours of 1,000 MB wait for messages that were not sent. Send or throw away some drafts; what nobody needs goes after a day.',
      { maxBytes: mostUnusedBytes },
    );
  }
  const sha256 = createHash('sha256').update(file.content).digest();
  const size = file.content.length;
  const named = { id: newId(ctx.now), filename: plainFilename(file.filename), mime: file.mime, size };
  await keepFile(ctx.tx, { sha256, size, content: file.content }, ctx.now);
  await insertUpload(
    ctx.tx,
    { ...named, sha256, personId: ctx.actor.id, keepUntil: new Date(ctx.now.getTime() + uploadKeptMs) },
    ctx.now,
  );
  return named;
}
