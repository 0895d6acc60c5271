import { foldText, wordsOfFolded } from './fold-text.ts';

/** A list of words or phrases that something asks for; a trailing `*` matches any ending. */
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

/** Word lists made ready by `indexWords`. */
export type WordIndex = {
  /** Phrases by their first word where it must match whole. */
  whole: Map<string, Phrase[]>;
  /** Single open words by their stem. */
  stems: Map<string, Phrase[]>;
  /** Lengths that stems have, so that each word of a message is looked up a few times only. */
  stemLengths: number[];
};

/** Prepares word lists for finding; do it once per change of the rules. */
export function indexWords(lists: readonly WordList[]): WordIndex {
  const index: WordIndex = { whole: new Map(), stems: new Map(), stemLengths: [] };
  for (const [list, { words, searchIn }] of lists.entries()) {
    for (const word of words) {
      const [first, ...rest] = wordsOfFolded(foldText(word));
      if (first === undefined) continue;
      const open = word.trimEnd().endsWith('*');
      const phrase: Phrase = { list, word, rest, open, inSubject: searchIn !== 'text', inText: searchIn !== 'subject' };
      const phrases = open && rest.length === 0 ? index.stems : index.whole;
      const listed = phrases.get(first);
      if (listed) listed.push(phrase);
      else phrases.set(first, [phrase]);
    }
  }
  index.stemLengths = [...new Set([...index.stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return index;
}

function follows(words: string[], at: number, phrase: Phrase): boolean {
  const last = phrase.rest.length - 1;
  return phrase.rest.every((word, n) => {
    const found = words[at + 1 + n];
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
  if (index.whole.size === 0 && index.stems.size === 0) return found;
  for (const place of ['subject', 'text'] as const) {
    const words = wordsOfFolded(folded[place]);
    const consider = (candidates: Phrase[] | undefined, at: number) => {
      for (const phrase of candidates ?? []) {
        if (found.has(phrase.list) || !(place === 'subject' ? phrase.inSubject : phrase.inText)) continue;
        if (follows(words, at, phrase)) found.set(phrase.list, phrase.word);
      }
    };
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      consider(index.whole.get(word), at);
      for (const length of index.stemLengths) {
        if (length > word.length) break;
        consider(index.stems.get(word.slice(0, length)), at);
      }
    }
  }
  return found;
}
