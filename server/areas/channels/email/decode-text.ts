// Labels seen in real mail that the WHATWG encoding list does not know under that name.
const aliases: Record<string, string> = {
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  'iso-8859-8-i': 'iso-8859-8',
  'iso8859-1': 'windows-1252',
  ansi: 'windows-1252',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'big5-eten': 'big5',
  eucgb2312_cn: 'gbk',
};

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

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');
const western = new TextDecoder('windows-1252');
const chinese = new TextDecoder('gb18030');

/** UTF-8 where the bytes are (nearly) UTF-8, else Windows-1252, in which every byte means something. */
function guess(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const lenient = lenientUtf8.decode(bytes);
    let broken = 0;
    let good = 0;
    for (let at = 0; at < lenient.length; at++) {
      const code = lenient.charCodeAt(at);
      if (code === 0xfffd) broken++;
      else if (code > 0x7f) good++;
    }
    if (broken * 4 < good) return lenient;
    return looksDoubleByte(bytes) ? chinese.decode(bytes) : western.decode(bytes);
  }
}

/**
 * Unlabelled GB 2312: bytes over 160 come in pairs and in runs of four or more. Western text has them alone or,
 * rarely, two at a time.
 */
function looksDoubleByte(bytes: Uint8Array): boolean {
  let run = 0;
  let longest = 0;
  for (const byte of bytes) {
    if (byte > 0xa0) run++;
    else if (byte > 0x7f || run % 2 === 1) return false;
    else {
      longest = Math.max(longest, run);
      run = 0;
    }
  }
  return run % 2 === 0 && Math.max(longest, run) >= 4;
}

function decoderFor(charset: string): TextDecoder | null {
  const label = charset
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (undecided.has(label)) return null;
  for (const name of [label, aliases[label], label.replace(/^(cp|x-cp|ms|windows)[-_ ]?(125\d|874)$/, 'windows-$2')]) {
    if (!name) continue;
    try {
      return new TextDecoder(name);
    } catch {
      // Unknown label: the next spelling, and in the end the guess, decides.
    }
  }
  return null;
}

/**
 * Bytes of a mail as text in the charset declared; an absent, unknown or wrong one is guessed, never fatal.
 * NUL characters go, because PostgreSQL text cannot hold them.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const eightBitJis = /^\W*iso-2022-jp/i.test(charset ?? '') && bytes.some((byte) => byte > 0x7f);
  // ISO-2022-JP has no bytes over 127; senders that put some there mean Shift_JIS.
  const decoder = decoderFor(eightBitJis ? 'shift_jis' : (charset ?? ''));
  return withoutNul(decoder ? decoder.decode(bytes) : guess(bytes));
}

/** The text without U+0000. */
export function withoutNul(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}

const word = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=/g;

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
 */
export function decodeHeader(value: string): string {
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
      out += decodeText(Buffer.from(between, 'latin1'), null);
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
  return out + decodeText(Buffer.from(value.slice(done), 'latin1'), null);
}
