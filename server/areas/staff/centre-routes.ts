import type { Language } from '#contract/common-shapes.ts';
import { staffRoutes as contract } from '#contract/staff.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentCentre } from './centre-presenter.ts';
import { listCentres } from './centre-queries.ts';
import { createCentre } from './create-centre.ts';
import { editCentre } from './edit-centre.ts';

export const bindCentreRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.listCentres, async ({ principal }) => ({
    rows: (await listCentres(db, principal.language)).map(presentCentre),
  }));
  bindRoute(app, contract.createCentre, async ({ principal, body, command }) =>
    oneCentre(db, principal.language, await command((ctx) => createCentre(ctx, body))),
  );
  bindRoute(app, contract.editCentre, async ({ principal, params, body, command }) => {
    await command((ctx) => editCentre(ctx, params.id, body));
    return oneCentre(db, principal.language, params.id);
  });
};

async function oneCentre(db: Db, language: Language, id: string) {
  const [row] = await listCentres(db, language, id);
  if (!row) throw notFound('centre');
  return presentCentre(row);
}
