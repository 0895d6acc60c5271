import './rule-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import { assertReachesDesk } from '#areas/staff/index.ts';
import type { RuleBody } from '#contract/rules.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { checkedConditions } from './checked-conditions.ts';
import { lockRule, type RuleColumns, updateRule } from './rule-queries.ts';

/** Changes a rule; requests it sorted earlier keep what it gave them (R8.2). Throws `other_centres`. The caller has asked `procedure.edit`. */
export async function editRule(
  ctx: Ctx,
  id: string,
  input: Partial<RuleBody> & { version?: number | undefined },
): Promise<void> {
  await assertReachesDesk(ctx.tx, ctx.actor);
  const rule = await lockRule(ctx.tx, id);
  if (!rule) throw notFound('rule');
  assertVersionSeen(rule, input.version);
  const conditions = input.conditions && (await checkedConditions(ctx, input.conditions));
  const changes = changedColumns<RuleColumns>(rule, {
    name: input.name,
    rank: input.rank,
    beats_choice: input.beatsChoice,
    conditions,
    category_id: input.categoryId,
    priority_id: input.priorityId,
    owner_id: input.ownerId,
    language: input.language,
    active: input.active,
  });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  await updateRule(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'rule.edited', data: { ruleId: id, fields } });
}
