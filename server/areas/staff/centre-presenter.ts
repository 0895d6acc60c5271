import type { Centre } from '#contract/staff.ts';
import type { ListedCentre } from './centre-queries.ts';

export function presentCentre(row: ListedCentre): Centre {
  return {
    id: row.id,
    name: row.name,
    calendar: { id: row.calendar_id, name: row.calendar_name },
    language: row.language,
    defaultCategory: row.default_category,
    active: row.active,
    procedure: {
      maxPulled: row.max_pulled,
      mayPickFromPool: row.may_pick_from_pool,
      pauseDeadlineWhileWaiting: row.pause_deadline_while_waiting,
      reportedAtStartsDeadline: row.reported_at_starts_deadline,
      inactivityMinutes: row.inactivity_minutes,
      deferredRegisteredMinutes: row.deferred_registered_minutes,
      deferredAssignedMinutes: row.deferred_assigned_minutes,
      suggestionThreshold: row.suggestion_threshold,
      pullWithReason: row.pull_with_reason,
      returnHeldMinutes: row.return_held_minutes,
      redelegate: row.redelegate,
    },
    members: row.members,
    version: row.version,
  };
}
