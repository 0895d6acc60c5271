import { catalogueFor } from '#areas/catalog/index.ts';
import { customerRoutes } from '#contract/customers.ts';
import { deskRoutes } from '#contract/desk.ts';
import type { RequestRow } from '#contract/requests.ts';
import type { Area } from '#platform/area.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { countClosedSince, listOfCustomer, listOwnOpen } from './worklist-queries.ts';

const isWaiting = (row: RequestRow) => row.phase === 'waiting_customer' || row.phase === 'postponed';

function worklistRoutes(app: HttpApp): void {
  bindRoute(app, deskRoutes.home, async (call) => {
    const { runtime, principal } = call;
    const catalogue = await catalogueFor(runtime.db, principal);
    const [own, closedToday] = await Promise.all([
      listOwnOpen(runtime.db, principal, catalogue),
      countClosedSince(runtime.db, principal.id, startOfDay(runtime.clock(), principal.zone)),
    ]);
    const cameBack = own.rows.filter((row) => own.cameBackIds.has(row.id) && !isWaiting(row));
    const back = new Set(cameBack);
    return {
      inHand: own.rows.filter((row) => !isWaiting(row) && !back.has(row)),
      cameBack,
      waiting: own.rows.filter(isWaiting),
      closedToday,
    };
  });
  bindRoute(app, customerRoutes.requests, async (call) => {
    const catalogue = await catalogueFor(call.runtime.db, call.principal);
    return listOfCustomer(call.runtime.db, call.principal, catalogue, call.params.id, call.query);
  });
}

/** Midnight in the reader's zone: "today" is the agent's day, not the server's. */
function startOfDay(now: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.startOfDay().epochMilliseconds);
}

export const worklistArea: Area = { name: 'worklist', routes: worklistRoutes };
