import { createHash } from 'node:crypto';
import { streamSafe } from '#platform/stream-safe.ts';
import { decodeHeader } from './decode-text.ts';
import { firstValue, headerBlock } from './header-block.ts';
import type { ParsedMail } from './parse-mail.ts';

/** Body bytes with `\n` line ends and no white space at the end: what transport may change without harm. */
function settledBody(raw: Buffer, start: number): Buffer {
  let end = raw.length;
  while (end > start && (raw[end - 1] ?? 0) <= 0x20) end--;
  const body = raw.subarray(start, end);
  return body.includes('\r\n') ? Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : body;
}

/**
 * Stable identity of a mail, so that one delivered twice is taken in once (M9). Where it has a Message-ID: a hash over
 * Message-ID, From, Date and Subject as they stand in the header, and the body. Received and other trace lines differ
 * between two deliveries of one mail, so they do not count; some senders give all their mail the same Message-ID,
 * subject and no date, so the body does. Without a Message-ID: a hash over all bytes. Needs no parse, so it can run
 * before the mail is stored. Hex, 64 characters; never throws.
 */
export function externalIdOf(raw: Buffer): string {
  const { fields, bodyStart } = headerBlock(raw);
  const id = (firstValue(fields, 'message-id') ?? '').replace(/[\s<>]/g, '');
  if (id === '') return createHash('sha256').update('raw\n').update(raw).digest('hex');
  const text = (name: string) =>
    streamSafe(decodeHeader(firstValue(fields, name) ?? ''))
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim();
  const parts = [id, text('from').toLowerCase(), text('date'), text('subject')];
  return createHash('sha256')
    .update(`${JSON.stringify(parts)}\n`)
    .update(settledBody(raw, bodyStart))
    .digest('hex');
}

/**
 * The same identity for a mail that may be parsed already. The header as sent decides in both cases, so a mail that
 * cannot be parsed keeps its identity once it can; `parsed` only saves the scan for a mail known to have no Message-ID.
 */
export function externalId(raw: Buffer, parsed: ParsedMail | null): string {
  if (parsed && parsed.messageId === null) return createHash('sha256').update('raw\n').update(raw).digest('hex');
  return externalIdOf(raw);
}
