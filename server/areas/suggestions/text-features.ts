/**
 * What a short text says, as weighted features for the category model: its words, each pair of neighbours (with the text's
 * ends), and, at less weight, the fours of letters within words, which tell inflected forms of Finnish and Polish and
 * compounds of the Nordic languages together. Case and diacritics do not count (R6.2). Keys are 32-bit hashes: what
 * customers wrote is in no model.
 * @param text subject and description; more than `longest` characters are left away.
 */
export function featuresOf(text: string): Map<number, number> {
  const words = wordsOf(text);
  const features = new Map<number, number>();
  const add = (name: string, weight: number) => {
    const key = hashOf(name);
    features.set(key, (features.get(key) ?? 0) + weight);
  };
  for (const word of words) add(`w${word}`, 1);
  for (let at = 0; at <= words.length && words.length > 0; at++) add(`p${words[at - 1] ?? '^'} ${words[at] ?? '$'}`, 1);
  for (const word of words) {
    const edged = ` ${word} `;
    for (let at = 0; at + 4 <= edged.length; at++) add(`c${edged.slice(at, at + 4)}`, letterWeight);
  }
  return features;
}

const longest = 4000;
const letterWeight = 0.6;

function wordsOf(text: string): string[] {
  const folded = text.slice(0, longest).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
