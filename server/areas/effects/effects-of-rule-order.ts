import { listActiveRules } from '#areas/rules/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import type { Foresight } from './foresight.ts';
import { rulesOnNewest } from './rules-on-newest.ts';

const mostExamples = 8;

/** What the same rules in another order would have made of the newest requests (R6.2); those not in use decide nothing. */
export async function effectsOfRuleOrder(sight: Foresight, draft: DraftOf<'rule_order'>): Promise<Effect[]> {
  const saved = await listActiveRules(sight.db);
  const placed = saved.map((rule) => {
    const at = draft.ids.indexOf(rule.id);
    // One that was added meanwhile is left where it is; saving the order will say so.
    return at < 0 ? rule : { ...rule, rank: draft.ids.length - at, beatsChoice: at < draft.beatChoice };
  });
  const { seen, changes } = await rulesOnNewest(sight, placed);
  const other = seen.filter((one) => one.isOther);
  const examples = other.slice(0, mostExamples).map(({ id, number, subject }) => ({ id, number, subject }));
  return [{ code: 'rule_order', looked: seen.length, other: other.length, changes, examples }];
}
