import { type ActiveRule, listActiveRules } from '#areas/rules/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { listPlaces, type Place } from './effects-of-rule-queries.ts';
import type { Foresight } from './foresight.ts';
import { rulesOnNewest } from './rules-on-newest.ts';

const mostExamples = 8;

/**
 * What the rules with this one, as it stands on the screen, would have made of the newest requests, against what the rules
 * as they are saved would have made of them. Only what differs is told; nothing is written.
 */
export async function effectsOfRule(sight: Foresight, id: string | null, draft: DraftOf<'rule'>): Promise<Effect[]> {
  const [saved, places] = await Promise.all([listActiveRules(sight.db), listPlaces(sight.db)]);
  const { seen, changes } = await rulesOnNewest(sight, withDraft(saved, places, id, draft));
  const met = seen.filter((one) => one.metId === draftId);
  const examples: typeof seen = [];
  for (const one of seen) {
    if (one.isOther || (one.metId === draftId && examples.length < mostExamples / 2)) examples.push(one);
  }
  return [
    {
      code: 'rule_history',
      looked: seen.length,
      met: met.length,
      other: seen.filter((one) => one.isOther).length,
      changes,
      examples: examples.slice(0, mostExamples).map(({ id: requestId, number, subject, metId }) => ({
        id: requestId,
        number,
        subject,
        met: metId === draftId,
      })),
    },
  ];
}

/** The rule on the screen among the saved ones has this id, so that it is known again. */
const draftId = 'draft';

/** The rules in use with the one on the screen at its place: the one it has, or for a new one the last of its kind. */
function withDraft(saved: ActiveRule[], places: Place[], id: string | null, draft: DraftOf<'rule'>): ActiveRule[] {
  const others = saved.filter((one) => one.id !== id);
  if (draft.active === false) return others;
  const place = places.find((one) => one.id === id);
  const beatsChoice = draft.beatsChoice ?? place?.beatsChoice ?? true;
  const lowest = Math.min(51, ...places.filter((one) => one.beatsChoice === beatsChoice).map((one) => one.rank)) - 1;
  const rule: ActiveRule = {
    id: draftId,
    name: draft.name,
    rank: draft.rank ?? place?.rank ?? Math.max(1, lowest),
    beatsChoice,
    conditions: draft.conditions,
    categoryId: draft.categoryId ?? null,
    priorityId: draft.priorityId ?? null,
    ownerId: draft.ownerId ?? null,
    language: draft.language ?? null,
  };
  // Rules of one rank go by their age (R6.2); a new one is the youngest.
  const age = new Map(places.map((one, at) => [one.id === id ? draftId : one.id, at]));
  const ageOf = (one: ActiveRule) => age.get(one.id) ?? places.length;
  return [...others, rule].sort((a, b) => ageOf(a) - ageOf(b));
}
