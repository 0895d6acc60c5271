import { folded } from '../../ui/folded.ts';

/** How well something fits what was typed; smaller is better, null is not at all. */
export type Score = number | null;

/**
 * The rank of a name for the words typed: the very name, its beginning, the beginnings of its words, inside it, then what
 * else it is found by, then its letters in their order with gaps. Marks and capitals do not count.
 */
export function scoreOf(typed: string, name: string, alsoBy = ''): Score {
  const wanted = folded(typed);
  const label = folded(name);
  if (wanted === '') return 0;
  if (label === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  const parts = wanted.split(' ');
  if (parts.every((part) => wordBegins(label, part))) return 2;
  if (parts.every((part) => label.includes(part))) return 3;
  // Two letters begin some word on every page, and with gaps they are in nearly everything.
  if (wanted.length < 3) return null;
  const all = `${label} ${folded(alsoBy)}`;
  if (parts.every((part) => wordBegins(all, part))) return 4;
  return isThere(wanted.replaceAll(' ', ''), label) ? 5 : null;
}

const wordBegins = (text: string, part: string) => text.startsWith(part) || text.includes(` ${part}`);

/** Whether the letters stand in the text in this order, the first of them at the beginning of a word. */
function isThere(letters: string, text: string): boolean {
  let from = wordStart(text, letters[0] as string);
  if (from < 0) return false;
  for (const letter of letters.slice(1)) {
    from = text.indexOf(letter, from + 1);
    if (from < 0) return false;
  }
  return true;
}

const wordStart = (text: string, letter: string) =>
  text.startsWith(letter) ? 0 : text.indexOf(` ${letter}`) + 1 || -1;

/** What fits, best first; equals stay in their order. */
export function ranked<T>(all: readonly T[], score: (one: T) => Score): { one: T; score: number }[] {
  return all
    .map((one) => ({ one, score: score(one) }))
    .filter((found): found is { one: T; score: number } => found.score !== null)
    .sort((a, b) => a.score - b.score);
}
