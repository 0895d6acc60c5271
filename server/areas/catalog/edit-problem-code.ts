import './catalog-events.ts';
import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { assertKnown, type ProblemCodeInput } from './create-problem-code.ts';
import {
  lockProblemCode,
  type ProblemCodeColumns,
  setCategoriesOfCode,
  updateProblemCode,
} from './problem-code-queries.ts';

/**
 * Changes a problem code, or where it is used. Requests keep what it gave them; one out of use stays on those that have it
 * (R5.3). Throws `already_exists`, `reference_unknown`, `request_changed`. The caller has asked `setting.edit`.
 */
export async function editProblemCode(
  ctx: Ctx,
  id: string,
  input: Partial<ProblemCodeInput> & { version?: number | undefined },
): Promise<void> {
  const row = await lockProblemCode(ctx.tx, id);
  if (!row) throw notFound('problem code');
  assertVersionSeen(row, input.version);
  await assertKnown(ctx, input);
  const changes = changedColumns<ProblemCodeColumns>(row, {
    code: input.code,
    names: input.names,
    priority_id: input.priorityId,
    rank: input.rank,
    active: input.active,
  });
  const fields: string[] = Object.keys(changes);
  if (input.categoryIds && (await setCategoriesOfCode(ctx.tx, id, input.categoryIds))) fields.push('categories');
  if (fields.length === 0) return;
  await updateProblemCode(ctx.tx, id, changes, ctx.now);
  ctx.record({ type: 'problem_code.edited', data: { problemCodeId: id, fields } });
}
