/** Keyboards of the countries of the desk: letters where they stand, a row below the other, the digits above. */
const layouts = [
  ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
].map((rows) => new Map(rows.flatMap((row, y) => [...row].map((key, x) => [key, { x, y }] as const))));
type Layout = (typeof layouts)[number];

/** What Shift makes of the digits, on the American keyboard and on those of the North. */
const shifted = ['!@#$%^&*()', '!"#¤%&/()='].map((row) => new Map([...row].map((key, at) => [key, '1234567890'[at]])));

/** What a text would be without Shift, once for each keyboard whose digits carry other signs. */
export const unshifted = (text: string): string[] =>
  shifted.map((keys) => [...text].map((letter) => keys.get(letter) ?? letter).join(''));

/** As few keys make a line: a row, a column, a slope. Less is in too many words. */
const fewestInLine = 3;
/** Turning at will takes more: below that many words of six languages happen to lie together. */
const fewestInWalk = 6;

/** Whether a finger gets from key to key without thinking: always the same step, or from each to one beside it. */
export const isWalk = (text: string): boolean => layouts.some((layout) => isWalkOn(layout, text));

function isWalkOn(layout: Layout, text: string): boolean {
  if (text.length < fewestInLine) return false;
  let straight = true;
  let beside = text.length >= fewestInWalk;
  let first: { x: number; y: number } | undefined;
  for (let at = 1; at < text.length && (straight || beside); at++) {
    const [from, to] = [layout.get(text[at - 1] as string), layout.get(text[at] as string)];
    if (!from || !to) return false;
    const step = { x: to.x - from.x, y: to.y - from.y };
    first ??= step;
    straight &&= isStep(step) && step.x === first.x && step.y === first.y;
    beside &&= isBeside(step);
  }
  return straight || beside;
}

/** One key on, or every other one of a row. */
const isStep = ({ x, y }: { x: number; y: number }) =>
  (x !== 0 || y !== 0) && Math.abs(y) <= 1 && Math.abs(x) <= (y === 0 ? 2 : 1);

/** Each row stands half a key to the right of the one above: below a key are the one of its place and the one before. */
const isBeside = ({ x, y }: { x: number; y: number }) =>
  y === 0 ? Math.abs(x) === 1 : y === 1 ? x === 0 || x === -1 : y === -1 && (x === 0 || x === 1);
