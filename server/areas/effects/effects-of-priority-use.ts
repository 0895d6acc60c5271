import { type Catalogue, type CataloguePriority, deadlineOf } from '#areas/catalog/index.ts';
import { deadlineStart } from '#areas/requests/index.ts';
import type { DraftOf, Effect, RuleChanges } from '#contract/effects.ts';
import { countOpenOf } from './effects-of-priority-use-queries.ts';
import type { Foresight } from './foresight.ts';
import { decidedOnNewest, priorityOf } from './rules-on-newest.ts';

/**
 * What becomes of a priority that is made the default or put out of use: how many of the newest requests would have got
 * another one, and how many open ones keep it. Nothing where the draft leaves both as they are.
 */
export async function effectsOfPriorityUse(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'priority'>,
  calendar: CataloguePriority['calendar'],
): Promise<Effect[]> {
  const { catalogue } = sight;
  const saved = catalogue.priorities.get(id ?? '');
  const { isDefault = saved?.isDefault ?? false, active = saved?.active ?? true } = draft;
  const same = isDefault === (saved?.isDefault ?? false) && active === (saved?.active ?? true);
  // One default there always is: it is neither taken away nor put out of use, so there is nothing to foresee.
  if (same || (saved?.isDefault && !(isDefault && active)) || (isDefault && !active)) return [];
  const one: CataloguePriority = {
    id: id ?? 'draft',
    name: draft.name || saved?.name || '',
    rank: draft.rank ?? saved?.rank ?? 99,
    budgetMinutes: draft.budgetMinutes,
    budgetBusinessDays: draft.budgetBusinessDays ?? null,
    calendar,
    isDefault,
    active,
  };
  const then = {
    ...catalogue,
    priorities: new Map(catalogue.priorities).set(one.id, one),
    defaultPriority: isDefault ? one : catalogue.defaultPriority,
  };
  const [decided, open] = await Promise.all([
    decidedByPriorities(sight, then),
    saved?.active && !active ? countOpenOf(sight.db, saved.id) : null,
  ]);
  return [
    { code: 'priority_decides', ...decided },
    ...(open === null ? [] : [{ code: 'priority_keeps' as const, open }]),
  ];
}

type DecidedOtherwise = { looked: number; decided: number; deadlines: number; changes: RuleChanges };

/** How many of the newest requests would have got another priority by these settings, and another deadline with it. */
export async function decidedByPriorities(sight: Foresight, then: Catalogue): Promise<DecidedOtherwise> {
  const { seen, changes } = await decidedOnNewest(sight, then);
  const others = seen.filter(
    ({ before, after }) => priorityOf(sight.catalogue, before).id !== priorityOf(then, after).id,
  );
  const moved = others.filter(({ row, before, after }) => {
    const start = deadlineStart(sight.catalogue, row);
    const was = deadlineOf(priorityOf(sight.catalogue, before), start).deadlineAt;
    const would = deadlineOf(priorityOf(then, after), start).deadlineAt;
    return was?.getTime() !== would?.getTime();
  });
  return {
    looked: seen.length,
    decided: others.length,
    deadlines: moved.length,
    changes: changes.filter((one) => one.what === 'priority'),
  };
}
