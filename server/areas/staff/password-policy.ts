import { invalid } from '#platform/errors.ts';
import { commonWords } from './common-passwords.ts';
import { isWalk, unshifted } from './keyboard-walks.ts';
import { knownPhrases } from './known-phrases.ts';

/** NIST SP 800-63B-4 §3.1.1.2: a password that may be the only factor has at least 15 characters. */
const fewest = 15;
/** Far above the 64 that must be allowed; a bound only so that hashing stays cheap. */
const most = 256;

/** Beside the keyboard only the alphabet is known by heart, forwards and backwards. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const tracks = [alphabet, [...alphabet].toReversed().join('')];

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
 * Refuses a password one could guess: shorter than 15 characters, one thing repeated, or put together from nothing but
 * well-known words and sentences, what is known of the person and the desk (`context`), walks over the keyboard and digits.
 * No rule on kinds of characters, none on age (NIST SP 800-63B-4 §3.1.1.2). Each code point counts as one character. Throws
 * `weak_password` with `facts.reason`.
 */
export function assertPasswordHolds(password: string, context: readonly string[] = []): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < fewest) {
    throw invalid('weak_password', `A password needs at least ${fewest} characters.`, { reason: 'short' });
  }
  if (length > most) {
    throw invalid('weak_password', `A password has at most ${most} characters.`, { reason: 'long' });
  }
  const words = new Set([...wellKnown(), ...context.flatMap(wordsOf)]);
  const weak = (text: string) =>
    isGuessable(text, words) || isBraided(text, words) || isRepeated(text) || words.has(withoutDigits(text));
  if (readings(password).some(weak)) {
    throw invalid('weak_password', 'This password is among the first ones anybody would try. Choose another.', {
      reason: 'common',
    });
  }
}

/** Letters that are no other letter with a mark to Unicode, as one types them where the keyboard lacks them. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
  // Which sigma stands is a matter of what follows, such as a digit.
  ς: 'σ',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Without marks and capitals, in plain letters; of scripts that have no plain ones, in their own. */
const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(plainLetter, (letter) => plainLetters[letter] ?? letter);

/** As the neighbours spell the letters of the North: Søren is Soeren, Åsa is Aasa. */
const spelledOut = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[åäæöøü]/g, (letter) => ({ å: 'aa', ä: 'ae', æ: 'ae', ü: 'ue' })[letter] ?? 'oe');

/** The words of a name or an address, in any script. */
const wordsOf = (text: string): string[] =>
  [text, spelledOut(text)].flatMap((one) => folded(one).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 1);

let known: ReadonlySet<string> | undefined;

/** Words and sentences everybody knows, folded as a password is. */
function wellKnown(): ReadonlySet<string> {
  known ??= new Set([...commonWords, ...knownPhrases].map((one) => essence(folded(one))));
  return known;
}

const withoutDigits = (text: string) => text.replaceAll(/\d/g, '');

/** As what one may have meant it: as it stands, with signs for letters, backwards, without Shift. */
function readings(password: string): string[] {
  const plain = essence(folded(password));
  const meant = essence(folded([...password.toLowerCase()].map((letter) => lookalikes[letter] ?? letter).join('')));
  const keys = unshifted(folded(password)).map((text) => text.replaceAll(/\s/g, ''));
  return [...new Set([plain, meant, [...plain].toReversed().join(''), ...keys])];
}

/** Without what only decorates; where nothing else is left, that is the password. */
const essence = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '') || text.replaceAll(/\s/g, '');

/** Longer pieces are found as several. */
const longestRun = 40;

/** Whether the whole text falls into well-known pieces; one piece that is not makes it hold. */
function isGuessable(text: string, words: ReadonlySet<string>): boolean {
  const longest = Math.max(longestRun, ...[...words].map((word) => word.length));
  // reached[i]: the first i characters are all well-known pieces.
  const reached = [true];
  for (let end = 1; end <= text.length; end++) {
    reached[end] = false;
    for (let start = end - 1; start >= Math.max(0, end - longest) && !reached[end]; start--) {
      if (!reached[start]) continue;
      const piece = text.slice(start, end);
      reached[end] = words.has(piece) || isRun(piece);
    }
  }
  return reached[text.length] === true;
}

/** Two well-known texts, a letter of the one and a letter of the other in turn: `a1b2c3…`, `p1a2s3s4…`, `ppaass…`. */
function isBraided(text: string, words: ReadonlySet<string>): boolean {
  const letters = [...text];
  const strand = (odd: number) => letters.filter((_, at) => at % 2 === odd).join('');
  return isGuessable(strand(0), words) && isGuessable(strand(1), words);
}

/** One thing twice or more, whatever it is, with digits around it: it is as long as the thing alone. */
function isRepeated(text: string): boolean {
  const letters = text.replaceAll(/[\d\p{P}]/gu, '');
  const once = /^(.+?)\1+$/u.exec(letters)?.[1];
  return once !== undefined && [...once].length < fewest;
}

/** A digit or sign, one character again and again, a piece repeated, three and more letters of the alphabet, keys in a walk. */
function isRun(piece: string): boolean {
  if (/^[\d\p{P}]+$/u.test(piece) || /^(.{1,5})\1{2,}$/.test(piece)) return true;
  return (piece.length >= 3 && tracks.some((track) => track.includes(piece))) || isWalk(piece);
}
