import './catalog-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { listCategoriesMissing } from './category-use-queries.ts';
import { lockPriorities } from './priority-queries.ts';
import { insertProblemCode, type ProblemNames, setCategoriesOfCode } from './problem-code-queries.ts';

export type ProblemCodeInput = {
  code: string;
  names: ProblemNames;
  categoryIds?: readonly string[] | undefined;
  priorityId?: string | null | undefined;
  rank?: number | undefined;
  active?: boolean | undefined;
};

/**
 * Adds a problem code (S1-40). Gives the id; an `id` known already is answered and nothing written. Throws
 * `already_exists` for a code there is, `reference_unknown` for a category or priority that is not there. The caller has
 * asked `setting.edit`.
 */
export async function createProblemCode(
  ctx: Ctx,
  input: ProblemCodeInput & { id?: string | undefined },
): Promise<string> {
  const id = input.id ?? newId(ctx.now);
  await assertKnown(ctx, input);
  const { code, names, priorityId: priority_id = null, rank = 50, active = true } = input;
  if (!(await insertProblemCode(ctx.tx, id, { code, names, priority_id, rank, active }, ctx.now))) return id;
  await setCategoriesOfCode(ctx.tx, id, input.categoryIds ?? []);
  ctx.record({ type: 'problem_code.created', data: { problemCodeId: id } });
  return id;
}

/** Refuses what a code names and is not there: `reference_unknown`. */
export async function assertKnown(
  ctx: Ctx,
  { categoryIds, priorityId }: Pick<Partial<ProblemCodeInput>, 'categoryIds' | 'priorityId'>,
): Promise<void> {
  if (priorityId && !(await lockPriorities(ctx.tx)).some((one) => one.id === priorityId)) {
    throw conflict('reference_unknown', 'There is no such priority.');
  }
  if (categoryIds && (await listCategoriesMissing(ctx.tx, categoryIds)).length > 0) {
    throw conflict('reference_unknown', 'There is no such category.');
  }
}
