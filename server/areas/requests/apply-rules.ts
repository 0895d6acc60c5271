import type { Catalogue } from '#areas/catalog/index.ts';
import type { CategorySource, OwnerSource, PrioritySource } from '#contract/requests.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import type { AnyActor } from '#platform/principal.ts';
import { assignAutomatically, giveTo, returnToQueue } from './assign-automatically.ts';
import { mayNotOwn } from './assign-request.ts';
import { categoryColumns } from './category-columns.ts';
import { changesAnything, decideAgain } from './decide-again.ts';
import { listHeard } from './heard-queries.ts';
import { lockForChange } from './lock-for-change.ts';
import type { RequestEvents } from './request-events.ts';
import { findAssignee, type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';
import { findRuleOwner, listNames } from './rule-owner-queries.ts';
import { priorityColumns } from './set-priority.ts';

type Told = Pick<RequestEvents['request.rules_applied'], 'category' | 'priority' | 'owner'>;

/**
 * Applies the rules once more to a request that was registered before (R8.2), as `decideAgain` says: category with its
 * centre, priority with its deadline from the original start, and owner. A new category hands it out again where no person
 * had chosen the owner (R6.4). What comes to the same is not written. Gives the row as it then is.
 */
export async function applyRulesAgain(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  { override }: { override: boolean },
): Promise<RequestRecord> {
  const before = await lockForChange(ctx, catalogue, id, 'apply_rules', undefined);
  const heard = (await listHeard(ctx.tx, [before])).get(id);
  if (!heard) return before;
  const decided = decideAgain(catalogue, before, heard, override, ctx.now);
  if (!changesAnything(decided)) return before;
  const { rule } = decided;
  const category = catalogue.categories.get(decided.category?.id ?? '');
  const place = { categoryId: category?.id ?? before.category_id, centreId: category?.centreId ?? before.centre_id };
  const owner = decided.ownerId ? await findRuleOwner(ctx.tx, decided.ownerId, place, ctx.now) : null;
  // Nobody it could go to, and nothing else to change.
  if (!owner && !decided.category && !decided.priority) return before;
  let row = await writeRequest(
    ctx.tx,
    before,
    {
      rule_name: rule?.name ?? null,
      rule_because: rule ? (JSON.stringify(rule.because) as never) : null,
      ...categoryPart(ctx, catalogue, before, decided.category),
      ...priorityPart(ctx, catalogue, before, decided.priority),
    },
    ctx.now,
  );
  if (owner) {
    row = await giveTo(ctx, catalogue, row, { ownerId: owner.id, owner: owner.name, by: 'rule' }, 'rule');
  } else if (decided.handsOut) {
    row = await assignAutomatically(ctx, row, { because: 'rule', catalogue });
  }
  const told = await recordParts(ctx, catalogue, before, row);
  ctx.record({
    type: 'request.rules_applied',
    requestId: id,
    data: { rule: rule?.name ?? null, override, undone: false, ...told },
  });
  return row;
}

/** What a request had before rules were applied again; what they met of its words is not kept. */
export type BeforeRules = {
  categoryId: string | null;
  categorySource: string | null;
  humanCategoryId: string | null;
  priorityId: string;
  prioritySource: string;
  ownerId: string | null;
  ownerSource: string | null;
  ruleName: string | null;
};

export const decisionOf = (row: RequestRecord): BeforeRules => ({
  categoryId: row.category_id,
  categorySource: row.category_source,
  humanCategoryId: row.human_category_id,
  priorityId: row.priority_id,
  prioritySource: row.priority_source,
  ownerId: row.owner_id,
  ownerSource: row.owner_source,
  ruleName: row.rule_name,
});

/** Puts back what applying the rules again has changed, with who or what had chosen it. Of `was` only what is given. */
export async function undoRules(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  id: string,
  was: Partial<BeforeRules>,
): Promise<RequestRecord> {
  const before = await lockForChange(ctx, catalogue, id, 'apply_rules', undefined);
  const had = { ...decisionOf(before), ...was };
  const category =
    had.categoryId === before.category_id ? null : { id: had.categoryId, source: had.categorySource as CategorySource };
  const priority =
    had.priorityId === before.priority_id ? null : { id: had.priorityId, source: had.prioritySource as PrioritySource };
  let row = await writeRequest(
    ctx.tx,
    before,
    {
      rule_name: had.ruleName,
      rule_because: null,
      ...categoryPart(ctx, catalogue, before, category),
      ...priorityPart(ctx, catalogue, before, priority),
    },
    ctx.now,
  );
  if (had.ownerId !== before.owner_id) {
    row = await giveBackTo(ctx, catalogue, row, had.ownerId, had.ownerSource as OwnerSource | null);
  }
  const told = await recordParts(ctx, catalogue, before, row);
  ctx.record({
    type: 'request.rules_applied',
    requestId: id,
    data: { rule: had.ruleName, override: false, undone: true, ...told },
  });
  return row;
}

async function giveBackTo(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  ownerId: string | null,
  by: OwnerSource | null,
): Promise<RequestRecord> {
  if (!ownerId) return returnToQueue(ctx, catalogue, row);
  const assignee = await findAssignee(ctx.tx, ownerId, row.category_id, row.centre_id);
  if (!assignee?.active) throw conflict('person_inactive', 'Who had it is no longer active.');
  if (!assignee.mayOwn) throw mayNotOwn(assignee.name);
  return giveTo(ctx, catalogue, row, { ownerId, owner: assignee.name, by }, 'rule');
}

function categoryPart(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  to: { id: string | null; source: CategorySource } | null,
): RequestColumns {
  if (!to) return {};
  const category = catalogue.categories.get(to.id ?? '');
  return {
    ...categoryColumns(to.id, to.source, ctx.now, row.original_category_id),
    ...(category ? { centre_id: category.centreId } : {}),
  };
}

function priorityPart(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  to: { id: string; source: PrioritySource } | null,
): RequestColumns {
  const priority = catalogue.priorities.get(to?.id ?? '');
  if (!to || !priority) return {};
  const code = to.source === 'problem_code' ? row.problem_code_id : null;
  return { ...priorityColumns(catalogue, row, priority, to.source, ctx.now), priority_code_id: code };
}

/** Tells whoever follows categories and priorities, and gives all that changed by its names; the owner is told of already. */
async function recordParts(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  before: RequestRecord,
  after: RequestRecord,
): Promise<Told> {
  const path = (id: string | null) => (id ? (catalogue.categories.get(id)?.plainPath ?? null) : null);
  const level = (id: string) => catalogue.priorities.get(id)?.name ?? '';
  const told: Told = { category: null, priority: null, owner: null };
  if (before.category_id !== after.category_id) {
    told.category = { from: path(before.category_id), to: path(after.category_id) };
    ctx.record({ type: 'request.classified', requestId: after.id, data: { ...told.category, by: 'rule' } });
  }
  if (before.priority_id !== after.priority_id) {
    const changed = { from: level(before.priority_id), to: level(after.priority_id) };
    told.priority = changed;
    const deadlineAt = after.deadline_at?.toISOString() ?? null;
    ctx.record({ type: 'request.prioritised', requestId: after.id, data: { ...changed, deadlineAt } });
  }
  if (before.owner_id !== after.owner_id) {
    const names = await listNames(ctx.tx, [before.owner_id, after.owner_id]);
    const name = (id: string | null) => (id ? (names.get(id) ?? null) : null);
    told.owner = { from: name(before.owner_id), to: name(after.owner_id) };
  }
  return told;
}
