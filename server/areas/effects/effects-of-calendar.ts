import { type GivenRules, triedRules } from '#areas/calendars/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { budgetGiven, effectsOfDeadlines } from './effects-of-deadlines.ts';
import type { Foresight } from './foresight.ts';

/** How deadlines of the priorities that count in this calendar would differ by the rules on the screen. */
export async function effectsOfCalendar(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'calendar'>,
): Promise<Effect[]> {
  const priorities = [...sight.catalogue.priorities.values()].filter((one) => one.calendar.id === id);
  if (priorities.length === 0) return [];
  const rules = await triedRules(draft.rules as GivenRules, sight.now);
  return effectsOfDeadlines(
    sight,
    priorities.map((one) => one.id),
    (row) => ({ rules, budget: budgetGiven(row) }),
    (row) => ({ rules, budget: sight.catalogue.priorities.get(row.priority_id) ?? sight.catalogue.defaultPriority }),
  );
}
