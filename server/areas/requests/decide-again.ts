import type { Catalogue } from '#areas/catalog/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { CategorySource, Channel, PrioritySource } from '#contract/requests.ts';
import { isAutomaticallyOwned } from './assign-automatically.ts';
import { decideRegistration } from './decide-registration.ts';
import type { Heard } from './heard-queries.ts';
import type { RequestRecord } from './request-queries.ts';

/** What applying the rules again would change of a request; null where it stays as it is. */
export type DecidedAgain = {
  /** The rule that meets it now, where it has a say. */
  rule: { id: string; name: string; because: unknown[] } | null;
  category: { id: string; source: CategorySource } | null;
  priority: { id: string; source: PrioritySource } | null;
  /** Whom the rule names; whether that person may have it now is asked where it is given. */
  ownerId: string | null;
  /** With the category it would be handed out anew, as its owner was not chosen by a person (R6.4). */
  handsOut: boolean;
};

/**
 * Decides once more what a request is about, how much it presses and whose it is, by its words, its customer and the
 * settings as they are now (R8.2: only when somebody asks). What people chose stays (R6.1, R8.1) unless `override`: then
 * rules, and only rules, go before it. Its language is left alone. Pure.
 */
export function decideAgain(
  catalogue: Catalogue,
  row: RequestRecord,
  heard: Heard,
  override: boolean,
  now: Date,
): DecidedAgain {
  // A category nobody knows the origin of is somebody's word until the contrary is known.
  const said = row.category_id && (row.category_source === 'manual' || row.category_source === null);
  const decided = decideRegistration(
    catalogue,
    {
      subject: row.subject ?? '',
      text: withoutSignature(visibleReply(row.description ?? '').visible),
      channel: row.channel as Channel | null,
      ...heard,
      centreId: row.centre_id,
      language: row.language as Language | null,
      languageSaid: true,
      category: said ? { id: row.category_id as string, source: 'manual' } : null,
      formChoiceId: row.category_source === 'form' ? row.category_id : null,
      priority: row.priority_source === 'manual' ? { id: row.priority_id, source: 'manual' } : null,
      problemCodeId: row.problem_code_id,
      rulesFirst: override,
      electronic: row.intake_mode === 'electronic',
      reportedAt: row.reported_at,
    },
    now,
  );
  // Rules give a category or say nothing; they never take one away.
  const category =
    decided.categoryId && decided.categorySource && decided.categoryId !== row.category_id
      ? { id: decided.categoryId, source: decided.categorySource }
      : null;
  const priorityId = decided.priorityId ?? catalogue.defaultPriority.id;
  const byItself = isAutomaticallyOwned(row) || row.owner_source === 'rule';
  const mayHand = row.owner_id === null || byItself || override;
  const named = decided.ownerId && decided.ownerId !== row.owner_id && mayHand ? decided.ownerId : null;
  const waits = row.owner_id === null && row.phase === 'registered';
  return {
    rule: decided.met && {
      id: decided.met.rule.id,
      name: decided.met.rule.name,
      because: decided.met.because,
    },
    category,
    priority: priorityId === row.priority_id ? null : { id: priorityId, source: decided.prioritySource },
    ownerId: named,
    handsOut: category !== null && !decided.ownerId && (waits || isAutomaticallyOwned(row)),
  };
}

/** Whether it would change anything. */
export const changesAnything = (one: DecidedAgain): boolean =>
  one.category !== null || one.priority !== null || one.ownerId !== null;
