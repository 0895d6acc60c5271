export type CalendarEvents = {
  'calendar.created': { calendarId: string; versionId: string };
  /** `versionId` is the new version of the rules; null when only the name changed. */
  'calendar.edited': { calendarId: string; fields: string[]; versionId: string | null };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends CalendarEvents {}
}
