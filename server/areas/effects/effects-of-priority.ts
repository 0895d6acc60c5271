import type { DraftOf, Effect } from '#contract/effects.ts';
import { conflict } from '#platform/errors.ts';
import { deadlinesIf, effectsOfDeadlines } from './effects-of-deadlines.ts';
import { effectsOfPriorityUse } from './effects-of-priority-use.ts';
import type { Foresight } from './foresight.ts';

/**
 * How deadlines of this priority would differ by the budget and calendar on the screen; of a new one, when the last requests
 * would have been due by it; and what being the default or out of use would have decided. Throws `reference_unknown`.
 */
export async function effectsOfPriority(
  sight: Foresight,
  id: string | null,
  draft: DraftOf<'priority'>,
): Promise<Effect[]> {
  const calendar = sight.catalogue.calendars.get(draft.calendarId);
  if (!calendar) throw conflict('reference_unknown', 'There is no such calendar.');
  const { budgetMinutes, budgetBusinessDays = null } = draft;
  const tried = { rules: calendar.rules, budget: { budgetMinutes, budgetBusinessDays } };
  const [used, moved] = await Promise.all([
    effectsOfPriorityUse(sight, id, draft, calendar),
    id
      ? effectsOfDeadlines(
          sight,
          { priorityIds: [id] },
          () => tried,
          () => tried,
        )
      : deadlinesIf(sight, 'priority', () => tried),
  ]);
  return [...used, ...moved];
}
