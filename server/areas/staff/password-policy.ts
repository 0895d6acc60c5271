import { invalid } from '#platform/errors.ts';
import { commonWords } from './common-passwords.ts';

/** NIST SP 800-63B-4 §3.1.1.2: a password that may be the only factor has at least 15 characters. */
const fewest = 15;
/** Far above the 64 that must be allowed; a bound only so that hashing stays cheap. */
const most = 256;

/** Rows of keyboards and the like, along which nobody has to think. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];
const tracks = rows.flatMap((row) => [row, [...row].toReversed().join('')]);

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Refuses a password one could guess: shorter than 15 characters, or put together from nothing but well-known words, what
 * is known of the person and the desk (`context`), runs of keys and digits. No rule on kinds of characters, none on age
 * (NIST SP 800-63B-4 §3.1.1.2). Each code point counts as one character. Throws `weak_password` with `facts.reason`.
 */
export function assertPasswordHolds(password: string, context: readonly string[] = []): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < fewest) {
    throw invalid('weak_password', `A password needs at least ${fewest} characters.`, { reason: 'short' });
  }
  if (length > most) {
    throw invalid('weak_password', `A password has at most ${most} characters.`, { reason: 'long' });
  }
  const words = new Set([...commonWords, ...context.flatMap((one) => folded(one).split(/[^a-z0-9]+/))]);
  const plain = folded(password);
  const meant = folded([...password.toLowerCase()].map((letter) => lookalikes[letter] ?? letter).join(''));
  if ([plain, meant].some((text) => isGuessable(essence(text), words))) {
    throw invalid('weak_password', 'This password is among the first ones anybody would try. Choose another.', {
      reason: 'common',
    });
  }
}

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Without what only decorates; where nothing else is left, that is the password. */
const essence = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '') || text.replaceAll(/\s/g, '');

/** Whether the whole text falls into well-known pieces; one piece that is not makes it hold. */
function isGuessable(text: string, words: ReadonlySet<string>): boolean {
  const longest = Math.max(...[...words].map((word) => word.length));
  // reached[i]: the first i characters are all well-known pieces.
  const reached = [true];
  for (let end = 1; end <= text.length; end++) {
    reached[end] = false;
    for (let start = end - 1; start >= 0 && !reached[end]; start--) {
      if (!reached[start]) continue;
      const piece = text.slice(start, end);
      reached[end] = (piece.length <= longest && piece.length > 1 && words.has(piece)) || isRun(piece);
    }
  }
  return reached[text.length] === true;
}

/** Digits, one character again and again, a piece repeated, or three and more keys in a row. */
function isRun(piece: string): boolean {
  if (/^\d+$/.test(piece) || /^(.{1,5})\1{2,}$/.test(piece)) return true;
  return piece.length >= 3 && tracks.some((track) => track.includes(piece));
}
