import { decodeText } from './decode-text.ts';
import type { MimePart } from './mime-tree.ts';
import { takeUuencoded } from './uuencoded.ts';

/**
 * The base64 of a body without what list software and virus scanners write in plain words below a block that is whole
 * already: read as base64 those words would be junk at the end of the letter.
 */
function withoutFooter(body: string): string {
  if (!/[^A-Za-z0-9+/=\s]/.test(body)) return body;
  const lines = body.split('\n');
  const first = lines.findIndex((line) => /[^A-Za-z0-9+/=\s]|\S[ \t]+\S/.test(line));
  if (first < 1 || lines.slice(first).some((line) => /^[A-Za-z0-9+/=]{60,}\s*$/.test(line))) return body;
  const block = lines.slice(0, first).join('\n');
  return block.replace(/\s/g, '').length % 4 === 0 ? block : body;
}

/** Decodes each run between paddings on its own: some senders glue several base64 blocks together. */
function fromBase64(encoded: string): Buffer {
  const body = withoutFooter(encoded);
  if (!/=[^=\s-]/.test(body)) return Buffer.from(body, 'base64');
  // Into one place: a mail of nothing but paddings would else become millions of small ones.
  const out = Buffer.allocUnsafe(body.length);
  let size = 0;
  for (const [run] of body.matchAll(/[^=]+/g)) size += out.write(run, size, 'base64');
  return out.subarray(0, size);
}

function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Quoted-printable (RFC 2045 §6.7) in one pass; a lone `=` is kept as it stands. */
function fromQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let size = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[size++] = byte;
      at++;
      continue;
    }
    const high = hexValue(body[at + 1] ?? 0);
    const low = hexValue(body[at + 2] ?? 0);
    if (high >= 0 && low >= 0) {
      out[size++] = high * 16 + low;
      at += 3;
      continue;
    }
    let end = at + 1;
    while (body[end] === 0x20 || body[end] === 0x09 || body[end] === 0x0d) end++;
    if (body[end] === 0x0a || end >= body.length) at = end + 1;
    else {
      out[size++] = byte;
      at++;
    }
  }
  return out.subarray(0, size);
}

/** The bytes of a leaf part with its transfer encoding undone; an unknown encoding leaves them as they are. */
export function partBytes(raw: Buffer, part: MimePart): Buffer {
  const body = raw.subarray(part.bodyStart, part.bodyEnd);
  switch (part.encoding.replace(/[^a-z0-9-]/g, '')) {
    case 'base64':
      return fromBase64(body.toString('latin1'));
    case 'quoted-printable':
      return fromQuotedPrintable(body);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return takeUuencoded(body.toString('latin1').replace(/\r\n/g, '\n')).files[0]?.content ?? body;
    default:
      return body;
  }
}

/** Undoes format=flowed: a line that ends in a space runs on in the next of the same quote depth (RFC 3676). */
function unflowed(text: string, dropSpace: boolean): string {
  const out: string[] = [];
  let open: { depth: number; parts: string[] } | null = null;
  const close = () => {
    if (open) out.push(`${open.depth > 0 ? `${'>'.repeat(open.depth)} ` : ''}${open.parts.join('')}`);
    open = null;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    let body = line.slice(depth);
    if (body.startsWith(' ')) body = body.slice(1);
    if (open && (open as { depth: number }).depth !== depth) close();
    const flows = body.endsWith(' ') && body !== '-- ';
    if (body === '-- ') close();
    open ??= { depth, parts: [] };
    (open as { parts: string[] }).parts.push(flows && dropSpace ? body.slice(0, -1) : body);
    if (!flows) close();
  }
  close();
  return out.join('\n');
}

/** A text part as a string with `\n` line ends: transfer encoding, charset and format=flowed undone. */
export function partText(raw: Buffer, part: MimePart): string {
  const bytes = partBytes(raw, part);
  const html = part.type.value === 'text/html';
  const charset = part.type.params.get('charset') ?? (html ? metaCharset(bytes) : null);
  const text = decodeText(bytes, charset).replace(/\r\n?/g, '\n');
  const flowed = part.type.params.get('format')?.toLowerCase() === 'flowed';
  return flowed && !html ? unflowed(text, part.type.params.get('delsp')?.toLowerCase() === 'yes') : text;
}

function metaCharset(bytes: Buffer): string | null {
  const opening = bytes.toString('latin1', 0, 2000);
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(opening)?.[1] ?? null;
}
