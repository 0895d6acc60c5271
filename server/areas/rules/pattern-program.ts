import { isWordChar, type Pattern, PatternFault } from './parse-pattern.ts';

type Step =
  | { do: 'char'; has: (char: string) => boolean }
  | { do: 'fork'; to: [number, number] }
  | { do: 'jump'; to: number }
  | { do: 'edge'; edge: 'start' | 'end' | 'word' | 'inside' }
  | { do: 'found' };

/** What stands at both sides of a place in the text: nothing, a letter or digit, something else. */
type Side = 'none' | 'word' | 'other';
/** Where the reading stands: the steps reached, before it is known what comes next. */
type State = {
  steps: number[];
  before: Side;
  /** By the code of an ASCII character, which nearly all of folded text is; the others by themselves. */
  next: (State | true | undefined)[];
  nextOfOthers: Map<string, State | true>;
};

/** Steps a pattern may have; bounds what one character of the text can cost. */
const mostSteps = 1000;
/** States kept; when there are more the pattern begins to learn them anew, so that memory is bounded too. */
const mostStates = 300;
const asciiCodes = 128;
/** Beyond the Latin, Greek and Cyrillic letters. */
const lastKept = '\u0530';

export type PatternProgram = {
  /** Whether it stands somewhere in a folded text. Linear in the text, whatever the pattern (K. Thompson, 1968). */
  test: (folded: string) => boolean;
};

/**
 * Makes a pattern ready for reading: an automaton whose states are made when they are first met. Nothing is ever read
 * twice, so that no text, however written, makes it slow. Throws `PatternFault` for one of too many steps.
 */
export function programOf(pattern: Pattern): PatternProgram {
  const steps: Step[] = [];
  emit(pattern, steps);
  steps.push({ do: 'found' });
  const start = aState([0], 'none');
  const needed = literalsNeeded(pattern);
  let states = new Map<string, State>();
  const known = (reached: number[], before: Side): State => {
    const key = `${before} ${reached.join(' ')}`;
    const found = states.get(key);
    if (found) return found;
    if (states.size >= mostStates) {
      states = new Map();
      start.next.fill(undefined);
      start.nextOfOthers.clear();
    }
    const made = aState(reached, before);
    states.set(key, made);
    return made;
  };
  const onward = (state: State, char: string): State | true => {
    const side: Side = isWordChar(char) ? 'word' : 'other';
    const open = closure(steps, state.steps, state.before, side);
    if (open === true) return true;
    // The search may begin at every place: the first step is always among those reached.
    const reached = new Set([0]);
    for (const at of open) {
      const step = steps[at] as Step;
      if (step.do === 'char' && step.has(char)) reached.add(at + 1);
    }
    return known(
      [...reached].sort((a, b) => a - b),
      side,
    );
  };
  return {
    test: (folded) => {
      if (needed.length > 0 && !needed.some((literal) => folded.includes(literal))) return false;
      let state = start;
      for (let at = 0; at < folded.length; at++) {
        const code = folded.charCodeAt(at);
        let next: State | true | undefined;
        if (code < asciiCodes) {
          next = state.next[code] ??= onward(state, folded.charAt(at));
        } else {
          const char = String.fromCodePoint(folded.codePointAt(at) as number);
          at += char.length - 1;
          next = state.nextOfOthers.get(char) ?? onward(state, char);
          // Of other scripts only the states are kept, or a message of rare characters would fill the memory.
          if (char < lastKept) state.nextOfOthers.set(char, next);
        }
        if (next === true) return true;
        state = next;
      }
      return closure(steps, state.steps, state.before, 'none') === true;
    },
  };
}

const aState = (steps: number[], before: Side): State => ({
  steps,
  before,
  next: Array.from({ length: asciiCodes }),
  nextOfOthers: new Map(),
});

function emit(pattern: Pattern, steps: Step[]): void {
  if (steps.length > mostSteps) throw new PatternFault('The pattern is too long; say it in fewer words');
  switch (pattern.is) {
    case 'set':
      steps.push({ do: 'char', has: pattern.has });
      return;
    case 'edge':
      steps.push({ do: 'edge', edge: pattern.edge });
      return;
    case 'all':
      for (const part of pattern.parts) emit(part, steps);
      return;
    case 'any': {
      const ends: number[] = [];
      for (const [n, one] of pattern.of.entries()) {
        const isLast = n === pattern.of.length - 1;
        const fork = steps.length;
        if (!isLast) steps.push({ do: 'fork', to: [fork + 1, 0] });
        emit(one, steps);
        if (isLast) break;
        ends.push(steps.length);
        steps.push({ do: 'jump', to: 0 });
        (steps[fork] as { to: [number, number] }).to[1] = steps.length;
      }
      for (const end of ends) (steps[end] as { to: number }).to = steps.length;
      return;
    }
    case 'repeat': {
      for (let n = 0; n < pattern.least; n++) emit(pattern.what, steps);
      if (pattern.most === null) {
        const fork = steps.length;
        steps.push({ do: 'fork', to: [fork + 1, 0] });
        emit(pattern.what, steps);
        steps.push({ do: 'jump', to: fork });
        (steps[fork] as { to: [number, number] }).to[1] = steps.length;
        return;
      }
      const forks: number[] = [];
      for (let n = pattern.least; n < pattern.most; n++) {
        forks.push(steps.length);
        steps.push({ do: 'fork', to: [steps.length + 1, 0] });
        emit(pattern.what, steps);
      }
      for (const fork of forks) (steps[fork] as { to: [number, number] }).to[1] = steps.length;
    }
  }
}

/** The steps that read a character, reached without reading any; true when the pattern has been found. */
function closure(steps: Step[], from: number[], before: Side, after: Side): Set<number> | true {
  const reached = new Set<number>();
  const waiting = [...from];
  while (waiting.length > 0) {
    const at = waiting.pop() as number;
    if (reached.has(at)) continue;
    reached.add(at);
    const step = steps[at] as Step;
    if (step.do === 'found') return true;
    if (step.do === 'jump') waiting.push(step.to);
    else if (step.do === 'fork') waiting.push(...step.to);
    else if (step.do === 'edge' && holds(step.edge, before, after)) waiting.push(at + 1);
  }
  return reached;
}

function holds(edge: 'start' | 'end' | 'word' | 'inside', before: Side, after: Side): boolean {
  if (edge === 'start') return before === 'none';
  if (edge === 'end') return after === 'none';
  const isEdge = (before === 'word') !== (after === 'word');
  return edge === 'word' ? isEdge : !isEdge;
}

/** Alternatives beyond so many are not looked for one by one. */
const mostLiterals = 20;
/** One to look for is better than several, and of those as many the longer. */
const isBetter = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 &&
  (other.length === 0 ||
    one.length < other.length ||
    (one.length === other.length && one.join('').length > other.join('').length));

/**
 * Runs of letters of which one must stand in any text the pattern is found in: most texts are done with by looking for
 * them. None where nothing must stand there.
 */
function literalsNeeded(pattern: Pattern): string[] {
  if (pattern.is === 'set') return pattern.literal === undefined ? [] : [pattern.literal];
  if (pattern.is === 'repeat') return pattern.least > 0 ? literalsNeeded(pattern.what) : [];
  if (pattern.is === 'edge') return [];
  if (pattern.is === 'any') {
    const each = pattern.of.map(literalsNeeded);
    const all = each.flat();
    return each.every(({ length }) => length > 0) && all.length <= mostLiterals ? all : [];
  }
  let best: string[] = [];
  const consider = (literals: string[]) => {
    if (isBetter(literals, best)) best = literals;
  };
  let run = '';
  for (const part of pattern.parts) {
    if (part.is === 'edge') continue;
    if (part.is === 'set' && part.literal !== undefined) {
      run += part.literal;
      continue;
    }
    if (run) consider([run]);
    run = '';
    consider(literalsNeeded(part));
  }
  if (run) consider([run]);
  return best;
}
