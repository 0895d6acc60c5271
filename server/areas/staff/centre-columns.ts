import type { Language } from '#contract/common-shapes.ts';
import type { Centre } from '#contract/staff.ts';
import type { CentreColumns } from './centre-queries.ts';

export type CentreInput = {
  name?: string | undefined;
  calendarId?: string | undefined;
  defaultCategoryId?: string | null | undefined;
  language?: Language | undefined;
  active?: boolean | undefined;
  procedure?: { [K in keyof Centre['procedure']]?: Centre['procedure'][K] | undefined } | undefined;
  memberIds?: readonly string[] | undefined;
};

/** What was sent about a centre, as columns; what was not sent is undefined. */
export function centreColumns(input: CentreInput): Partial<CentreColumns> {
  return {
    name: input.name,
    calendar_id: input.calendarId,
    default_category_id: input.defaultCategoryId,
    language: input.language,
    active: input.active,
    max_pulled: input.procedure?.maxPulled,
    may_pick_from_pool: input.procedure?.mayPickFromPool,
    pause_deadline_while_waiting: input.procedure?.pauseDeadlineWhileWaiting,
    reported_at_starts_deadline: input.procedure?.reportedAtStartsDeadline,
    inactivity_minutes: input.procedure?.inactivityMinutes,
    deferred_registered_minutes: input.procedure?.deferredRegisteredMinutes,
    deferred_assigned_minutes: input.procedure?.deferredAssignedMinutes,
    suggestion_threshold: input.procedure?.suggestionThreshold,
    pull_with_reason: input.procedure?.pullWithReason,
    return_held_minutes: input.procedure?.returnHeldMinutes,
    redelegate: input.procedure?.redelegate,
  };
}
