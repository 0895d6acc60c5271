import { homeCentre, suggestCategory } from '#areas/requests/index.ts';
import type { Intake } from './intake.ts';
import type { OwnAddress } from './mail-settings.ts';
import { matchKeywordRule } from './match-keywords.ts';
import { strippedSubject } from './request-tag.ts';

export type CategoryDecision = {
  categoryId: string | null;
  /** The centre where no category says it. */
  centreId: string | null;
  by: 'rule' | 'suggestion' | 'mailbox' | 'centre';
  /** The one rule it met, which may set the priority alone. */
  rule: { id: string; word: string; priorityId: string | null } | null;
};

/**
 * Decides the category (R6.1): keyword rule > the learned suggestion, where the centre lets it decide and it is sure enough >
 * mailbox > the centre's default, which registering knows. One rule per mail,
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
  const bySuggestion = sureSuggestion(intake, centreId);
  if (bySuggestion) return { categoryId: bySuggestion, centreId, by: 'suggestion', rule };
  const byMailbox = usable(mailbox?.categoryId);
  if (byMailbox) return { categoryId: byMailbox, centreId, by: 'mailbox', rule };
  return { categoryId: null, centreId, by: 'centre', rule };
}

/** What the centre's model says, when it is as sure as the centre asks for. */
function sureSuggestion(
  { mail, words, catalogue }: Pick<Intake, 'mail' | 'words' | 'catalogue'>,
  mailboxCentre: string | null,
): string | null {
  const centreId = mailboxCentre ?? homeCentre(catalogue);
  const threshold = centreId ? catalogue.centres.get(centreId)?.suggestionThreshold : null;
  if (threshold === null || threshold === undefined) return null;
  const found = suggestCategory(catalogue, centreId, { subject: strippedSubject(mail.subject), description: words });
  return found && found.confidence >= threshold ? found.categoryId : null;
}
