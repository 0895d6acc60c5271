import { catalogueFor, queueStatusIds } from '#areas/catalog/index.ts';
import { presentAfter, presentRow } from '#areas/requests/index.ts';
import { queueRoutes as contract } from '#contract/queue.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { findOrphans } from './find-orphans.ts';
import { handReach } from './hand-reach.ts';
import { mayHold } from './may-hold.ts';
import { pullNext } from './pull-next.ts';
import { findStanding, listHeld, listQueue } from './queue-queries.ts';
import { whyThisOne } from './why-this-one.ts';

export function routingRoutes(app: HttpApp): void {
  bindRoute(app, contract.list, async (call) => {
    const catalogue = await catalogueFor(call.runtime.db, call.principal);
    return listQueue(call.runtime.db, call.principal, catalogue, call.query, queueStatusIds(catalogue));
  });
  bindRoute(app, contract.standing, async (call) => {
    const { runtime, principal } = call;
    const catalogue = await catalogueFor(runtime.db, principal);
    const [standing, held] = await Promise.all([
      findStanding(runtime.db, handReach(catalogue, principal), queueStatusIds(catalogue), runtime.clock()),
      listHeld(runtime.db, principal.id),
    ]);
    const names = (id: string) => catalogue.categories.get(id)?.path ?? '';
    return {
      waiting: standing.waiting,
      more: standing.more,
      late: standing.late,
      earliestDeadlineAt: standing.earliest_deadline_at?.toISOString() ?? null,
      categories: standing.categories.map(({ id, waiting }) => ({ id, name: names(id), waiting })),
      held: held[0] ? presentRow({ ...held[0], owner_name: principal.name }, catalogue) : null,
      mayTakeAnother: held.length < mayHold(catalogue, principal).withReason,
    };
  });
  bindRoute(app, contract.orphans, async ({ runtime, principal, query }) => {
    const catalogue = await catalogueFor(runtime.db, principal);
    return findOrphans(runtime.db, catalogue, principal, query, runtime.clock());
  });
  bindRoute(app, contract.next, async (call) => {
    const { runtime, principal, body } = call;
    const catalogue = await catalogueFor(runtime.db, principal);
    const pulled = await call.command((ctx) => pullNext(ctx, catalogue, body?.reason));
    if (!pulled) return { request: null, why: null };
    app.noteRead(principal, 'request', pulled.request.id);
    return {
      request: presentAfter(catalogue, principal, pulled.request, runtime.clock()),
      why: whyThisOne(catalogue, pulled.request, pulled.company, principal.language),
    };
  });
}
