import { normalisePhone } from '#areas/customers/index.ts';

/** What somebody typed into a search box, as far as its shape tells. */
export type SearchTerms = {
  /** A request number, from `104233`, `104 233`, `#104233`, `[#104233-k7q2]`, with leading zeros; alone or as a tag. */
  number: number | null;
  /** The phone number in the text under its one spelling, without the plus. */
  phoneDigits: string | null;
  /** Words to look for, each also as the beginning of a longer one; folded by the database. */
  words: string[];
};

const largestNumber = 2_147_483_647;
const mostWords = 12;
const longestWord = 60;

const wholeNumber = /^0*(\d[\d ]{0,13})$/;
const wholeTag = /^\[?\s*#\s*0*(\d[\d ]{0,13})(?:-[a-z0-9]+)?\s*\]?$/i;
// A mail's subject pasted whole still names its request.
const tagAmongWords = /(?:^|[\s[(])#\s?0*(\d{1,10})(?:-[a-z0-9]+\]|(?=[\s\]),.:;]|$))/i;

/**
 * Reads a search line; any input is fine, none is an error.
 * @param country ISO 3166 code of the desk's country, for phone numbers in national form.
 */
export function searchTerms(line: string, country = ''): SearchTerms {
  const plain = line
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
  const words = (plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => word.slice(0, longestWord));
  // One letter begins half of all words; it narrows nothing down and costs the whole index. A sign of a script
  // without letters is a word.
  const telling = words.filter((word) => word.length > 1 || !/[\p{Lu}\p{Ll}\p{Lm}\p{N}\p{M}]/u.test(word));
  return {
    number: numberIn(plain),
    phoneDigits: normalisePhone(plain, country)?.e164.slice(1) ?? null,
    words: telling.slice(0, mostWords),
  };
}

function numberIn(plain: string): number | null {
  const found = wholeNumber.exec(plain) ?? wholeTag.exec(plain) ?? tagAmongWords.exec(plain);
  const number = Number(found?.[1]?.replaceAll(' ', ''));
  return number > 0 && number <= largestNumber ? number : null;
}
