import type { Catalogue } from '#areas/catalog/index.ts';
import { beginEscalation } from '#areas/escalation/index.ts';
import {
  addNote,
  applyRulesAgain,
  assignRequest,
  type BeforeRules,
  type CategoryOrigin,
  classifyRequest,
  closeRequest,
  type Documented,
  decisionOf,
  lockRequest,
  postponeRequest,
  type RequestRecord,
  recomputeDeadline,
  reopenRequest,
  replyToCustomer,
  setPriority,
  setStatus,
  solveRequest,
  undoRules,
} from '#areas/requests/index.ts';
import { fillPlainText } from '#areas/writing/index.ts';
import type { BulkOrder } from '#contract/bulk.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';

/** The value that an action set, before or after; what undoing puts back. */
export type Value = BeforeRules & { statusId: string };

export type Carried = { was?: Partial<Value>; made?: Partial<Value> };

/** Fields of each action that can be undone. */
export const undoable: Partial<Record<string, readonly (keyof Value)[]>> = {
  assign: ['ownerId', 'categoryId', 'categorySource', 'humanCategoryId'],
  return_to_queue: ['ownerId'],
  classify: ['categoryId', 'categorySource', 'humanCategoryId'],
  set_priority: ['priorityId'],
  set_status: ['statusId'],
  apply_rules: ['categoryId', 'categorySource', 'priorityId', 'prioritySource', 'ownerId', 'ownerSource', 'ruleName'],
};

/**
 * One order on one request, through the use case of the single command: its locks, rights, rules, log and events. Gives
 * what it changed where that can be undone. Throws what the use case throws.
 */
export async function carryOut(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  requestId: string,
  order: BulkOrder,
): Promise<Carried> {
  const before = await lockRequest(ctx.tx, ctx.actor, requestId);
  if (!before) throw notFound('request');
  const after = await run(ctx, catalogue, before, order);
  return changed(order.action, before, after);
}

function run(ctx: Ctx<Principal>, catalogue: Catalogue, row: RequestRecord, order: BulkOrder): Promise<RequestRecord> {
  switch (order.action) {
    case 'assign':
      return assignRequest(ctx, catalogue, row.id, order);
    case 'return_to_queue':
      return assignRequest(ctx, catalogue, row.id, { ownerId: null });
    case 'classify':
      return classifyRequest(ctx, catalogue, row.id, order);
    case 'set_priority':
      return setPriority(ctx, catalogue, row.id, order);
    case 'set_status':
      return setStatus(ctx, catalogue, row.id, order);
    case 'recompute_deadline':
      return recomputeDeadline(ctx, catalogue, row.id);
    case 'begin_escalation':
      return beginEscalation(ctx, catalogue, row.id);
    case 'apply_rules':
      return applyRulesAgain(ctx, catalogue, row.id, order);
    case 'postpone':
      return postponeRequest(ctx, catalogue, row.id, order);
    case 'solve':
      return solveRequest(ctx, catalogue, row.id, documented(row, order.text));
    case 'close':
      return closeRequest(ctx, catalogue, row.id, documented(row, order.text));
    case 'reopen':
      return reopenRequest(ctx, catalogue, row.id, order);
    case 'add_note':
      return addNote(ctx, catalogue, row.id, 'note', order);
    case 'reply':
      return replyFilled(ctx, catalogue, row, order);
  }
}

/** One text to many, each with their own name and number in it where it says so. */
async function replyFilled(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  row: RequestRecord,
  { text, afterwards }: Extract<BulkOrder, { action: 'reply' }>,
): Promise<RequestRecord> {
  const filled = await fillPlainText(ctx, catalogue, row, text);
  return replyToCustomer(ctx, catalogue, row.id, { ...filled, afterwards });
}

/** Where a closing text belongs, by what was asked (S4-23, S4-24). */
export function documented(row: Pick<RequestRecord, 'kind'>, text: string | undefined): Documented {
  if (!text) return {};
  if (row.kind === 'information') return { informationGiven: text };
  return row.kind === 'comment' ? {} : { solution: text };
}

const valuesOf = (row: RequestRecord): Value => ({ ...decisionOf(row), statusId: row.status_id });

function changed(action: string, before: RequestRecord, after: RequestRecord): Carried {
  const [was, made] = [valuesOf(before), valuesOf(after)];
  const fields = (undoable[action] ?? []).filter((field) => was[field] !== made[field]);
  if (fields.length === 0) return {};
  const only = (value: Value) => Object.fromEntries(fields.map((field) => [field, value[field]]));
  return { was: only(was), made: only(made) };
}

/** Puts the old value back, if what the run made still stands; else `request_changed`, and nothing is overwritten. */
export async function undoOne(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  requestId: string,
  { action, was, made }: { action: string; was: Partial<Value>; made: Partial<Value> },
): Promise<Carried> {
  const row = await lockRequest(ctx.tx, ctx.actor, requestId);
  if (!row) throw notFound('request');
  const now = valuesOf(row);
  if ((Object.keys(made) as (keyof Value)[]).some((field) => now[field] !== made[field])) {
    throw conflict('request_changed', `Request ${row.number} was changed since; it stays as it is.`);
  }
  const had = 'categorySource' in was || 'humanCategoryId' in was ? originOf({ ...now, ...was }) : undefined;
  if (action === 'apply_rules') await undoRules(ctx, catalogue, requestId, was);
  else if (was.priorityId) await setPriority(ctx, catalogue, requestId, { priorityId: was.priorityId });
  else if (was.statusId) await setStatus(ctx, catalogue, requestId, { statusId: was.statusId });
  else if (was.ownerId !== undefined) {
    await assignRequest(ctx, catalogue, requestId, {
      ownerId: was.ownerId,
      ...(was.categoryId ? { categoryId: was.categoryId } : {}),
      ...(had ? { categoryHad: had } : {}),
    });
  } else if (was.categoryId !== undefined || had) {
    const categoryId = was.categoryId === undefined ? now.categoryId : was.categoryId;
    await classifyRequest(ctx, catalogue, requestId, { categoryId, ...(had ? { had } : {}) });
  }
  return {};
}

const originOf = ({ categorySource, humanCategoryId }: Value): CategoryOrigin => ({
  source: categorySource as CategoryOrigin['source'],
  humanCategoryId,
});
