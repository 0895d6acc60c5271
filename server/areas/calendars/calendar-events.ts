export type CalendarEvents = {
  'calendar.created': { calendarId: string; versionId: string };
  /** Further years of its country's holidays were taken over, up to and including `to`. */
  'calendar.holidays_extended': { calendarId: string; versionId: string; to: number };
  /** `versionId` is the new version of the rules; null when only the name changed. */
  'calendar.edited': { calendarId: string; fields: string[]; versionId: string | null };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends CalendarEvents {}
}
