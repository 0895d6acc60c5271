import './rule-events.ts';
import { assertReachesDesk } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { deleteRuleRow, lockRule } from './rule-queries.ts';

/** Deletes a rule; the log keeps what it said, and requests it met keep its name. Throws `other_centres`. The caller has asked `procedure.edit`. */
export async function deleteRule(ctx: Ctx, id: string): Promise<void> {
  await assertReachesDesk(ctx.tx, ctx.actor);
  const rule = await lockRule(ctx.tx, id);
  if (!rule) throw notFound('rule');
  await deleteRuleRow(ctx.tx, id);
  ctx.record({ type: 'rule.deleted', data: { ruleId: id, name: rule.name } });
}
