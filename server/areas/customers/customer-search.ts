import { normalisePhone, phoneSearchDigits } from './phone-numbers.ts';

/** What the typed text asks for: customers who have all the words, or one of these rows of digits in a number. */
export type CustomerTerms = { words: string[]; digits: string[] };

// More words than anybody types only cost time.
const mostWords = 8;
// Fewer digits stand in every other number.
const fewestDigits = 4;
const phoneLike = /^[\s\d+()./\-\u2010-\u2015\u2212]+$/;

/**
 * Reads a typed search. A text that looks like a number, or has a whole one in it, is also looked for by its digits in
 * every spelling (§1.2: "/", spaces, brackets, national and international form); `country` is the desk's, for national
 * ones. Compatibility forms and zero-width marks are folded away.
 */
export function customerTerms(q: string, country: string): CustomerTerms {
  const plain = q
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim();
  const words = plain.split(/\s+/).filter(Boolean).slice(0, mostWords);
  const digits = new Set<string>();
  const whole = normalisePhone(plain, country);
  if (whole) {
    // Digits of a whole number may still be the beginning of a longer one, so they too are looked for inside.
    digits.add(whole.e164.slice(1));
  } else if (phoneLike.test(plain)) {
    digits.add(phoneSearchDigits(plain));
    // A number that could not be read is kept as typed, with the leading zero.
    digits.add(plain.replace(/\D/g, ''));
  }
  return { words, digits: [...digits].filter((row) => row.length >= fewestDigits) };
}
