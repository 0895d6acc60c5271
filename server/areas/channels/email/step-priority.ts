import type { Intake } from './intake.ts';
import type { OwnAddress } from './mail-settings.ts';
import type { CategoryDecision } from './step-category.ts';

export type PriorityDecision = { priorityId: string | undefined; source: 'filter' | 'mailbox' | 'default' };

/**
 * Decides the priority (R8.1): keyword rule > mailbox > default. Customers have no priority of their own yet; when they
 * get one it goes between rule and mailbox. Retired priorities are passed over.
 */
export function stepPriority(
  intake: Pick<Intake, 'catalogue'>,
  category: Pick<CategoryDecision, 'rule'>,
  mailbox: OwnAddress | null,
): PriorityDecision {
  const usable = (id: string | null | undefined) =>
    id && intake.catalogue.priorities.get(id)?.active ? id : undefined;
  const byRule = usable(category.rule?.priorityId);
  if (byRule) return { priorityId: byRule, source: 'filter' };
  const byMailbox = usable(mailbox?.priorityId);
  if (byMailbox) return { priorityId: byMailbox, source: 'mailbox' };
  return { priorityId: undefined, source: 'default' };
}
