import { calendarRoutes as contract } from '#contract/calendars.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { assertCalendarHolds } from './assert-calendar.ts';
import { presentCalendar } from './calendar-presenter.ts';
import { type CalendarRow, listCalendars } from './calendar-queries.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { createCalendar } from './create-calendar.ts';
import { editCalendar } from './edit-calendar.ts';
import { measureElapsed } from './measure-elapsed.ts';
import { previewDeadline } from './preview-deadline.ts';

/** Serves calendars, and what they give for any start: before saving, too. */
export const calendarsRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.list, async () => ({ rows: (await listCalendars(db)).map(presentCalendar) }));
  bindRoute(app, contract.read, async ({ params }) => presentCalendar(await oneCalendar(db, params.id)));
  bindRoute(app, contract.create, async ({ body, command }) => {
    const id = await command((ctx) => createCalendar(ctx, body));
    return presentCalendar(await oneCalendar(db, id));
  });
  bindRoute(app, contract.edit, async ({ params, body, command }) => {
    await command((ctx) => editCalendar(ctx, params.id, body));
    return presentCalendar(await oneCalendar(db, params.id));
  });
  bindRoute(app, contract.preview, async ({ params, body, principal }) =>
    previewDeadline(await rulesToTry(db, params.id, body.rules), body, principal.language),
  );
  bindRoute(app, contract.elapsed, async ({ params, body }) =>
    measureElapsed(await rulesToTry(db, params.id, body.rules), body),
  );
};

async function oneCalendar(db: Db, id: string): Promise<CalendarRow> {
  const [row] = await listCalendars(db, id);
  if (!row) throw notFound('calendar');
  return row;
}

/** The rules tried out instead of the saved ones, if any; both belong to a calendar that exists. */
async function rulesToTry(db: Db, id: string, tried: CalendarRules | undefined): Promise<CalendarRules> {
  const { rules } = await oneCalendar(db, id);
  if (!tried) return rules;
  assertCalendarHolds(tried);
  return tried;
}
