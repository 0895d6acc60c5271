import { catalogueFor } from '#areas/catalog/index.ts';
import { noteRead } from '#areas/customers/index.ts';
import { listChanges } from '#areas/requests/index.ts';
import { deskRoutes } from '#contract/desk.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { readableChange } from './reader-changes-queries.ts';
import { describeReason, verifyInTurn } from './verify-log.ts';

export function changesRoutes(app: HttpApp): void {
  bindRoute(app, deskRoutes.changes, async ({ runtime, principal, query }) => {
    // Why a colleague is absent is for the person, supervisors, administrators and auditors; the log tells nobody else.
    const without =
      principal.permissions.has('attendance.edit') || principal.roles.includes('auditor') ? [] : ['absence'];
    const { entity, entityId, actorId, from, to, after, limit } = query;
    const since = from ? midnight(from, 0, principal.zone) : undefined;
    const before = to ? midnight(to, 1, principal.zone) : undefined;
    const catalogue = await catalogueFor(runtime.db, principal);
    const filter = { entity, entityId, actorId, since, before, without, readable: readableChange(principal) };
    const page = await listChanges(runtime.db, catalogue, filter, after, limit);
    // What the log tells of a customer is the customer's data, old and new.
    for (const { entity, logId } of page.rows) {
      if (tellsOfCustomer.has(entity)) noteRead(runtime, principal.id, { of: 'log', key: logId });
    }
    return page;
  });
  bindRoute(app, deskRoutes.verifyLog, async ({ command }) => {
    const { rows, chains, broken } = await command(verifyInTurn);
    return {
      rows,
      chains,
      broken: broken && {
        logId: broken.logId,
        entity: broken.entity,
        entityId: broken.entityId,
        requestNumber: broken.requestNumber,
        at: broken.at?.toISOString() ?? null,
        reason: describeReason(broken),
      },
    };
  });
}

const tellsOfCustomer = new Set(['contact', 'contact_phone', 'contact_email', 'service_contract']);

/** The beginning of a day of the reader's zone, or of the one `days` later; a day without midnight begins when it begins. */
function midnight(day: string, days: number, zone: string): Date {
  const begins = Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(zone);
  return new Date(begins.epochMilliseconds);
}
