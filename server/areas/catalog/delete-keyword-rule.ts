import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { deleteKeywordRuleRow, lockKeywordRule } from './keyword-rule-queries.ts';

/** Deletes a keyword rule; the log keeps what it said. The caller has asked `setting.edit`. */
export async function deleteKeywordRule(ctx: Ctx, id: string): Promise<void> {
  const rule = await lockKeywordRule(ctx.tx, id);
  if (!rule) throw notFound('keyword rule');
  await deleteKeywordRuleRow(ctx.tx, id);
  ctx.record({ type: 'keyword_rule.deleted', data: { keywordRuleId: id, name: rule.name } });
}
