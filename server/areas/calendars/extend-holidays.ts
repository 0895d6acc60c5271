import './calendar-events.ts';
import { command, type Runtime } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { insertCalendarVersion, listCalendars, lockCalendar, updateCalendar } from './calendar-queries.ts';
import { extendedHolidays } from './take-holidays.ts';

const system = { kind: 'system', id: null, name: 'Linja', channel: 'timer' } as const;

/**
 * Takes over the days of years that have come near, for each calendar that has taken over a country's; a new version, in
 * the log. Years there are stay as they were, so no deadline moves. Gives how many calendars.
 */
export async function extendHolidays(runtime: Runtime): Promise<number> {
  let extended = 0;
  for (const calendar of await listCalendars(runtime.db)) {
    // The package is asked before the transaction begins.
    const rules = await extendedHolidays(calendar.rules, runtime.clock());
    if (!rules) continue;
    extended += await command(runtime, system, async (ctx) => {
      const locked = await lockCalendar(ctx.tx, calendar.id);
      // Somebody else changed or extended it meanwhile; the next look sees that.
      if (locked?.version !== calendar.version) return 0;
      const versionId = newId(ctx.now);
      await insertCalendarVersion(ctx.tx, calendar.id, versionId, rules, ctx.now);
      await updateCalendar(ctx.tx, calendar.id, { current_version_id: versionId }, ctx.now);
      const to = rules.publicHolidays?.years.to ?? 0;
      ctx.record({ type: 'calendar.holidays_extended', data: { calendarId: calendar.id, versionId, to } });
      return 1;
    });
  }
  return extended;
}
