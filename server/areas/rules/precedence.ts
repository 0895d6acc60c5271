import type { CategorySource, PrioritySource } from '#contract/requests.ts';
import type { ActiveRule } from './rule-shapes.ts';

/** What each source says a request is about; null where it says nothing. */
export type CategoryVoices = {
  manual: string | null;
  rule: string | null;
  /** Whether the rule goes before what the customer chose. */
  ruleBeatsChoice: boolean;
  form: string | null;
  suggestion: string | null;
  mailbox: string | null;
  centre: string | null;
};

/**
 * The category, and who said it (R6.1): by hand > rule > the customer's choice in a form > keyword rule > the learned
 * suggestion, where the centre lets it decide > mailbox > centre. One that may not be used says nothing.
 */
export function categoryBy(
  voices: CategoryVoices,
  isUsable: (id: string) => boolean,
): { categoryId: string; source: CategorySource } | null {
  const { manual, rule, form, suggestion, mailbox, centre } = voices;
  const order: [CategorySource, string | null][] = [
    ['manual', manual],
    ...(voices.ruleBeatsChoice
      ? ([
          ['rule', rule],
          ['form', form],
        ] as [CategorySource, string | null][])
      : ([
          ['form', form],
          ['rule', rule],
        ] as [CategorySource, string | null][])),
    ['suggestion', suggestion],
    ['mailbox', mailbox],
    ['centre', centre],
  ];
  for (const [source, categoryId] of order) if (categoryId && isUsable(categoryId)) return { categoryId, source };
  return null;
}

/** What a problem code asks for is no voice among them: it raises what they say. */
export type PriorityVoices = Record<Exclude<PrioritySource, 'default' | 'problem_code'>, string | null>;

/**
 * The priority, and who said it (R8.1): by hand > rule > the person > the company > their contract > mailbox; null leaves the default. One
 * that may not be used says nothing.
 */
export function priorityBy(
  voices: PriorityVoices,
  isUsable: (id: string) => boolean,
): { priorityId: string; source: PrioritySource } | null {
  for (const source of ['manual', 'filter', 'contact', 'organisation', 'contract', 'mailbox'] as const) {
    const priorityId = voices[source];
    if (priorityId && isUsable(priorityId)) return { priorityId, source };
  }
  return null;
}

/** What a rule says about the category, as a voice. */
export const ruleVoice = (rule: ActiveRule | null | undefined) => ({
  rule: rule?.categoryId ?? null,
  ruleBeatsChoice: rule?.beatsChoice ?? false,
});
