import { type NotificationChannels, type NotificationKind, notificationKinds } from '#contract/together.ts';

const told = (screen: boolean, email: boolean, push: boolean): NotificationChannels => ({ screen, email, push });

/** What people are told and how until they choose: what needs them by every way, what they see coming on the screen. */
const defaults: Record<NotificationKind, NotificationChannels> = {
  assigned: told(true, true, true),
  customer_answered: told(true, false, true),
  came_back: told(true, false, true),
  reopened: told(true, true, true),
  mentioned: told(true, true, true),
  draft_handed_over: told(true, true, true),
  due_soon: told(true, false, true),
  overdue: told(true, true, true),
  escalated: told(true, true, true),
  mail_failed: told(true, true, true),
  unassigned: told(true, false, false),
  new_in_categories: told(false, false, false),
  became_job: told(false, false, false),
};

export type Choices = Partial<Record<NotificationKind, NotificationChannels>>;

/**
 * How a person is told of this kind: as chosen, else as the product proposes. Who watches what is new in their categories
 * has heard of the comment, and hears of the job it becomes in the same way.
 */
export const channelsOf = (choices: Choices, kind: NotificationKind): NotificationChannels =>
  choices[kind] ?? (kind === 'became_job' ? choices.new_in_categories : undefined) ?? defaults[kind];

/** The whole table of a person. */
export const allChoices = (choices: Choices): Record<NotificationKind, NotificationChannels> =>
  Object.fromEntries(notificationKinds.map((kind) => [kind, channelsOf(choices, kind)])) as never;
