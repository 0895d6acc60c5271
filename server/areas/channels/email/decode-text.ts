import { decoderFor } from './charsets.ts';
import { asUtf8, guessText } from './guess-charset.ts';

/** Labels that promise nothing about bytes above 127, so the bytes themselves decide. */
const undecided = new Set([
  '',
  'utf-8',
  'utf8',
  'ascii',
  'us-ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  '8bit',
]);

const decoderOf = (label: string) => (undecided.has(label) ? null : decoderFor(label));
/** No charset has a longer name. */
const longestLabel = 100;
const plainLabel = (charset: string | null) =>
  (charset ?? '')
    .slice(0, longestLabel)
    .trim()
    .toLowerCase()
    .replace(/^["']|["'].*$|;.*$/g, '');

const oneByte = /^(?:iso[-_ ]?8859|latin|windows-125|cp125|win|koi8|mac)/;
const west = /^(?:iso[-_ ]?8859[-_]?(?:1|15)$|latin-?[19]$|windows-1252|cp1252)/;

/**
 * UTF-8 that a program has labelled as something else. Text in a charset of one byte a letter is faultless UTF-8 by
 * chance only when it has next to no letters over 127.
 */
function mislabelledUtf8(bytes: Uint8Array, label: string, read: string): string | null {
  if (!oneByte.test(label) && !read.includes('\ufffd')) return null;
  const text = bytes.some((byte) => byte > 0x7f) ? asUtf8(bytes) : null;
  const foreign = text?.replace(/[\0-\x7f]+/g, '').length ?? 0;
  return foreign >= (west.test(label) ? 1 : 2) ? text : null;
}

/**
 * Bytes of a mail as text in the charset declared; an absent, unknown or wrong one is guessed, never fatal.
 * NUL characters go, because PostgreSQL text cannot hold them.
 * @param hint charset of the rest of the mail, for bytes that say nothing of themselves.
 */
export function decodeText(bytes: Uint8Array, charset: string | null, hint: string | null = null): string {
  const declared = plainLabel(charset);
  // ISO-2022-JP has no bytes over 127; senders that put some there mean Shift_JIS.
  const eightBitJis = /^iso-2022-jp/.test(declared) && bytes.some((byte) => byte > 0x7f);
  const label = eightBitJis ? 'shift_jis' : declared;
  const decode = decoderOf(label);
  if (!decode) return withoutNul(guessText(bytes, decoderOf(plainLabel(hint))));
  const read = decode(bytes);
  return withoutNul(mislabelledUtf8(bytes, label, read) ?? read);
}

/** The text without U+0000. */
export function withoutNul(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}

const word = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*(?:\?(?!=)[^?\s]{0,75}){0,5})\?=/g;

function wordBytes(encoding: string, body: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(body, 'base64');
  const text = body
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

/**
 * A header value (bytes as Latin-1 characters) as text: encoded words of RFC 2047 decoded, raw 8-bit guessed.
 * Neighbouring words of one charset are joined before decoding, as some senders split inside a character.
 * @param hint charset of the rest of the mail, for raw bytes.
 */
export function decodeHeader(value: string, hint: string | null = null): string {
  let out = '';
  let done = 0;
  let pending: { charset: string; chunks: Buffer[] } | null = null;
  const flush = () => {
    if (pending) out += decodeText(Buffer.concat(pending.chunks), pending.charset);
    pending = null;
  };
  for (const match of value.matchAll(word)) {
    const between = value.slice(done, match.index);
    const charset = (match[1] ?? '').toLowerCase();
    const bytes = wordBytes(match[2] ?? '', match[3] ?? '');
    const glued = pending !== null && between.trim() === '';
    if (!glued) {
      flush();
      out += decodeText(Buffer.from(between, 'latin1'), null, hint);
    }
    if (pending && (pending as { charset: string }).charset === charset)
      (pending as { chunks: Buffer[] }).chunks.push(bytes);
    else {
      flush();
      pending = { charset, chunks: [bytes] };
    }
    done = match.index + match[0].length;
  }
  flush();
  return out + decodeText(Buffer.from(value.slice(done), 'latin1'), null, hint);
}
