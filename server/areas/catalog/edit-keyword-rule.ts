import './catalog-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { KeywordRuleInput } from './create-keyword-rule.ts';
import { type KeywordRuleColumns, lockKeywordRule, updateKeywordRule } from './keyword-rule-queries.ts';

/** Changes a keyword rule; messages categorised earlier keep what it gave them. The caller has asked `setting.edit`. */
export async function editKeywordRule(
  ctx: Ctx,
  id: string,
  input: Partial<KeywordRuleInput> & { version?: number | undefined },
): Promise<void> {
  const rule = await lockKeywordRule(ctx.tx, id);
  if (!rule) throw notFound('keyword rule');
  assertVersionSeen(rule, input.version);
  const changes = changedColumns<KeywordRuleColumns>(rule, {
    name: input.name,
    rank: input.rank,
    words: input.words && [...new Set(input.words)],
    search_in: input.searchIn,
    category_id: input.categoryId,
    priority_id: input.priorityId,
    active: input.active,
  });
  const fields = Object.keys(changes);
  if (fields.length === 0) return;
  await updateKeywordRule(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'keyword_rule.edited', data: { keywordRuleId: id, fields } });
}
