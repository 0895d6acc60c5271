import { isOffered, raises } from '#areas/catalog/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countWithCode, listPrioritiesWithCode } from './effects-of-problem-code-queries.ts';
import type { Foresight } from './foresight.ts';

/** So many requests with the code are looked at again, newest first. */
const most = 200;

/**
 * How many open requests have a problem code and keep it, how many of them in a category that would not offer it, and how
 * many of the newest with it the priority on the screen would have raised (R8.1).
 */
export async function effectsOfProblemCode(
  { db, catalogue }: Foresight,
  id: string | null,
  draft: DraftOf<'problem_code'>,
): Promise<Effect[]> {
  if (!id) return [];
  const [open, past] = await Promise.all([countWithCode(db, id), listPrioritiesWithCode(db, id, most)]);
  const outside = open.filter(({ categoryId }) => !isOffered(catalogue, draft, categoryId));
  const sum = (rows: { open: number }[]) => rows.reduce((total, row) => total + row.open, 0);
  const facts: Effect[] = [{ code: 'problem_code_has', open: sum(open), outside: sum(outside) }];
  const priority = catalogue.priorities.get(draft.priorityId ?? '');
  if (priority) {
    const raised = past.filter((one) => !one.byHand && raises(catalogue, priority.id, one.priorityId)).length;
    facts.push({ code: 'problem_code_raises', looked: past.length, raised, priority: priority.name });
  }
  return facts;
}
