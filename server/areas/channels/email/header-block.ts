/** One header field as it stood in the mail: unfolded, bytes kept as Latin-1 characters, not yet decoded. */
export interface HeaderField {
  /** Lower-cased field name. */
  name: string;
  /** Value with folding undone; each character is one byte (RFC 5322 §2.2.3). */
  value: string;
}

export interface HeaderBlock {
  fields: HeaderField[];
  /** Offset of the first body byte in the buffer given. */
  bodyStart: number;
  lines: number;
  bytes: number;
  /** True when the block did not end within the limits; `fields` then holds what was read so far. */
  overflow: boolean;
}

export const headerLimits = { lines: 1000, bytes: 64 * 1024 } as const;

const fieldName = /^([!-9;-~]{1,200})[ \t]*:/;

/** Where the header starts: behind a byte order mark, empty lines and the `From ` line of an mbox file. */
function headerStart(raw: Buffer, from: number, to: number): number {
  let at = from;
  if (raw[at] === 0xef && raw[at + 1] === 0xbb && raw[at + 2] === 0xbf) at += 3;
  while (at < to && (raw[at] === 0x0a || raw[at] === 0x0d)) at++;
  // `From :` is a field with a stray space.
  if (/^>?From (?!\s*:)/.test(raw.toString('latin1', at, Math.min(to, at + 40)))) {
    const end = raw.indexOf(0x0a, at);
    at = end < 0 || end >= to ? to : end + 1;
  }
  return at;
}

/**
 * Reads the header fields at the start of `raw[from, to)` without touching the body (RFC 5322 §2.2).
 * Lines that are no field and no continuation are passed over: mail with such junk must still get in.
 * Where no empty line ends the block, or nothing in it is a field, the body begins at the first line that is none.
 * With `root` true the mbox line, a byte order mark and leading empty lines are skipped. Never throws.
 */
export function headerBlock(raw: Buffer, from = 0, to = raw.length, root = true): HeaderBlock {
  const start = root ? headerStart(raw, from, to) : from;
  const fields: HeaderField[] = [];
  let lines = 0;
  let at = start;
  let ended = false;
  let overflow = false;
  let stray = -1;
  while (at < to) {
    const newline = raw.indexOf(0x0a, at);
    const stop = newline < 0 || newline >= to ? to : newline;
    const next = Math.min(stop + 1, to);
    const end = stop > at && raw[stop - 1] === 0x0d ? stop - 1 : stop;
    if (end === at) {
      at = next;
      ended = true;
      break;
    }
    lines++;
    if (lines > headerLimits.lines || end - start > headerLimits.bytes) {
      overflow = true;
      break;
    }
    if (!addLine(fields, raw.toString('latin1', at, end)) && stray < 0) stray = at;
    at = next;
  }
  const bodyStart = stray >= 0 && !overflow && (!ended || fields.length === 0) ? stray : ended || overflow ? at : to;
  return { fields, bodyStart, lines, bytes: at - start, overflow };
}

/** Takes a line into the fields; false when it is neither a field nor the continuation of one. */
function addLine(fields: HeaderField[], line: string): boolean {
  if (line.startsWith(' ') || line.startsWith('\t')) {
    const last = fields.at(-1);
    if (last) last.value += ` ${line.trim()}`;
    return last !== undefined;
  }
  const match = fieldName.exec(line);
  if (!match?.[1]) return false;
  fields.push({ name: match[1].toLowerCase(), value: line.slice(match[0].length).trim() });
  return true;
}

/** The value of the first field of that (lower-case) name, or null. */
export function firstValue(fields: HeaderField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

/** All values of fields of that (lower-case) name, in order. */
export function allValues(fields: HeaderField[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}
