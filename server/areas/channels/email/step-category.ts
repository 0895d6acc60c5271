import type { Intake } from './intake.ts';
import type { OwnAddress } from './mail-settings.ts';
import { matchKeywordRule } from './match-keywords.ts';
import { strippedSubject } from './request-tag.ts';

export type CategoryDecision = {
  categoryId: string | null;
  /** The centre where no category says it. */
  centreId: string | null;
  by: 'rule' | 'mailbox' | 'centre';
  /** The one rule it met, which may set the priority alone. */
  rule: { id: string; word: string; priorityId: string | null } | null;
};

/**
 * Decides the category (R6.1): keyword rule > mailbox > the centre's default, which registering knows. One rule per mail,
 * the highest first (R6.2, trap 17), on subject and visible text without quotes and signature (trap 18).
 */
export function stepCategory(
  intake: Pick<Intake, 'mail' | 'words' | 'rules' | 'catalogue'>,
  mailbox: OwnAddress | null,
): CategoryDecision {
  const { rules, catalogue } = intake;
  const usable = (id: string | null | undefined) => (id && catalogue.categories.get(id)?.active ? id : null);
  const met = matchKeywordRule(rules.compiled, { subject: strippedSubject(intake.mail.subject), text: intake.words });
  const set = met ? rules.byId.get(met.ruleId) : undefined;
  const rule = met && set ? { id: met.ruleId, word: met.word, priorityId: set.priorityId } : null;
  const centreId = mailbox?.centreId ?? null;
  const byRule = usable(set?.categoryId);
  if (byRule) return { categoryId: byRule, centreId, by: 'rule', rule };
  const byMailbox = usable(mailbox?.categoryId);
  if (byMailbox) return { categoryId: byMailbox, centreId, by: 'mailbox', rule };
  return { categoryId: null, centreId, by: 'centre', rule };
}
