import type { Db } from '#platform/db.ts';
import type { CalendarRules } from './calendar-rules.ts';

/** The rules of a calendar as they stood at one time. */
export type CalendarVersion = { id: string; calendarId: string; name: string; rules: CalendarRules };

/** The version a deadline was computed with, under the calendar's name of today; null when there is none. */
export async function findCalendarVersion(db: Db, id: string): Promise<CalendarVersion | null> {
  const row = await db
    .selectFrom('calendar_version as v')
    .innerJoin('calendar as c', 'c.id', 'v.calendar_id')
    .select(['v.id', 'v.calendar_id', 'c.name', 'v.rules'])
    .where('v.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    calendarId: row.calendar_id,
    name: row.name,
    rules: row.rules as unknown as CalendarRules,
  };
}
