import type { Decode } from './charsets.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');
const western = new TextDecoder('windows-1252');
const chinese = new TextDecoder('gb18030');
const japanese = new TextDecoder('iso-2022-jp');
const strictJapanese = ['shift_jis', 'euc-jp'].map((name) => new TextDecoder(name, { fatal: true }));
const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5'].map((name) => new TextDecoder(name));
const polish = [new TextDecoder('windows-1250'), new TextDecoder('iso-8859-2')] as const;

/** The text when the bytes are UTF-8 without a fault, else null. */
export function asUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Text of bytes nobody labelled, or labelled without a promise about bytes over 127: UTF-8 where they are (nearly)
 * UTF-8, else what the rest of the mail is written in, else the charset its letters make sense in, else Windows-1252,
 * in which every byte means something.
 */
export function guessText(bytes: Uint8Array, hint: Decode | null): string {
  const exact = asUtf8(bytes);
  // ISO-2022-JP is made of bytes under 128, with escapes that nothing else has.
  if (exact !== null) return exact.includes('\u001b$B') || exact.includes('\u001b$@') ? japanese.decode(bytes) : exact;
  const lenient = lenientUtf8.decode(bytes);
  let broken = 0;
  let good = 0;
  for (let at = 0; at < lenient.length; at++) {
    const code = lenient.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) good++;
  }
  if (broken * 4 < good) return lenient;
  const hinted = hint?.(bytes) ?? '\ufffd';
  if (!hinted.includes('\ufffd')) return hinted;
  const opening = bytes.subarray(0, 20_000);
  const judge =
    cyrillicFor(opening) ??
    japaneseFor(opening) ??
    (looksDoubleByte(opening) ? chinese : polishFor(opening)) ??
    western;
  return judge.decode(bytes);
}

/** Russian text is mostly letters over 127, most of them the dozen frequent small ones, capitals only where words begin. */
function cyrillicFor(bytes: Uint8Array): TextDecoder | null {
  for (const decoder of cyrillic) {
    const text = decoder.decode(bytes);
    const high = text.replace(/[\0-\x7f\u00a0«»–—№…“”]/g, '');
    const frequent = high.match(/[оеаинтсрвлкмдпуяыьз]/g)?.length ?? 0;
    const letters = high.match(/[а-яё]/gi)?.length ?? 0;
    if (high.length < 4 || letters < high.length * 0.95 || frequent < high.length * 0.6) continue;
    if (!/[а-яё][А-ЯЁ]/.test(text) && letters > (text.match(/[a-z]/gi)?.length ?? 0)) return decoder;
  }
  return null;
}

/** Japanese shows by its kana. */
function japaneseFor(bytes: Uint8Array): TextDecoder | null {
  for (const decoder of strictJapanese) {
    try {
      const text = decoder.decode(bytes);
      const kana = text.match(/[\u3041-\u30fe]/g)?.length ?? 0;
      const high = text.replace(/[\0-\x7f]/g, '').length;
      if (kana >= 3 && kana >= high * 0.25) return decoder;
    } catch {
      // Bytes this charset does not have.
    }
  }
  return null;
}

/** Where Windows-1252 would show ł, ą and ż as ³, ¹ and ¿ in the middle of words. */
function polishFor(bytes: Uint8Array): TextDecoder | null {
  const text = Buffer.from(bytes).toString('latin1');
  const letter = '[A-Za-z\\u00c0-\\u00ff]';
  const count = (marks: string) => text.match(new RegExp(marks, 'g'))?.length ?? 0;
  const high = count('[\\u0080-\\u00ff]');
  const windows = count(`${letter}\\u00b3${letter}|${letter}[\\u00b9\\u00bf]|${letter}\\u009f`);
  const iso = count(`${letter}[\\u00b1\\u00b6\\u00bc]|${letter}\\u00b3${letter}|${letter}\\u00bf`);
  if (windows < 2 && iso < 2 && (high < 2 || windows + iso === 0)) return null;
  return iso > windows ? polish[1] : polish[0];
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
