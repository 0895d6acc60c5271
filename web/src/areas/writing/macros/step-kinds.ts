import type { MacroStep } from '#contract/words.ts';

/** The steps offered, in the order of the list; each with what it begins with. */
export const stepKinds = [
  'write_reply',
  'write_question',
  'write_note',
  'set_kind',
  'set_category',
  'set_priority',
  'set_status',
  'assign',
  'postpone',
  'ask',
  'solve',
  'close',
] as const;
export type StepKind = (typeof stepKinds)[number];

export const kindOf = (step: MacroStep): StepKind => (step.do === 'write' ? `write_${step.as}` : step.do);

/** A step as it begins; ids are chosen afterwards. */
export function newStep(kind: StepKind): MacroStep {
  switch (kind) {
    case 'write_reply':
      return { do: 'write', as: 'reply', templateId: null, texts: {} };
    case 'write_question':
      return { do: 'write', as: 'question', templateId: null, texts: {} };
    case 'write_note':
      return { do: 'write', as: 'note', templateId: null, texts: {} };
    case 'set_kind':
      return { do: 'set_kind', kind: 'action' };
    case 'set_category':
      return { do: 'set_category', categoryId: '' };
    case 'set_priority':
      return { do: 'set_priority', priorityId: '' };
    case 'set_status':
      return { do: 'set_status', statusId: '' };
    case 'assign':
      return { do: 'assign', to: 'me' };
    case 'postpone':
      return { do: 'postpone', minutes: 480 };
    default:
      return { do: kind };
  }
}

/** Steps of which a macro has at most one among each of these. */
const oneOf: readonly (readonly StepKind[])[] = [
  ['write_reply', 'write_question'],
  ['write_question', 'ask', 'postpone', 'solve', 'close'],
];

/** The steps that can still be added to those there are. */
export function addable(steps: readonly MacroStep[]): StepKind[] {
  const there = steps.map(kindOf);
  const givesAway = steps.some((step) => step.do === 'assign' && step.to !== 'me');
  return stepKinds.filter(
    (kind) =>
      !there.includes(kind) &&
      !oneOf.some((group) => group.includes(kind) && group.some((one) => there.includes(one))) &&
      !(givesAway && ['write_question', 'ask', 'solve', 'close'].includes(kind)),
  );
}

/** Whether every step says what it needs, so that it can be tried and saved. */
export const isWhole = (steps: readonly MacroStep[]): boolean =>
  steps.length > 0 &&
  steps.every((step) => {
    if (step.do === 'write')
      return Boolean(step.templateId) || Object.values(step.texts ?? {}).some((html) => html !== '');
    if (step.do === 'set_category') return step.categoryId !== '';
    if (step.do === 'set_priority') return step.priorityId !== '';
    if (step.do === 'set_status') return step.statusId !== '';
    if (step.do === 'assign') return step.to !== 'person' || Boolean(step.personId);
    return true;
  });
