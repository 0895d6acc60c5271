import { calendarRoutes as contract } from '#contract/calendars.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentCalendar } from './calendar-presenter.ts';
import { type CalendarRow, listCalendars } from './calendar-queries.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { calendarYear } from './calendar-year.ts';
import { createCalendar } from './create-calendar.ts';
import { editCalendar } from './edit-calendar.ts';
import type { KnownHoliday } from './holiday-shapes.ts';
import { bindHolidays, presentHoliday } from './holidays-routes.ts';
import { measureElapsed } from './measure-elapsed.ts';
import { moveByDays } from './move-by-days.ts';
import { previewDeadline } from './preview-deadline.ts';
import { reachYears } from './reach-years.ts';
import { differingDays, type GivenRules, takeHolidays } from './take-holidays.ts';
import { triedRules } from './tried-rules.ts';

/** Years a deadline may lie ahead of its start and still be tried with its holidays. */
const furthestDeadline = 5;

/** Serves calendars, and what they give for any start: before saving, too. */
export const calendarsRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.list, async () => ({ rows: (await listCalendars(db)).map(presentCalendar) }));
  bindRoute(app, contract.read, async ({ params }) => presentCalendar(await oneCalendar(db, params.id)));
  bindRoute(app, contract.create, async ({ body, command, runtime }) => {
    // The package is asked before the transaction begins.
    const rules = await takeHolidays(body.rules as GivenRules, runtime.clock());
    const id = await command((ctx) => createCalendar(ctx, { ...body, rules }));
    return presentCalendar(await oneCalendar(db, id));
  });
  bindRoute(app, contract.edit, async ({ params, body, command, runtime }) => {
    const rules = body.rules && (await takeHolidays(body.rules as GivenRules, runtime.clock()));
    await command((ctx) => editCalendar(ctx, params.id, { ...body, rules }));
    return presentCalendar(await oneCalendar(db, params.id));
  });
  const rulesToTry = async (id: string, tried: unknown, asked: string[], beyond?: number): Promise<CalendarRules> => {
    const { rules } = await oneCalendar(db, id);
    return reachYears(tried ? await triedRules(tried as GivenRules, app.runtime.clock()) : rules, asked, beyond);
  };
  bindRoute(app, contract.preview, async ({ params, body, principal }) =>
    previewDeadline(await rulesToTry(params.id, body.rules, [body.start], furthestDeadline), body, principal.language),
  );
  bindRoute(app, contract.elapsed, async ({ params, body, principal }) =>
    measureElapsed(await rulesToTry(params.id, body.rules, [body.from, body.to]), body, principal.language),
  );
  bindRoute(app, contract.days, async ({ params, body, principal }) =>
    moveByDays(
      await rulesToTry(params.id, body.rules, [body.date ?? body.at ?? ''], furthestDeadline),
      body,
      principal.language,
    ),
  );
  bindRoute(app, contract.year, async ({ params, body, principal }) =>
    calendarYear(await rulesToTry(params.id, body.rules, [String(body.year)]), body.year, principal.language),
  );
  bindRoute(app, contract.holidayChanges, async ({ params, principal }) => {
    const taken = (await oneCalendar(db, params.id)).rules.publicHolidays;
    const { added, gone } = taken ? await differingDays(taken) : { added: [], gone: [] };
    const present = (day: KnownHoliday) => presentHoliday(day, principal.language);
    return { added: added.map(present), gone: gone.map(present) };
  });
  bindHolidays(app);
};

async function oneCalendar(db: Db, id: string): Promise<CalendarRow> {
  const [row] = await listCalendars(db, id);
  if (!row) throw notFound('calendar');
  return row;
}
