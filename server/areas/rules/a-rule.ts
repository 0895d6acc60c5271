import type { ActiveRule, Judged } from './rule-shapes.ts';

/** A rule in use that meets everything, but for what is said. */
export const aRule = (more: Partial<ActiveRule> = {}): ActiveRule => ({
  id: 'rule',
  name: 'A rule',
  rank: 50,
  beatsChoice: true,
  conditions: [],
  categoryId: null,
  priorityId: null,
  ownerId: null,
  language: null,
  ...more,
});

/** A contact nobody knows anything of, but for what is said. */
export const aJudged = (more: Partial<Judged> = {}): Judged => ({
  subject: '',
  text: '',
  channel: 'email',
  mailbox: null,
  sender: null,
  language: null,
  customer: null,
  categoryIds: [],
  contracts: [],
  problemCodeId: null,
  formChoiceIds: [],
  ageMinutes: 0,
  ...more,
});
