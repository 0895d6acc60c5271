import { catalogueFor } from '#areas/catalog/index.ts';
import { findRequest } from '#areas/requests/index.ts';
import { togetherRoutes as contract } from '#contract/together.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { findMentionable } from './find-mentionable.ts';
import { noteViewing, silenceMs, statesOf } from './note-viewing.ts';
import { listVisibleWindows } from './viewer-queries.ts';

export function viewersRoutes(app: HttpApp): void {
  bindRoute(app, contract.viewing, async ({ params, body, command }) => ({
    others: await command((ctx) => noteViewing(ctx, params.id, body)),
  }));
  bindRoute(app, contract.viewers, async ({ runtime, principal }) => {
    const since = new Date(runtime.clock().getTime() - silenceMs);
    const windows = await listVisibleWindows(runtime.db, principal, since);
    const byRequest = Map.groupBy(windows, (one) => one.request_id);
    return {
      rows: [...byRequest].flatMap(([requestId, all]) =>
        [...statesOf(all).values()].map((viewer) => ({ requestId, ...viewer })),
      ),
    };
  });
  bindRoute(app, contract.mentionable, async ({ runtime, principal, params, query }) => {
    const [row, catalogue] = await Promise.all([
      findRequest(runtime.db, principal, params.id),
      catalogueFor(runtime.db, principal),
    ]);
    if (!row) throw notFound('request');
    return { rows: await findMentionable(runtime.db, catalogue, row, query.q ?? '', principal.id) };
  });
}
