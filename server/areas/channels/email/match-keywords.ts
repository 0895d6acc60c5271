export interface KeywordRule {
  id: string;
  /** 1 to 100; 100 is tried first. */
  rank: number;
  /** Words or phrases; a trailing `*` matches any ending. */
  words: string[];
  searchIn: 'subject' | 'text' | 'both';
}

export interface KeywordMatch {
  ruleId: string;
  /** The word or phrase as the rule has it. */
  word: string;
}

interface Phrase {
  rule: number;
  word: string;
  /** Further words that must follow, folded. */
  rest: string[];
  /** The last word may go on. */
  open: boolean;
  inSubject: boolean;
  inText: boolean;
}

/** Rules made ready by `compileKeywordRules`. */
export interface CompiledKeywordRules {
  /** Rule ids in the order they are tried. */
  ids: string[];
  /** Phrases by their first word where it must match whole. */
  whole: Map<string, Phrase[]>;
  /** Single open words by their stem. */
  stems: Map<string, Phrase[]>;
  /** Lengths that stems have, so that each word of a mail is looked up a few times only. */
  stemLengths: number[];
}

// Letters that Unicode does not take apart into a base letter and a mark.
const folds: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
};

/** Lower case without diacritics: `Åtgärd` and `atgard`, `Łódź` and `lodz` become the same. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // Most text is ASCII; taking it apart letter by letter would cost more than the whole match.
  if (!/[^ -~\s]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øæœłđðþßıħ]/g, (letter) => folds[letter] ?? letter);
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Prepares keyword rules for matching; do it once per change of the rules. Rules of equal rank keep their order. */
export function compileKeywordRules(rules: readonly KeywordRule[]): CompiledKeywordRules {
  const sorted = [...rules].sort((a, b) => b.rank - a.rank);
  const compiled: CompiledKeywordRules = {
    ids: sorted.map((rule) => rule.id),
    whole: new Map(),
    stems: new Map(),
    stemLengths: [],
  };
  for (const [rule, { words, searchIn }] of sorted.entries()) {
    for (const word of words) {
      const [first, ...rest] = wordsOf(word);
      if (first === undefined) continue;
      const open = word.trimEnd().endsWith('*');
      const phrase: Phrase = { rule, word, rest, open, inSubject: searchIn !== 'text', inText: searchIn !== 'subject' };
      const index = open && rest.length === 0 ? compiled.stems : compiled.whole;
      const listed = index.get(first);
      if (listed) listed.push(phrase);
      else index.set(first, [phrase]);
    }
  }
  compiled.stemLengths = [...new Set([...compiled.stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return compiled;
}

function follows(words: string[], at: number, phrase: Phrase): boolean {
  const last = phrase.rest.length - 1;
  return phrase.rest.every((word, n) => {
    const found = words[at + 1 + n];
    return found !== undefined && (found === word || (n === last && phrase.open && found.startsWith(word)));
  });
}

/**
 * The one rule that a mail matches, the highest rank first (R6.2, trap 17), or null. Matches whole words, without
 * regard to case or diacritics. `text` is the decoded visible text: quoted history and signature already taken away
 * (trap 18). Time grows with the mail, not with the number of rules.
 */
export function matchKeywordRule(
  rules: CompiledKeywordRules | readonly KeywordRule[],
  mail: { subject: string; text: string },
): KeywordMatch | null {
  const compiled = 'ids' in rules ? rules : compileKeywordRules(rules);
  let best: Phrase | null = null;
  for (const place of ['subject', 'text'] as const) {
    const words = wordsOf(mail[place]);
    const consider = (candidates: Phrase[] | undefined, at: number) => {
      for (const phrase of candidates ?? []) {
        if (place === 'subject' ? !phrase.inSubject : !phrase.inText) continue;
        if (best !== null && phrase.rule >= best.rule) continue;
        if (follows(words, at, phrase)) best = phrase;
      }
    };
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      consider(compiled.whole.get(word), at);
      for (const length of compiled.stemLengths) {
        if (length > word.length) break;
        consider(compiled.stems.get(word.slice(0, length)), at);
      }
    }
  }
  const winner = best as Phrase | null;
  return winner === null ? null : { ruleId: compiled.ids[winner.rule] ?? '', word: winner.word };
}
