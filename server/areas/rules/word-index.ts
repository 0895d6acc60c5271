import { foldText, isSign, wordsOfFolded } from './fold-text.ts';

/** A list of words or phrases that something asks for; `*` at an end lets the word be longer there. */
export type WordList = { words: readonly string[]; searchIn: 'subject' | 'text' | 'both' };

type Phrase = {
  list: number;
  /** As it was written. */
  word: string;
  /** Further words that must follow, folded. */
  rest: string[];
  /** The last word may go on. */
  open: boolean;
  inSubject: boolean;
  inText: boolean;
};

/** Phrases by what their first word must hold, and the lengths of that, so that each word is looked up a few times only. */
type Pieces = { by: Map<string, Phrase[]>; lengths: number[] };

/** Word lists made ready by `indexWords`. */
export type WordIndex = {
  /** Where the first word must match whole. */
  whole: Map<string, Phrase[]>;
  /** By how it begins (`bill*`), ends (`*bill`), or by a part anywhere in it (`*bill*`). */
  heads: Pieces;
  tails: Pieces;
  parts: Pieces;
};

/** Prepares word lists for finding; do it once per change of the rules. */
export function indexWords(lists: readonly WordList[]): WordIndex {
  const pieces = (): Pieces => ({ by: new Map(), lengths: [] });
  const index: WordIndex = { whole: new Map(), heads: pieces(), tails: pieces(), parts: pieces() };
  for (const [list, { words, searchIn }] of lists.entries()) {
    for (const word of words) {
      const [first, ...rest] = wordsOfFolded(foldText(word));
      if (first === undefined) continue;
      const open = word.trimEnd().endsWith('*');
      const begun = word.trimStart().startsWith('*');
      const phrase: Phrase = { list, word, rest, open, inSubject: searchIn !== 'text', inText: searchIn !== 'subject' };
      const goesOn = open && rest.length === 0;
      const { by } = begun ? (goesOn ? index.parts : index.tails) : goesOn ? index.heads : { by: index.whole };
      const listed = by.get(first);
      if (listed) listed.push(phrase);
      else by.set(first, [phrase]);
    }
  }
  for (const one of [index.heads, index.tails, index.parts]) {
    one.lengths = [...new Set([...one.by.keys()].map((piece) => piece.length))].sort((a, b) => a - b);
  }
  return index;
}

/** For each place the next one on which a word stands rather than a sign; found once, as signs may go on and on. */
function placesOfWords(words: string[]): number[] {
  const places: number[] = [];
  for (let at = words.length, next = at; at >= 0; at--) {
    if (at < words.length && !isSign(words[at] as string)) next = at;
    places[at] = next;
  }
  return places;
}

function follows(words: string[], at: number, phrase: Phrase, wordFrom: (at: number) => number): boolean {
  const last = phrase.rest.length - 1;
  let next = at;
  return phrase.rest.every((word, n) => {
    next++;
    // A sign nobody asked for parts no phrase.
    if (!isSign(word)) next = wordFrom(Math.min(next, words.length));
    const found = words[next];
    return found !== undefined && (found === word || (n === last && phrase.open && found.startsWith(word)));
  });
}

/**
 * Which lists stand in a message, by their place, each with the word first met as it was written in the list. Matches
 * whole words, without regard to case or diacritics (R6.2). Time grows with the message, not with the number of lists.
 * @param folded subject and visible text, both folded.
 */
export function findWords(index: WordIndex, folded: { subject: string; text: string }): Map<number, string> {
  const found = new Map<number, string>();
  const { whole, heads, tails, parts } = index;
  if (whole.size + heads.by.size + tails.by.size + parts.by.size === 0) return found;
  for (const place of ['subject', 'text'] as const) {
    const words = wordsOfFolded(folded[place]);
    let places: number[] | undefined;
    const wordFrom = (at: number) => {
      places ??= placesOfWords(words);
      return places[at] as number;
    };
    const consider = (candidates: Phrase[] | undefined, at: number) => {
      for (const phrase of candidates ?? []) {
        if (found.has(phrase.list) || !(place === 'subject' ? phrase.inSubject : phrase.inText)) continue;
        if (follows(words, at, phrase, wordFrom)) found.set(phrase.list, phrase.word);
      }
    };
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      consider(whole.get(word), at);
      for (const length of heads.lengths) {
        if (length > word.length) break;
        consider(heads.by.get(word.slice(0, length)), at);
      }
      for (const length of tails.lengths) {
        if (length > word.length) break;
        consider(tails.by.get(word.slice(word.length - length)), at);
      }
      for (const length of parts.lengths) {
        for (let from = 0; from + length <= word.length && from < longestLookedInto; from++) {
          consider(parts.by.get(word.slice(from, from + length)), at);
        }
      }
    }
  }
  return found;
}

/** No word of a language goes on longer; what does is an address or a key, and only costs time. */
const longestLookedInto = 100;
