import { fromHz, fromIso2022Kr, fromUtf7 } from './seven-bit-text.ts';

/** Turns the bytes of one charset into text; what they do not define becomes U+FFFD. */
export type Decode = (bytes: Uint8Array) => string;

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
  macroman: 'macintosh',
  'cp-932': 'shift_jis',
  'utf-16be-bom': 'utf-16be',
};

// Code pages of DOS, which tills, lifts and old mainframes still mail in: bytes 128 to 255.
const pages: Record<string, string> = {
  437: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  852: 'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

function fromPage(page: string): Decode {
  const upper =
    page === '858'
      ? (pages[850] as string).replace('ı', '€')
      : page === '865'
        ? (pages[437] as string).replace('¢', 'ø').replace('¥', 'Ø').replace('»', '¤')
        : (pages[page] as string);
  return (bytes) =>
    Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80])).join('');
}

const japanese = new TextDecoder('iso-2022-jp');
/** Each encoded word ends back in ASCII; where the next begins at once, the decoder would show a mark for the empty run between. */
const fromJis: Decode = (bytes) => {
  const text = Buffer.from(bytes).toString('latin1');
  const joined = text.replaceAll('\u001b(B\u001b', '\u001b').replaceAll('\u001b(J\u001b', '\u001b');
  return japanese.decode(Buffer.from(joined, 'latin1'));
};

const bigEndian = new TextDecoder('utf-16be');
const littleEndian = new TextDecoder('utf-16le');
/** UTF-16 says by its first two bytes which way round it is. */
const fromUtf16: Decode = (bytes) => (bytes[0] === 0xfe && bytes[1] === 0xff ? bigEndian : littleEndian).decode(bytes);

/** How to read a charset by the label a mail gives it, or null for a label nobody knows. */
export function decoderFor(label: string): Decode | null {
  const page = /^(?:cp|ibm|x-cp|cp-|ibm-|csibm|pc)?(437|850|852|858|865)(?:multilingual)?$/.exec(label)?.[1];
  if (page) return fromPage(page);
  if (/^(?:x-|unicode-1-1-|unicode-2-0-|cs)?utf-?7(?:-imap)?$/.test(label)) return fromUtf7;
  if (/^(?:x-)?hz(?:-gb-?2312)?$/.test(label)) return fromHz;
  if (label === 'iso-2022-kr') return fromIso2022Kr;
  if (/^utf-?16$/.test(label)) return fromUtf16;
  if (/^(?:cs)?iso-?2022-?jp(?:-(?:ms|[123]))?$|^cp5022[01]$/.test(label)) return fromJis;
  const spelt = label
    .replace(/^(?:cp|x-cp|ms|win|windows)[-_ ]?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:x-)?iso[-_ ]?8859[-_ ](\d{1,2})$/, 'iso-8859-$1');
  for (const name of [aliases[label], label, spelt]) {
    if (!name) continue;
    try {
      const decoder = new TextDecoder(name);
      return (bytes) => decoder.decode(bytes);
    } catch {
      // Unknown label: the next spelling, and in the end the guess, decides.
    }
  }
  return null;
}
