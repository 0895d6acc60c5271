import { catalogueFor } from '#areas/catalog/index.ts';
import { bulkRoutes } from '#contract/bulk.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type Call, type HttpApp } from '#platform/http/bind-route.ts';
import { presentRun } from './bulk-presenter.ts';
import { listRows } from './bulk-row-queries.ts';
import { findRun, listRuns } from './bulk-run-queries.ts';
import { previewBulk } from './preview-bulk.ts';
import { startBulk, stopBulk, tryAgain, undoBulk } from './start-bulk.ts';

type AnyCall = Call<unknown, unknown, unknown>;

const catalogueOf = (call: AnyCall) => catalogueFor(call.runtime.db, call.principal);

export function bindBulk(app: HttpApp): void {
  bindRoute(app, bulkRoutes.preview, async (call) =>
    previewBulk(call.runtime, call.principal, await catalogueOf(call), call.body.order, call.body.selection),
  );
  bindRoute(app, bulkRoutes.start, async (call) => {
    const catalogue = await catalogueOf(call);
    return present(call, await call.command((ctx) => startBulk(ctx, catalogue, call.body)));
  });
  bindRoute(app, bulkRoutes.list, async (call) => {
    const catalogue = await catalogueOf(call);
    const { rows, next } = await listRuns(call.runtime.db, call.principal.id, call.query.after, call.query.limit);
    return { rows: rows.map((row) => presentRun(row, catalogue)), next };
  });
  bindRoute(app, bulkRoutes.read, (call) => present(call, call.params.id));
  bindRoute(app, bulkRoutes.rows, async (call) => {
    if (!(await findRun(call.runtime.db, call.principal.id, call.params.id))) throw notFound('run');
    const { state, after, limit } = call.query;
    return listRows(call.runtime.db, call.principal, await catalogueOf(call), call.params.id, { state, after, limit });
  });
  bindRoute(app, bulkRoutes.stop, async (call) => {
    await call.command((ctx) => stopBulk(ctx, call.params.id));
    return present(call, call.params.id);
  });
  bindRoute(app, bulkRoutes.again, async (call) => {
    await call.command((ctx) => tryAgain(ctx, call.params.id));
    return present(call, call.params.id);
  });
  bindRoute(app, bulkRoutes.undo, async (call) =>
    present(call, await call.command((ctx) => undoBulk(ctx, call.params.id, call.body.id))),
  );
}

async function present(call: AnyCall, id: string) {
  const row = await findRun(call.runtime.db, call.principal.id, id);
  if (!row) throw notFound('run');
  return presentRun(row, await catalogueOf(call));
}
