import './calendar-events.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { assertCalendarHolds } from './assert-calendar.ts';
import { insertCalendar } from './calendar-queries.ts';
import type { CalendarRules } from './calendar-rules.ts';

/**
 * Adds a calendar. Gives the id; an `id` known already is answered and nothing written. Throws `invalid_calendar`. The
 * caller has asked `setting.edit`.
 */
export async function createCalendar(
  ctx: Ctx,
  input: { id?: string | undefined; name: string; rules: CalendarRules },
): Promise<string> {
  assertCalendarHolds(input.rules);
  const id = input.id ?? newId(ctx.now);
  const versionId = newId(ctx.now);
  if (await insertCalendar(ctx.tx, { id, versionId, name: input.name, rules: input.rules }, ctx.now)) {
    ctx.record({ type: 'calendar.created', data: { calendarId: id, versionId } });
  }
  return id;
}
