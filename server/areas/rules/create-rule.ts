import './rule-events.ts';
import { assertReachesDesk } from '#areas/staff/index.ts';
import type { RuleBody } from '#contract/rules.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { checkedConditions } from './checked-conditions.ts';
import { insertRule } from './rule-queries.ts';

/**
 * Adds a rule (S5-20, S5-37, R6.2); without a rank it is tried last of its kind. Gives the id; an `id` known already is
 * answered and nothing written. Throws `reference_unknown`, `invalid_body` and `other_centres`. The caller has asked `procedure.edit`.
 */
export async function createRule(ctx: Ctx, input: RuleBody & { id?: string | undefined }): Promise<string> {
  await assertReachesDesk(ctx.tx, ctx.actor);
  const id = input.id ?? newId(ctx.now);
  const added = await insertRule(
    ctx.tx,
    id,
    {
      name: input.name,
      rank: input.rank ?? null,
      beats_choice: input.beatsChoice ?? true,
      conditions: await checkedConditions(ctx, input.conditions),
      category_id: input.categoryId ?? null,
      priority_id: input.priorityId ?? null,
      owner_id: input.ownerId ?? null,
      language: input.language ?? null,
      active: input.active ?? true,
    },
    ctx.now,
  );
  if (added) ctx.record({ type: 'rule.created', data: { ruleId: id } });
  return id;
}
