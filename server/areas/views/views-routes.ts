import { catalogueFor } from '#areas/catalog/index.ts';
import { countEach, type Narrowing } from '#areas/requests/index.ts';
import { type StandardView, standardViews, ViewFilter, viewRoutes } from '#contract/views.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type Call, type HttpApp } from '#platform/http/bind-route.ts';
import { deleteView, editView } from './edit-view.ts';
import { saveView } from './save-view.ts';
import { presentView } from './view-presenter.ts';
import { findView, listViews } from './view-queries.ts';

/** Most views counted by one call, and most requests counted in each. */
const mostViews = 40;
const countUpTo = 1000;

export function viewsRoutes(app: HttpApp): void {
  bindRoute(app, viewRoutes.list, async (call) => {
    const catalogue = await catalogueFor(call.runtime.db, call.principal);
    const rows = await listViews(call.runtime.db, call.principal);
    return { rows: rows.map((row) => presentView(row, call.principal, catalogue)) };
  });
  bindRoute(app, viewRoutes.counts, async (call) => {
    const { runtime, principal } = call;
    const catalogue = await catalogueFor(runtime.db, principal);
    const asked = [...new Set(call.query.of.split(','))].slice(0, mostViews);
    const saved = asked.some((name) => !isStandard(name)) ? await listViews(runtime.db, principal) : [];
    const wanted = asked.flatMap((name): { name: string; filter: Narrowing }[] => {
      if (isStandard(name)) return [{ name, filter: narrowing(standardViews[name].filter) }];
      const row = saved.find((one) => one.id === name);
      return row ? [{ name, filter: narrowing(row.filter) }] : [];
    });
    const filters = wanted.map((one) => one.filter);
    const counts = await countEach(runtime.db, principal, catalogue, filters, countUpTo, runtime.clock());
    return {
      counts: wanted.map(({ name }, at) => ({
        name,
        count: counts[at]?.count ?? 0,
        more: counts[at]?.more ?? false,
      })),
    };
  });
  bindRoute(app, viewRoutes.read, (call) => present(call, call.params.id));
  bindRoute(app, viewRoutes.create, async (call) =>
    present(call, await call.command((ctx) => saveView(ctx, call.body))),
  );
  bindRoute(app, viewRoutes.edit, async (call) => {
    await call.command((ctx) => editView(ctx, call.params.id, call.body));
    return present(call, call.params.id);
  });
  bindRoute(app, viewRoutes.delete, async (call) => {
    await call.command((ctx) => deleteView(ctx, call.params.id));
    return { id: call.params.id };
  });
}

const isStandard = (name: string): name is StandardView => Object.hasOwn(standardViews, name);

/** The words of a view as the list's filter takes them; what cannot be read narrows nothing. */
function narrowing(filter: unknown): Narrowing {
  const read = ViewFilter.safeParse(filter);
  if (!read.success) return {};
  const { late, ...words } = read.data;
  return late === undefined ? words : { ...words, late: late === 'true' };
}

async function present(call: Call<unknown, unknown, unknown>, id: string) {
  const catalogue = await catalogueFor(call.runtime.db, call.principal);
  const row = await findView(call.runtime.db, call.principal, id);
  if (!row) throw notFound('view');
  return presentView(row, call.principal, catalogue);
}
