import type { Language } from '#contract/common-shapes.ts';
import type { Centre } from '#contract/staff.ts';

/** Fields of a support centre; a new one works as the product ships: one pulled request at a time, picking allowed. */
export function centreDraft(centre: Centre | undefined, language: Language, calendarId: string) {
  return {
    name: centre?.name ?? '',
    calendarId: centre?.calendar.id ?? calendarId,
    language: centre?.language ?? language,
    defaultCategoryId: centre?.defaultCategory?.id ?? null,
    memberIds: centre?.members.map((one) => one.id) ?? [],
    active: centre?.active ?? true,
    procedure: centre?.procedure ?? {
      maxPulled: 1,
      mayPickFromPool: true,
      pauseDeadlineWhileWaiting: false,
      reportedAtStartsDeadline: false,
      inactivityMinutes: 120,
      deferredRegisteredMinutes: 240,
      deferredAssignedMinutes: 480,
      suggestionThreshold: null,
      pullWithReason: false,
      returnHeldMinutes: null,
      redelegate: false,
    },
  };
}
