import { type GivenRules, triedRules } from '#areas/calendars/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { budgetGiven, deadlinesIf, effectsOfDeadlines } from './effects-of-deadlines.ts';
import type { DeadlineRow } from './effects-of-deadlines-queries.ts';
import type { Foresight } from './foresight.ts';

/**
 * How deadlines of the priorities that count in this calendar would differ by the rules on the screen; where none does, as in
 * a new one, when the last requests would have been due by them with the time each was given.
 */
export async function effectsOfCalendar(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'calendar'>,
): Promise<Effect[]> {
  const priorities = [...sight.catalogue.priorities.values()].filter((one) => one.calendar.id === id);
  const rules = await triedRules(draft.rules as GivenRules, sight.now);
  const given = (row: DeadlineRow) => {
    const budget = budgetGiven(row);
    return budget && { rules, budget };
  };
  if (priorities.length === 0) return deadlinesIf(sight, 'calendar', given);
  return effectsOfDeadlines(sight, { priorityIds: priorities.map((one) => one.id) }, given, (row) => ({
    rules,
    budget: sight.catalogue.priorities.get(row.priority_id) ?? sight.catalogue.defaultPriority,
  }));
}
