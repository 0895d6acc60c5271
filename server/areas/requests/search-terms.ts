/** What somebody typed into a search box, as far as its shape tells. */
export type SearchTerms = {
  /** A request number, from `104233`, `#104233`, `[#104233-k7q2]`, with leading zeros or blanks. */
  number: number | null;
  /** Words to look for, each also as a beginning; folded later by the database. */
  words: string[];
};

const largestNumber = 2_147_483_647;

/** Reads a search line; any input is fine, none is an error. */
export function searchTerms(line: string): SearchTerms {
  const plain = line
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
  const tag = /^\[?\s*#?\s*0*(\d{1,10})(?:-[a-z0-9]+)?\s*\]?$/i.exec(plain);
  const number = tag ? Number(tag[1]) : null;
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    number: number !== null && number > 0 && number <= largestNumber ? number : null,
    words: words.slice(0, 12),
  };
}

/** The words as a text-search query that matches beginnings: `'malmo':* & 'cyk':*`; null when there are none. */
export function prefixQuery(words: string[]): string | null {
  // Words hold letters and digits only, so nothing in them can be read as an operator.
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : null;
}
