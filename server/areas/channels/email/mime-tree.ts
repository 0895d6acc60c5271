import { firstValue, type HeaderField, headerBlock, headerLimits } from './header-block.ts';
import { type HeaderParams, headerParams } from './header-params.ts';

/** One part of a mail: a leaf with a body range, or a multipart with children. */
export interface MimePart {
  fields: HeaderField[];
  type: HeaderParams;
  /** Content-Disposition; `value` is empty when the header is absent. */
  disposition: HeaderParams;
  /** Lower-cased Content-Transfer-Encoding, empty when absent. */
  encoding: string;
  bodyStart: number;
  bodyEnd: number;
  children: MimePart[];
}

export const mimeLimits = {
  parts: 200,
  depth: 30,
  /** Of the headers of all parts together; one alone has `headerLimits`. */
  headerBytes: 512 * 1024,
  /** Characters of a boundary: RFC 2046 §5.1.1 has 70, some programs write more. */
  boundary: 250,
} as const;

interface Walk {
  raw: Buffer;
  parts: number;
  headerBytes: number;
}

/**
 * The part structure of a mail (RFC 2046 §5). Nested message/rfc822 stays a leaf.
 * Throws an Error with the reason when the header has over 1000 lines or 64 kB, when there are over 200 parts
 * or when they nest deeper than 30, or their headers have over 512 kB together: such mail is a bomb and belongs in
 * quarantine.
 */
export function mimeTree(raw: Buffer): MimePart {
  return partAt({ raw, parts: 0, headerBytes: 0 }, 0, raw.length, 0, true, 'text/plain');
}

function partAt(walk: Walk, from: number, to: number, depth: number, root: boolean, fallback: string): MimePart {
  if (++walk.parts > mimeLimits.parts) throw new Error(`The mail has more than ${mimeLimits.parts} parts.`);
  if (depth > mimeLimits.depth) throw new Error(`The parts of the mail are nested deeper than ${mimeLimits.depth}.`);
  const head = headerBlock(walk.raw, from, to, root);
  if (head.overflow) {
    throw new Error(`The mail header is longer than ${headerLimits.lines} lines or ${headerLimits.bytes} bytes.`);
  }
  walk.headerBytes += head.bytes;
  if (walk.headerBytes > mimeLimits.headerBytes) {
    throw new Error(`The headers of the parts of the mail are longer than ${mimeLimits.headerBytes} bytes together.`);
  }
  const part: MimePart = {
    fields: head.fields,
    type: headerParams(firstValue(head.fields, 'content-type')),
    disposition: headerParams(firstValue(head.fields, 'content-disposition')),
    encoding: (firstValue(head.fields, 'content-transfer-encoding') ?? '')
      .slice(0, 200)
      .replace(/\([^)]*\)/g, '')
      .trim()
      .toLowerCase(),
    bodyStart: head.bodyStart,
    bodyEnd: to,
    children: [],
  };
  if (!/^[^/]+\/[^/]+$/.test(part.type.value)) part.type.value = bareTypes[part.type.value] ?? fallback;
  const boundary = part.type.params.get('boundary');
  if (!part.type.value.startsWith('multipart/')) return part;
  if (boundary && boundary.length <= mimeLimits.boundary) splitParts(walk, part, boundary, depth);
  if (part.children.length === 0) {
    const used = boundaryInUse(walk.raw, part);
    if (used) splitParts(walk, part, used, depth);
  }
  // A multipart without any part is shown as the text it is, rather than lost.
  if (part.children.length === 0) part.type.value = 'text/plain';
  return part;
}

const bareTypes: Record<string, string> = { text: 'text/plain', plain: 'text/plain', html: 'text/html' };

/** The boundary a mail uses although its header names none or another: a line of two dashes above the header of a part. */
function boundaryInUse(raw: Buffer, part: MimePart): string | null {
  const opening = raw.toString('latin1', part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 20_000));
  return /^--([^\s]{1,100})[ \t]*\r?\n(?:mime-version|content-[a-z-]{2,30})[ \t]*:/im.exec(opening)?.[1] ?? null;
}

function splitParts(walk: Walk, part: MimePart, boundary: string, depth: number): void {
  // Nothing behind the part is looked at, or each of many parts would read the rest of the mail.
  const raw = walk.raw.subarray(0, part.bodyEnd);
  const marker = Buffer.from(`--${boundary}`, 'utf8');
  const fallback = part.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  let open = -1;
  let at = part.bodyStart;
  while (at < part.bodyEnd) {
    const hit = raw.indexOf(marker, at);
    if (hit < 0 || hit >= part.bodyEnd) break;
    at = hit + marker.length;
    if (hit > part.bodyStart && raw[hit - 1] !== 0x0a) continue;
    const newline = raw.indexOf(0x0a, at);
    const lineEnd = newline < 0 || newline > part.bodyEnd ? part.bodyEnd : newline;
    const tail = raw.toString('latin1', at, Math.min(lineEnd, at + 80)).trim();
    if (tail !== '' && tail !== '--') continue;
    if (open >= 0) part.children.push(partAt(walk, open, beforeBreak(raw, open, hit), depth + 1, false, fallback));
    open = -1;
    at = Math.min(lineEnd + 1, part.bodyEnd);
    if (tail === '--') break;
    open = at;
  }
  // A mail cut off on its way has no closing boundary; its last part reaches to the end.
  if (open >= 0 && open < part.bodyEnd) {
    part.children.push(partAt(walk, open, part.bodyEnd, depth + 1, false, fallback));
  }
}

/** The line break before a boundary belongs to the boundary (RFC 2046 §5.1.1). */
function beforeBreak(raw: Buffer, start: number, at: number): number {
  if (at <= start) return start;
  const end = raw[at - 1] === 0x0a ? at - 1 : at;
  return end > start && raw[end - 1] === 0x0d ? end - 1 : end;
}
