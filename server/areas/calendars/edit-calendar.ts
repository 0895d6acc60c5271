import { isDeepStrictEqual } from 'node:util';
import './calendar-events.ts';
import { assertVersionSeen } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { assertCalendarHolds } from './assert-calendar.ts';
import { insertCalendarVersion, lockCalendar, updateCalendar } from './calendar-queries.ts';
import type { CalendarRules } from './calendar-rules.ts';

/**
 * Renames a calendar or gives it new rules. New rules are a new version: deadlines already given stay as they are and
 * keep the version that explains them (§4.9). Throws `invalid_calendar`. The caller has asked `setting.edit`.
 */
export async function editCalendar(
  ctx: Ctx,
  id: string,
  input: { version?: number | undefined; name?: string | undefined; rules?: CalendarRules | undefined },
): Promise<void> {
  const { tx, now } = ctx;
  const calendar = await lockCalendar(tx, id);
  if (!calendar) throw notFound('calendar');
  assertVersionSeen(calendar, input.version);
  if (input.rules) assertCalendarHolds(input.rules);
  const changes: Parameters<typeof updateCalendar>[2] = {};
  const fields: string[] = [];
  if (input.name !== undefined && input.name !== calendar.name) {
    changes.name = input.name;
    fields.push('name');
  }
  if (input.rules && !sameRules(input.rules, calendar.rules)) {
    changes.current_version_id = newId(now);
    fields.push('rules');
    await insertCalendarVersion(tx, id, changes.current_version_id, input.rules, now);
  }
  if (fields.length === 0) return;
  await updateCalendar(tx, id, changes, now);
  ctx.record({
    type: 'calendar.edited',
    data: { calendarId: id, fields, versionId: changes.current_version_id ?? null },
  });
}

/** Compared as they are stored: what is left out and what is undefined are the same there. */
const sameRules = (one: CalendarRules, other: CalendarRules) =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
