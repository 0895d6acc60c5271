import { absenceRoutes as contract } from '#contract/room.ts';
import type { Db } from '#platform/db.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { daysOf, startOfDay } from './absence-period.ts';
import { presentAbsence } from './absence-presenter.ts';
import {
  type CalendarReach,
  findAbsence,
  type ListedAbsence,
  listAbsences,
  listCalendarPeople,
} from './absence-queries.ts';
import { reachesAll } from './attendance-reach.ts';
import { createAbsence } from './create-absence.ts';
import { editAbsence } from './edit-absence.ts';
import { removeAbsence } from './remove-absence.ts';

const mostDays = 400;

export const bindAbsenceRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.list, async ({ principal, query }) => {
    const { from, to } = days(query);
    const reach = reachOf(principal, query.centreId);
    const [people, rows] = await Promise.all([listCalendarPeople(db, reach), listAbsences(db, reach, from, to)]);
    const leads = principal.permissions.has('attendance.edit');
    const mayEdit = (personId: string) => leads || personId === principal.id;
    return {
      people: people.map((person) => ({ ...person, can: mayEdit(person.id) ? ['add_absence' as const] : [] })),
      rows: rows.filter(touches(query)).map((row) => presentAbsence(row, mayEdit(row.person_id))),
    };
  });
  bindRoute(app, contract.create, async ({ body, command }) =>
    oneAbsence(db, await command((ctx) => createAbsence(ctx, body))),
  );
  bindRoute(app, contract.edit, async ({ params, body, command }) => {
    await command((ctx) => editAbsence(ctx, params.id, body));
    return oneAbsence(db, params.id);
  });
  bindRoute(app, contract.remove, async ({ params, command }) => {
    await command((ctx) => removeAbsence(ctx, params.id));
    return { id: params.id };
  });
};

/** The period as moments, a day wider on either side: people may live where the day begins earlier or later. */
function days(query: { from: string; to: string }): { from: Date; to: Date } {
  const from = startOfDay(query.from, 'Etc/GMT-14');
  const to = new Date(startOfDay(query.to, 'Etc/GMT+12').getTime() + 86_400_000);
  const lasts = (to.getTime() - from.getTime()) / 86_400_000;
  if (lasts < 1 || lasts > mostDays + 3) throw invalid('invalid_query', 'The last day must follow within 400 days.');
  return { from, to };
}

/** Whether an absence has one of the days asked for, by the clocks of the absent. */
const touches = (query: { from: string; to: string }) => (row: ListedAbsence) => {
  const { fromOn, toOn } = daysOf(row);
  return fromOn <= query.to && toOn >= query.from;
};

/** An administrator sees everybody, everyone else the people of the own centres; one centre of these when asked. */
function reachOf(principal: Principal, centreId: string | undefined): CalendarReach {
  const all = reachesAll(principal);
  if (centreId && !all && !principal.centreIds.includes(centreId)) throw notFound('centre');
  return { centreIds: centreId ? [centreId] : all ? null : principal.centreIds, selfId: principal.id };
}

/** What was just written; its writer may know all of it. */
async function oneAbsence(db: Db, id: string) {
  const row = await findAbsence(db, id);
  if (!row) throw notFound('absence');
  return presentAbsence(row, true);
}
