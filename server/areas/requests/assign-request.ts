import type { Catalogue } from '#areas/catalog/index.ts';
import type { OwnerSource } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { addMessage } from './add-message.ts';
import { assignAutomatically } from './assign-automatically.ts';
import { type CategoryOrigin, categoryColumns, categoryPutBack } from './category-columns.ts';
import { assertMay, lockForChange, phaseAfter } from './lock-for-change.ts';
import { disposed, enter, heldAgain } from './phase-columns.ts';
import { findAssignee, type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { stopWaiting } from './stop-waiting.ts';

export type Assignment = {
  ownerId: string | null;
  categoryId?: string;
  /** Who or what had chosen the category that undoing puts back. */
  categoryHad?: CategoryOrigin;
  note?: string;
  version?: number;
  /** What chose the owner, where no person did. */
  by?: OwnerSource;
};

/**
 * Gives the request to a person, to another category, or back to the queue (T4, T5, T12). Exactly one owner at any time
 * (S5-32); the deadline never restarts (R15.3). Frees the slot of whoever had pulled it (S5-50 c). Call takers assign to
 * categories only (§5). Throws `not_a_member`, `person_inactive`, `may_not_own`, `pick_not_allowed`.
 */
export async function assignRequest(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  input: Assignment,
): Promise<RequestRecord> {
  const row = await lockForChange(ctx, catalogue, id, 'assign', input.version);
  const category = input.categoryId ? catalogue.categories.get(input.categoryId) : undefined;
  if (input.categoryId && !category?.active) throw conflict('reference_unknown', 'There is no such category.');
  const moves = category && category.id !== row.category_id;
  const source = ctx.actor.kind === 'person' ? 'manual' : 'rule';
  const place: RequestColumns = moves
    ? {
        ...(input.categoryHad
          ? categoryPutBack(category.id, input.categoryHad, ctx.now, row.original_category_id)
          : categoryColumns(category.id, source, ctx.now, row.original_category_id)),
        centre_id: category.centreId,
      }
    : {};
  const categoryId = category?.id ?? row.category_id;
  const centreId = category?.centreId ?? row.centre_id;
  if (input.note) await addMessage(ctx, row, { kind: 'note', text: input.note });
  const written = input.ownerId
    ? await give(ctx, catalogue, row, { ownerId: input.ownerId, by: input.by }, categoryId, centreId, place)
    : await giveBack(ctx, catalogue, row, place);
  // Another category's queue hands out by its own rules, though not at once to whoever has just given it away.
  if (input.ownerId || !moves) return written;
  return assignAutomatically(ctx, written, { notTo: row.owner_id, because: 'category_changed', catalogue });
}

/** The refusal for somebody whose roles work on no requests. */
export const mayNotOwn = (name: string) =>
  conflict('may_not_own', `${name} has no role with which requests are worked on.`);

async function give(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  { ownerId, by }: { ownerId: string; by: OwnerSource | undefined },
  categoryId: string | null,
  centreId: string | null,
  place: RequestColumns,
): Promise<RequestRecord> {
  const { actor } = ctx;
  if (actor.kind === 'person') {
    if (!actor.permissions.has('request.pull')) throw forbidden('Your roles assign to a category, not to a person.');
    // Giving it to oneself out of the queue is picking, whatever the command is called.
    if (ownerId === actor.id && row.owner_id === null && row.phase !== 'new') assertMay(actor, catalogue, 'start', row);
  }
  const assignee = await findAssignee(ctx.tx, ownerId, categoryId, centreId);
  if (!assignee) throw notFound('person');
  if (!assignee.active) throw conflict('person_inactive', `${assignee.name} is no longer active.`);
  if (!assignee.mayOwn) throw mayNotOwn(assignee.name);
  if (!assignee.eligible) throw conflict('not_a_member', `${assignee.name} is not a member of the category.`);
  const phase = phaseAfter(row, 'assign');
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...place,
      ...enter(catalogue, phase, row, ctx.now),
      ...(row.pulled_by === ownerId ? {} : disposed(row, 'reassigned')),
      ...(ownerId === actor.id ? heldAgain(row, ownerId) : {}),
      owner_id: ownerId,
      ...(by && ownerId !== row.owner_id ? { owner_source: by } : {}),
      ...(await stopWaiting(ctx.tx, row, ctx.now)),
      came_back_at: null,
    },
    ctx.now,
  );
  ctx.record({
    type: 'request.assigned',
    requestId: row.id,
    data: {
      ownerId,
      owner: assignee.name,
      category: categoryId ? (catalogue.categories.get(categoryId)?.plainPath ?? null) : null,
      ...(by ? { by } : {}),
    },
  });
  return written;
}

async function giveBack(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  place: RequestColumns,
): Promise<RequestRecord> {
  const phase = row.phase === 'registered' ? 'registered' : phaseAfter(row, 'return_to_queue');
  const written = await writeRequest(
    ctx.tx,
    row,
    {
      ...place,
      ...(phase === row.phase ? {} : enter(catalogue, phase, row, ctx.now)),
      ...disposed(row, 'reassigned'),
      owner_id: null,
      ...(await stopWaiting(ctx.tx, row, ctx.now)),
      came_back_at: null,
    },
    ctx.now,
  );
  const categoryId = written.category_id;
  ctx.record({
    type: 'request.returned_to_queue',
    requestId: row.id,
    data: { category: categoryId ? (catalogue.categories.get(categoryId)?.plainPath ?? null) : null },
  });
  return written;
}
