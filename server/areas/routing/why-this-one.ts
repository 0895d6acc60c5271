import type { z } from 'zod';
import { type Catalogue, pathWords } from '#areas/catalog/index.ts';
import type { RequestRecord } from '#areas/requests/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { queueRoutes } from '#contract/queue.ts';
import type { Company } from './queue-queries.ts';
import { whyWords } from './why-words.ts';

export type Why = NonNullable<z.output<(typeof queueRoutes.next)['answer']>['why']>;

/** Why this request is the next one: what decided, among how many, in which of the person's categories. */
export function whyThisOne(catalogue: Catalogue, request: RequestRecord, company: Company, language: Language): Why {
  const categories = company.categoryIds.map((id) => catalogue.categories.get(id)?.path ?? '').filter(Boolean);
  const among = Math.max(1, company.waiting);
  const rule = among === 1 ? 'only_one' : request.deadline_at ? 'earliest_deadline' : 'priority';
  return {
    among,
    categories,
    deadlineAt: request.deadline_at?.toISOString() ?? null,
    rule,
    words: whyWords[language](
      rule,
      company.more ? `${among}+` : String(among),
      categories.slice(0, 3).map(pathWords).join(', ') + (categories.length > 3 ? ` +${categories.length - 3}` : ''),
    ),
  };
}
