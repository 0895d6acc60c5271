import type { MacroStep, WriteStep } from '#contract/words.ts';

/** What a step is called in problems and in the log: `write_reply`, `assign_queue`, `solve`. */
export const stepName = (step: MacroStep): string =>
  step.do === 'write' ? `write_${step.as}` : step.do === 'assign' ? `assign_${step.to}` : step.do;

const toCustomer = (step: MacroStep) => step.do === 'write' && step.as !== 'note';
const asks = (step: MacroStep) => step.do === 'ask' || (step.do === 'write' && step.as === 'question');
const ends = (step: MacroStep) => asks(step) || ['postpone', 'solve', 'close'].includes(step.do);
const givesAway = (step: MacroStep) => step.do === 'assign' && step.to !== 'me';

/**
 * Steps that contradict each other, by name; null when all can hold together. Each field is set once, the customer is
 * written to once, and a macro ends in one way; who solves or waits for the answer cannot give the request away with it.
 */
export function contradictionOf(steps: readonly MacroStep[]): string[] | null {
  const groups: ((step: MacroStep) => boolean)[] = [
    ...(['set_kind', 'set_category', 'set_priority', 'set_status', 'assign'] as const).map(
      (name) => (step: MacroStep) => step.do === name,
    ),
    toCustomer,
    (step) => step.do === 'write' && step.as === 'note',
    ends,
    (step) => givesAway(step) || asks(step) || step.do === 'solve' || step.do === 'close',
  ];
  for (const group of groups) {
    const met = steps.filter(group);
    if (met.length > 1) return met.map(stepName);
  }
  return null;
}

/**
 * The order in which all guards hold, whatever order the steps were written in: first what needs no sight of a new
 * category, then what is written, then where it goes, then how it ends, and the status of the phase reached.
 */
export function inOrder(steps: readonly MacroStep[]): MacroStep[] {
  const rank = (step: MacroStep): number => {
    if (step.do === 'set_kind') return 0;
    if (step.do === 'set_priority') return 1;
    // Mine first: what I own I see, whatever category it moves to, and only the owner waits for an answer.
    if (step.do === 'assign') return step.to === 'me' ? 2 : 6;
    if (step.do === 'write') return step.as === 'note' ? 3 : 4;
    if (step.do === 'set_category') return 5;
    return step.do === 'set_status' ? 8 : 7;
  };
  return steps.toSorted((a, b) => rank(a) - rank(b));
}

/** The text steps of a macro. */
export const writesOf = (steps: readonly MacroStep[]): WriteStep[] =>
  steps.filter((step): step is WriteStep => step.do === 'write');
