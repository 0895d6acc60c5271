import { streamSafe } from '#platform/stream-safe.ts';

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

/** Letters of Latin script with their signs joined to them, and the dashes and quotes of print: each folds by itself. */
const ofItsOwn = /[\u0080-\u02ff\u2010-\u2027€]/g;
const others = /[^\0-\u02ff\u2010-\u2027€]/;
const foldsOfOne = new Map<string, string>();

const foldOne = (char: string): string => {
  let folded = foldsOfOne.get(char);
  if (folded === undefined) {
    folded = foldTogether(char);
    foldsOfOne.set(char, folded);
  }
  return folded;
};

/**
 * Lower case without diacritics: `Åtgärd` and `atgard`, `Łódź` and `lodz` become the same. Letters joined or widened for
 * print become plain ones, and what nobody sees goes: soft hyphens, zero-width signs, the colour of a waving hand.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all mail; taking it apart as a whole would cost more than the match.
  return others.test(lower) ? foldTogether(lower) : lower.replace(ofItsOwn, foldOne);
}

/** Letters whose marks stand behind them: what each becomes depends on those beside it. */
const foldTogether = (lower: string): string =>
  streamSafe(lower)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Emoji_Modifier}]+/gu, '')
    .replace(/[øæœłđðþßıħ]/g, (letter) => folds[letter] ?? letter);

/**
 * The words of a text that is folded already. A sign that may be what somebody asks for, as in `C#`, `50 %`, `5 €` or an
 * emoji, stands as one of its own; quotes, hyphens and full stops only part words.
 */
export const wordsOfFolded = (folded: string): string[] =>
  folded.match(beyondAscii.test(folded) ? /[\p{L}\p{N}]+|[\p{S}#%&@]/gu : /[A-Za-z0-9]+|[$+<=>^`|~#%&@]/g) ?? [];

const beyondAscii = /[^\0-\x7f]/;

/** Whether one of those is a sign rather than a word. */
export const isSign = (word: string): boolean => !/^[\p{L}\p{N}]/u.test(word);
