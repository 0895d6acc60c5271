const base64Run = /^[A-Za-z0-9+/]+$/;

/** UTF-7 (RFC 2152): `+…-` holds UTF-16 in base64, `+-` is a plus sign. What is no such run stays as it is. */
export function fromUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/\+([A-Za-z0-9+/]*)(-?)/g, (whole, run: string, end: string) => {
    if (run === '') return end === '-' ? '+' : whole;
    if (!base64Run.test(run)) return whole;
    const units = Buffer.from(run, 'base64');
    return units
      .subarray(0, units.length - (units.length % 2))
      .swap16()
      .toString('utf16le');
  });
}

const chinese = new TextDecoder('gb18030');
const korean = new TextDecoder('euc-kr');
const raised = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) | 0x80);

/** HZ (RFC 1843): GB 2312 with its high bits off between `~{` and `~}`. */
export function fromHz(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/~\n/g, '')
    .replace(/~\{((?:[\x21-\x7d]|~(?![{}])){0,2000})~\}/g, (_, run: string) => chinese.decode(raised(run)))
    .replaceAll('~~', '~');
}

/** ISO-2022-KR (RFC 1557): KS C 5601 with its high bits off between SO and SI. */
export function fromIso2022Kr(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .replaceAll('\x1b$)C', '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: SO and SI are what the encoding is made of.
      .replace(/\x0e([^\x0e\x0f]*)\x0f?/g, (_, run: string) =>
        run
          .split(/([\x21-\x7e]+)/)
          .map((part) => (/^[\x21-\x7e]/.test(part) ? korean.decode(raised(part)) : part))
          .join(''),
      )
  );
}
