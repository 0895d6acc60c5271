import { type Catalogue, isOffered, raisedBy } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { lockForChange } from './lock-for-change.ts';
import { computedDeadline } from './request-deadline.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { timeColumns } from './time-figures.ts';

/**
 * Says which problem it is (S1-40), or takes that back. A code that asks for a more urgent priority raises the request's,
 * with a deadline from the original start (R8.3); it never lowers it, and a priority chosen by hand stays (R8.1). Throws
 * `reference_unknown` for a code out of use (R5.3) or one the request's category does not offer (S1-37).
 */
export async function setProblemCode(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { problemCodeId: string | null; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'classify', input.version);
  if (row.problem_code_id === input.problemCodeId) return row;
  assertOffered(catalogue, input.problemCodeId, row.category_id);
  const raised = raisedPriority(ctx, catalogue, row, input.problemCodeId);
  const written = await writeRequest(ctx.tx, row, { problem_code_id: input.problemCodeId, ...raised }, ctx.now);
  const codeOf = (codeId: string | null) => catalogue.problemCodes.get(codeId ?? '')?.code ?? null;
  const to = codeOf(input.problemCodeId);
  ctx.record({
    type: 'request.problem_code_set',
    requestId: id,
    data: { fromId: row.problem_code_id, from: codeOf(row.problem_code_id), to },
  });
  if (written.priority_id !== row.priority_id) {
    const nameOf = (priorityId: string) => catalogue.priorities.get(priorityId)?.name ?? '';
    ctx.record({
      type: 'request.prioritised',
      requestId: id,
      data: {
        from: nameOf(row.priority_id),
        to: nameOf(written.priority_id),
        deadlineAt: written.deadline_at?.toISOString() ?? null,
        problemCode: to,
      },
    });
  }
  return written;
}

/** Refuses a code that is not there, out of use, or not of the category: `reference_unknown`. */
export function assertOffered(
  catalogue: Catalogue,
  codeId: string | null | undefined,
  categoryId: string | null | undefined,
): void {
  if (!codeId) return;
  const code = catalogue.problemCodes.get(codeId);
  if (!code?.active) throw conflict('reference_unknown', 'There is no such problem code in use.');
  if (!isOffered(catalogue, code, categoryId ?? null)) {
    throw conflict('reference_unknown', `The problem code ${code.code} is not used in this category.`);
  }
}

function raisedPriority(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  codeId: string | null,
): RequestColumns {
  const priorityId = row.priority_source === 'manual' ? null : raisedBy(catalogue, codeId, row.priority_id);
  const priority = catalogue.priorities.get(priorityId ?? '');
  if (!priority) return {};
  const hasDeadline = row.kind !== 'comment' && row.phase !== 'new' && row.deadline_source === 'computed';
  return {
    priority_id: priority.id,
    priority_source: 'problem_code',
    priority_code_id: codeId,
    // What was spent so far was spent by the hours of the priority it had.
    ...timeColumns(catalogue, row, ctx.now),
    ...(hasDeadline ? computedDeadline(catalogue, priority, row) : {}),
  };
}
