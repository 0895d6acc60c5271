import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { CalendarRules } from './calendar-rules.ts';

export type CalendarRow = { id: string; name: string; version: number; rules: CalendarRules };

/** Calendars with the rules of today, by name, or the one with `id`. Few rows; needs no index. */
export async function listCalendars(db: Db, id?: string): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select c.id, c.name, c.version, v.rules
    from calendar c join calendar_version v on v.id = c.current_version_id
    ${id ? sql`where c.id = ${id}` : sql``}
    order by fold(c.name), c.id`.execute(db);
  return rows;
}

export async function lockCalendar(tx: Tx, id: string): Promise<CalendarRow | null> {
  const { rows } = await sql<CalendarRow>`
    select c.id, c.name, c.version, v.rules
    from calendar c join calendar_version v on v.id = c.current_version_id
    where c.id = ${id} for no key update of c`.execute(tx);
  return rows[0] ?? null;
}

/** Adds a calendar with its first version of rules; false when the id is known already. */
export async function insertCalendar(
  tx: Tx,
  calendar: { id: string; name: string; versionId: string; rules: CalendarRules },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('calendar')
    .values({
      id: calendar.id,
      name: calendar.name,
      // The version follows; the reference is checked at the commit.
      current_version_id: calendar.versionId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  await insertCalendarVersion(tx, calendar.id, calendar.versionId, calendar.rules, now);
  return true;
}

/** Adds a version of rules. Earlier ones stay, as deadlines name the version they were computed with. */
export async function insertCalendarVersion(
  tx: Tx,
  calendarId: string,
  versionId: string,
  rules: CalendarRules,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('calendar_version')
    .values({
      id: versionId,
      calendar_id: calendarId,
      rules: sql`${JSON.stringify(rules)}::jsonb`,
      created_at: now,
    })
    .execute();
}

export async function updateCalendar(
  tx: Tx,
  id: string,
  changes: { name?: string; current_version_id?: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('calendar')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}
