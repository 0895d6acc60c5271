import { decodeHeader, decodeText } from './decode-text.ts';

/** A structured header such as Content-Type: its lower-cased value and its parameters by lower-cased name. */
export interface HeaderParams {
  value: string;
  params: Map<string, string>;
}

/** Splits at semicolons outside quoted strings, in one pass. */
function pieces(value: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (char === ';' && !quoted) {
      found.push(value.slice(start, at));
      start = at + 1;
    }
  }
  found.push(value.slice(start));
  return found;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  const inner = trimmed.endsWith('"') && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed.slice(1);
  return inner.replace(/\\(.)/g, '$1');
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** Some web mail writes the bytes of RFC 2231 without its star: taken as such only where letters over 127 come of it. */
function percentRead(text: string): string {
  if (!/%[c-f][0-9a-f]%[89ab]/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Section {
  index: number;
  encoded: boolean;
  text: string;
}

/** Puts `name*0*=…; name*1=…` together and decodes the charset named in the first section (RFC 2231). */
function joinSections(sections: Section[]): string {
  sections.sort((a, b) => a.index - b.index);
  const first = sections[0];
  let charset: string | null = null;
  if (first?.encoded) {
    const match = /^([^']*)'[^']*'/.exec(first.text);
    if (match) {
      charset = match[1] ?? null;
      first.text = first.text.slice(match[0].length);
    }
  }
  const bytes = sections.map((part) => (part.encoded ? percentBytes(part.text) : Buffer.from(part.text, 'latin1')));
  const text = decodeText(Buffer.concat(bytes), charset);
  return sections.some((part) => part.encoded) ? text : decodeHeader(Buffer.from(text).toString('latin1'));
}

/** Parameters of one header that are read: no program writes a tenth of them. */
const mostParams = 500;

/** Parses a structured header value as it stood in the mail (RFC 2045 §5.1, RFC 2231). Never throws. */
export function headerParams(raw: string | null): HeaderParams {
  const [head = '', ...rest] = pieces(raw ?? '');
  const params = new Map<string, string>();
  const continued = new Map<string, Section[]>();
  for (const piece of rest.slice(0, mostParams)) {
    const split = piece.indexOf('=');
    if (split < 1) continue;
    const name = piece.slice(0, split).trim().toLowerCase();
    const text = unquoted(piece.slice(split + 1));
    const match = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (match?.[1]) {
      const list = continued.get(match[1]) ?? [];
      list.push({ index: Number(match[2] ?? 0), encoded: match[2] === undefined || match[3] === '*', text });
      continued.set(match[1], list);
    } else if (!params.has(name)) params.set(name, percentRead(decodeHeader(text)));
  }
  for (const [name, sections] of continued) params.set(name, joinSections(sections));
  return { value: head.replace(/\s+/g, '').toLowerCase(), params };
}
