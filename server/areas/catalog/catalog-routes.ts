import { findSetting } from '#areas/settings/index.ts';
import { catalogRoutes as contract } from '#contract/catalog.ts';
import type { Language } from '#contract/common-shapes.ts';
import { problemCodeRoutes } from '#contract/problem-codes.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { presentCategories, presentPriority, presentProblemCode, presentStatus } from './catalog-presenter.ts';
import { catalogueAt } from './catalogue.ts';
import { listCategories, listNames } from './category-queries.ts';
import { createCategory } from './create-category.ts';
import { createPriority } from './create-priority.ts';
import { createProblemCode } from './create-problem-code.ts';
import { createStatus } from './create-status.ts';
import { editCategory } from './edit-category.ts';
import { editPriority } from './edit-priority.ts';
import { editProblemCode } from './edit-problem-code.ts';
import { editStatus } from './edit-status.ts';
import { formCategories } from './form-categories.ts';
import { orderPriorities } from './order-priorities.ts';
import { listPriorities } from './priority-queries.ts';
import { listProblemCodes } from './problem-code-queries.ts';
import { retireCategory } from './retire-category.ts';
import { listStatuses } from './status-queries.ts';

/** Serves priorities, statuses, categories and problem codes. */
export const catalogRoutes = (app: HttpApp) => {
  bindPriorities(app);
  bindStatuses(app);
  bindCategories(app);
  bindProblemCodes(app);
};

/** The row just written. A list that was asked for one id by its writer holds it. */
const one = <T>([row]: T[]) => row as T;

function bindPriorities(app: HttpApp) {
  const { db } = app.runtime;
  const all = async () => ({ rows: (await listPriorities(db)).map(presentPriority) });
  bindRoute(app, contract.listPriorities, all);
  bindRoute(app, contract.orderPriorities, async ({ body, command }) => {
    await command((ctx) => orderPriorities(ctx, body.ids));
    return all();
  });
  bindRoute(app, contract.createPriority, async ({ body, command }) => {
    const id = await command((ctx) => createPriority(ctx, body));
    return presentPriority(one(await listPriorities(db, id)));
  });
  bindRoute(app, contract.editPriority, async ({ params, body, command }) => {
    await command((ctx) => editPriority(ctx, params.id, body));
    return presentPriority(one(await listPriorities(db, params.id)));
  });
}

function bindStatuses(app: HttpApp) {
  const { db } = app.runtime;
  bindRoute(app, contract.listStatuses, async () => ({ rows: (await listStatuses(db)).map(presentStatus) }));
  bindRoute(app, contract.createStatus, async ({ body, command }) => {
    const id = await command((ctx) => createStatus(ctx, body));
    return presentStatus(one(await listStatuses(db, id)));
  });
  bindRoute(app, contract.editStatus, async ({ params, body, command }) => {
    await command((ctx) => editStatus(ctx, params.id, body));
    return presentStatus(one(await listStatuses(db, params.id)));
  });
}

function bindCategories(app: HttpApp) {
  const { db } = app.runtime;
  const read = async (principal: Principal, id?: string) => {
    // The whole list is the tree; of one category the names above it must be read as well.
    const [rows, tree] = await Promise.all([listCategories(db, principal, id), id ? listNames(db) : null]);
    return presentCategories(rows, tree ?? rows, principal.language);
  };
  bindRoute(app, contract.listCategories, async ({ principal }) => ({ rows: await read(principal) }));
  bindRoute(app, contract.listFormCategories, async ({ principal, query }) => {
    const catalogue = await catalogueAt(db, principal.settingsVersion);
    const language = query.language ?? (catalogue.desk.language as Language);
    return { language, rows: formCategories(catalogue, language) };
  });
  bindRoute(app, contract.createCategory, async ({ principal, body, command }) => {
    const id = await command((ctx) => createCategory(ctx, body));
    return one(await read(principal, id));
  });
  bindRoute(app, contract.editCategory, async ({ principal, params, body, command }) => {
    await command((ctx) => editCategory(ctx, params.id, body));
    return one(await read(principal, params.id));
  });
  bindRoute(app, contract.deleteCategory, async ({ params, query, command }) => {
    const moved = await command((ctx) => retireCategory(ctx, params.id, query.moveTo));
    return { id: params.id, ...moved };
  });
}

function bindProblemCodes(app: HttpApp) {
  const { db } = app.runtime;
  const presented = async (language: Language, id?: string) => {
    const [rows, desk] = await Promise.all([listProblemCodes(db, id), findSetting(db, 'desk')]);
    return rows.map((row) => presentProblemCode(row, language, (desk?.language ?? 'en') as Language));
  };
  bindRoute(app, problemCodeRoutes.list, async ({ principal }) => ({ rows: await presented(principal.language) }));
  bindRoute(app, problemCodeRoutes.create, async ({ body, principal, command }) => {
    const id = await command((ctx) => createProblemCode(ctx, body));
    return one(await presented(principal.language, id));
  });
  bindRoute(app, problemCodeRoutes.edit, async ({ params, body, principal, command }) => {
    await command((ctx) => editProblemCode(ctx, params.id, body));
    return one(await presented(principal.language, params.id));
  });
}
