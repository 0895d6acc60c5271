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

/**
 * Lower case without diacritics: `Åtgärd` and `atgard`, `Łódź` and `lodz` become the same. Letters joined or widened for
 * print become plain ones, and what nobody sees goes: soft hyphens, zero-width signs, the colour of a waving hand.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // Most text is ASCII; taking it apart letter by letter would cost more than the whole match.
  if (!/[^ -~\s]/.test(lower)) return lower;
  return streamSafe(lower)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Emoji_Modifier}]+/gu, '')
    .replace(/[øæœłđðþßıħ]/g, (letter) => folds[letter] ?? letter);
}

/**
 * The words of a text that is folded already. A sign that may be what somebody asks for, as in `C#`, `50 %`, `5 €` or an
 * emoji, stands as one of its own; quotes, hyphens and full stops only part words.
 */
export const wordsOfFolded = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+|[\p{S}#%&@]/gu) ?? [];

/** Whether one of those is a sign rather than a word. */
export const isSign = (word: string): boolean => !/^[\p{L}\p{N}]/u.test(word);
