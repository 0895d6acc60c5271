import { foldText } from './fold-text.ts';

/** A regular expression taken apart. `set`: one character for which `has` says yes. */
export type Pattern =
  | { is: 'set'; has: (char: string) => boolean; literal?: string }
  | { is: 'all'; parts: Pattern[] }
  | { is: 'any'; of: Pattern[] }
  | { is: 'repeat'; what: Pattern; least: number; most: number | null }
  | { is: 'edge'; edge: 'start' | 'end' | 'word' | 'inside' };

/** A pattern that cannot be used, in words for whoever wrote it. */
export class PatternFault extends Error {}

export const isWordChar = (char: string) => /[\p{L}\p{N}_]/u.test(char);
const classes: Record<string, (char: string) => boolean> = {
  d: (char) => /\p{N}/u.test(char),
  w: isWordChar,
  s: (char) => /\s/u.test(char),
};
const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
/** A repetition beyond this makes the pattern longer than it needs to be. */
const mostRepeats = 100;
const deepest = 30;

/**
 * Reads a regular expression of the safe kind: characters, `.`, classes, `\d \w \s \b`, `^ $`, groups, `|`, `* + ? {m,n}`.
 * No backreferences and no lookaround: they are what cannot be read in linear time. Letters are folded like the text it
 * is held against. Throws `PatternFault`.
 */
export function parsePattern(source: string): Pattern {
  const chars = [...source];
  let at = 0;
  const fail = (why: string): never => {
    throw new PatternFault(`${why} (at character ${at + 1})`);
  };

  const alternatives = (depth: number): Pattern => {
    if (depth > deepest) fail('Groups lie too deep in one another');
    const of = [sequence(depth)];
    while (chars[at] === '|') {
      at++;
      of.push(sequence(depth));
    }
    return of.length === 1 ? (of[0] as Pattern) : { is: 'any', of };
  };

  const sequence = (depth: number): Pattern => {
    const parts: Pattern[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') parts.push(repeated(depth));
    return { is: 'all', parts };
  };

  const repeated = (depth: number): Pattern => {
    const what = atom(depth);
    const times = quantifier();
    if (!times) return what;
    if (what.is === 'edge') fail('An edge cannot be repeated');
    // Greedy or not makes no difference to whether it is found.
    if (chars[at] === '?') at++;
    if (chars[at] === '*' || chars[at] === '+' || chars[at] === '?') fail('Two repetitions in a row');
    return { is: 'repeat', what, ...times };
  };

  const quantifier = (): { least: number; most: number | null } | null => {
    const char = chars[at];
    if (char === '*' || char === '+' || char === '?') {
      at++;
      return { least: char === '+' ? 1 : 0, most: char === '?' ? 1 : null };
    }
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(chars.slice(at, at + 12).join(''));
    if (!counted) return null;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] ? Number(counted[3]) : null;
    if (least > mostRepeats || (most ?? 0) > mostRepeats) fail(`At most ${mostRepeats} repetitions can be counted`);
    if (most !== null && most < least) fail('The numbers of the repetition are the wrong way round');
    at += counted[0].length;
    return { least, most };
  };

  const atom = (depth: number): Pattern => {
    const char = chars[at++] as string;
    if (char === '(') return group(depth);
    if (char === '[') return { is: 'set', has: bracket() };
    if (char === '.') return { is: 'set', has: (one) => one !== '\n' };
    if (char === '^') return { is: 'edge', edge: 'start' };
    if (char === '$') return { is: 'edge', edge: 'end' };
    if (char === '*' || char === '+' || char === '?') {
      at--;
      fail('Nothing stands before the repetition');
    }
    if (char === '\\') return escaped();
    return literal(char);
  };

  const group = (depth: number): Pattern => {
    if (chars[at] === '?') {
      if (chars[at + 1] !== ':') fail('Lookaround and named groups are not possible; a plain group is');
      at += 2;
    }
    const inner = alternatives(depth + 1);
    if (chars[at] !== ')') fail('A group is not closed');
    at++;
    return inner;
  };

  const escaped = (): Pattern => {
    const char = chars[at++];
    if (char === undefined) return fail('A lone \\ at the end');
    if (char === 'b') return { is: 'edge', edge: 'word' };
    if (char === 'B') return { is: 'edge', edge: 'inside' };
    const inClass = classOf(char);
    if (inClass) return { is: 'set', has: inClass };
    if (controls[char]) return literal(controls[char]);
    if (/[1-9k]/.test(char)) fail('References back to a group are not possible');
    if (/[a-z]/i.test(char)) fail(`\\${char} is not known`);
    return literal(char);
  };

  const classOf = (char: string): ((char: string) => boolean) | undefined => {
    const has = classes[char.toLowerCase()];
    if (!has || char === char.toLowerCase()) return has;
    return (one) => !has(one);
  };

  const bracket = (): ((char: string) => boolean) => {
    const inverted = chars[at] === '^';
    if (inverted) at++;
    const tests: ((char: string) => boolean)[] = [];
    for (let first = true; chars[at] !== ']' || first; first = false) {
      if (at >= chars.length) fail('A class is not closed');
      const char = chars[at++] as string;
      const next = char === '\\' ? (chars[at++] ?? fail('A class is not closed')) : char;
      const inClass = char === '\\' ? classOf(next) : undefined;
      if (inClass) {
        tests.push(inClass);
        continue;
      }
      const from = folded(char === '\\' ? (controls[next] ?? next) : next);
      if (chars[at] !== '-' || chars[at + 1] === ']' || at + 1 >= chars.length) {
        tests.push((one) => one === from);
        continue;
      }
      at++;
      const to = folded(chars[at++] as string);
      if (to < from) fail('The range of a class is the wrong way round');
      tests.push((one) => one >= from && one <= to);
    }
    at++;
    return (one) => tests.some((test) => test(one)) !== inverted;
  };

  const whole = alternatives(0);
  if (at < chars.length) fail('A ) too many');
  return whole;
}

const folded = (char: string) => [...foldText(char)][0] ?? char;

/** One character, or the two that a folded letter may become (æ, ß). */
function literal(char: string): Pattern {
  const parts = [...foldText(char)].map((one): Pattern => ({ is: 'set', has: (found) => found === one, literal: one }));
  return parts.length === 1 ? (parts[0] as Pattern) : { is: 'all', parts };
}
