/** A file that stood in a text. */
export interface UuencodedFile {
  name: string;
  content: Buffer;
}

const begin = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,200}?)\s*$/;

function lineBytes(line: string): Buffer | null {
  const length = (line.charCodeAt(0) - 32) & 63;
  // Each four characters stand for three bytes; some programs leave trailing blanks away or add one for a check.
  if (line.length - 1 > Math.ceil(length / 3) * 4 + 2) return null;
  const bytes: number[] = [];
  for (let at = 1; bytes.length < length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((n) => ((line.charCodeAt(at + n) || 32) - 32) & 63);
    bytes.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255);
  }
  return Buffer.from(bytes.slice(0, length));
}

/** The bytes of the block that starts below line `at`, and the line behind its end; null when it is no such block. */
function block(lines: string[], at: number): { content: Buffer; next: number } | null {
  const chunks: Buffer[] = [];
  const base64 = (lines[at] ?? '').startsWith('begin-base64');
  for (let line = at + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (text === 'end' || (base64 && text === '====')) {
      if (chunks.length === 0) return null;
      return { content: Buffer.concat(chunks), next: line + 1 };
    }
    if (text === '' || text === '`') continue;
    const bytes = base64 ? Buffer.from(text, 'base64') : lineBytes(text);
    if (!bytes) return null;
    chunks.push(bytes);
  }
  return null;
}

/** Takes the files written into a text as `begin 644 name … end` out of it; a sentence that begins so stays. */
export function takeUuencoded(text: string): { text: string; files: UuencodedFile[] } {
  if (!/^begin(?:-base64)? [0-7]{3,4} \S/m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  // Behind it no block ends: else each line that begins one would be read on to the end of the text.
  const lastEnd = lines.findLastIndex((line) => line === 'end' || line === '====');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = begin.exec(lines[at] ?? '')?.[1];
    const found = name !== undefined && at < lastEnd && files.length < 50 ? block(lines, at) : null;
    if (!found || name === undefined) kept.push(lines[at] ?? '');
    else {
      files.push({ name, content: found.content });
      at = found.next - 1;
    }
  }
  return { text: kept.join('\n'), files };
}
