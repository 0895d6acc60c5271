import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { insertKeywordRule } from './keyword-rule-queries.ts';

export type KeywordRuleInput = {
  name: string;
  rank: number;
  words: string[];
  searchIn: 'subject' | 'text' | 'both';
  categoryId?: string | null | undefined;
  priorityId?: string | null | undefined;
  active?: boolean | undefined;
};

/**
 * Adds a keyword rule (S5-20, R6.2). Gives the id; an `id` known already is answered and nothing written. Throws
 * `reference_unknown`. The caller has asked `setting.edit`.
 */
export async function createKeywordRule(
  ctx: Ctx,
  input: KeywordRuleInput & { id?: string | undefined },
): Promise<string> {
  const id = input.id ?? newId(ctx.now);
  const added = await insertKeywordRule(
    ctx.tx,
    id,
    {
      name: input.name,
      rank: input.rank,
      words: [...new Set(input.words)],
      search_in: input.searchIn,
      category_id: input.categoryId ?? null,
      priority_id: input.priorityId ?? null,
      active: input.active ?? true,
    },
    ctx.now,
  );
  if (added) ctx.record({ type: 'keyword_rule.created', data: { keywordRuleId: id } });
  return id;
}
