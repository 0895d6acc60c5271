import { catalogueFor, queueStatusIds } from '#areas/catalog/index.ts';
import { countOrphans, orphanScope } from '#areas/routing/index.ts';
import { forgetActivity } from '#areas/staff/index.ts';
import { roomRoutes as contract } from '#contract/room.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { depart } from './depart.ts';
import { presentDue, presentQueue, presentRoomPerson, presentRoomRequest, roomActions } from './room-presenter.ts';
import { countQueue, listAllHeld, listDue, listRoomPeople } from './room-queries.ts';
import { reachableCentres, roomScope } from './room-scope.ts';

const hour = 3_600_000;

export function roomRoutes(app: HttpApp): void {
  const { db, clock } = app.runtime;
  bindRoute(app, contract.read, async ({ principal, query }) => {
    const catalogue = await catalogueFor(db, principal);
    const scope = roomScope(principal, query.centreId);
    const now = clock();
    const statuses = queueStatusIds(catalogue);
    const [peopleRows, heldRows, queueRows, dueRows, orphans] = await Promise.all([
      listRoomPeople(db, principal, scope, now, startOfDay(now, principal.zone)),
      listAllHeld(db, principal, scope),
      countQueue(db, principal, scope, statuses, now),
      listDue(db, principal, scope, now, new Date(now.getTime() + hour)),
      countOrphans(db, orphanScope(principal, query.centreId), statuses, now),
    ]);
    const held = Map.groupBy(heldRows, (row) => row.owner_id);
    const people = peopleRows.map((row) =>
      presentRoomPerson(
        row,
        (held.get(row.id) ?? []).map((one) => presentRoomRequest(one, catalogue)),
      ),
    );
    return {
      at: now.toISOString(),
      centres: reachableCentres(principal, catalogue),
      people,
      queue: presentQueue(queueRows, people, catalogue),
      orphans: orphans.reduce((sum, one) => sum + one.count, 0),
      ...presentDue(dueRows, catalogue),
      can: roomActions(principal),
    };
  });
  bindRoute(app, contract.depart, async ({ principal, params, body, command }) => {
    const catalogue = await catalogueFor(db, principal);
    const returned = await command((ctx) => depart(ctx, catalogue, params.id, body.held));
    forgetActivity(app.runtime, params.id);
    return { returned };
  });
}

/** Midnight in the reader's zone: "today" is the day of whoever looks. */
function startOfDay(now: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.startOfDay().epochMilliseconds);
}
