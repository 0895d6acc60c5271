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

/** The words of a text that is folded already. */
export const wordsOfFolded = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
