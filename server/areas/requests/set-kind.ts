import type { Catalogue } from '#areas/catalog/index.ts';
import type { Kind, SubKind } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assignAutomatically } from './assign-automatically.ts';
import { categoryColumns } from './category-columns.ts';
import { decideLate } from './decide-late.ts';
import { wasDecidedBefore } from './decided-before-queries.ts';
import { lockForChange } from './lock-for-change.ts';
import { enter } from './phase-columns.ts';
import { defaultCategory } from './register-request.ts';
import { computedDeadline, noDeadline } from './request-deadline.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

/**
 * Says what is needed (T24): the same request, number and history kept (S1-23). A comment loses deadline and owner, as it
 * needs no follow-up (S1-47); a comment that becomes a question or a job gets what its registration would have given it:
 * what rules, the customer and the centre decide where nobody has (R6.1, R8.1), its deadline, and an owner (§4.12).
 */
export async function setKind(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: { kind: Kind; subKind?: SubKind | null; version?: number },
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'set_kind', input.version);
  const subKind = input.kind === 'comment' || input.kind === 'undetermined' ? null : (input.subKind ?? null);
  if (row.kind === input.kind && row.sub_kind === subKind) return row;
  const written = await writeRequest(
    ctx.tx,
    row,
    { kind: input.kind, sub_kind: subKind, ...(await consequences(ctx, catalogue, row, input.kind)) },
    ctx.now,
  );
  ctx.record({ type: 'request.kind_set', requestId: id, data: { from: row.kind, to: input.kind, subKind } });
  const waits = written.phase === 'registered' && written.owner_id === null;
  if (row.kind !== 'comment' || !waits) return written;
  return assignAutomatically(ctx, written, { because: 'registered', catalogue });
}

async function consequences(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  kind: Kind,
): Promise<RequestColumns> {
  const { tx, now } = ctx;
  if (kind === 'comment') {
    const leavesHands = row.owner_id !== null && row.phase !== 'new';
    return {
      ...(leavesHands ? { ...enter(catalogue, 'registered', row, now), ...(await stopWaiting(tx, row, now)) } : {}),
      ...noDeadline,
      owner_id: null,
    };
  }
  if (row.kind !== 'comment' || row.phase === 'new') return {};
  if (row.phase === 'registered' && row.owner_id === null && !(await wasDecidedBefore(tx, row.id))) {
    // A comment says what it says in its own field.
    const text = row.description || row.comment_text || '';
    const { columns, owned } = await decideLate(ctx, catalogue, row, { text, languageSaid: true, takes: false });
    return { ...(owned ? enter(catalogue, 'assigned', row, now) : {}), ...columns };
  }
  const priority = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  const category = row.category_id ? undefined : defaultCategory(catalogue, row.centre_id);
  return {
    ...computedDeadline(catalogue, priority, row),
    ...(category ? categoryColumns(category.id, 'centre', now) : {}),
  };
}
