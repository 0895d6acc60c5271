import { staffRoutes as contract } from '#contract/staff.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { cursorOf } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { bindAbsenceRoutes } from './absence-routes.ts';
import { bindApiKeyRoutes } from './api-key-routes.ts';
import { bindCentreRoutes } from './centre-routes.ts';
import { createPerson } from './create-person.ts';
import { editMe } from './edit-me.ts';
import { editPerson } from './edit-person.ts';
import { presentMe } from './me-presenter.ts';
import { findMe } from './me-queries.ts';
import { readPersonCursor } from './person-cursor.ts';
import { presentPerson } from './person-presenter.ts';
import { listPeople } from './person-queries.ts';
import { bindPresenceRoutes } from './presence-routes.ts';
import { bindAccountRoutes } from './sign-in/account-routes.ts';
import { placeOf } from './sign-in/caller.ts';
import { bindDoorRoutes } from './sign-in/door-routes.ts';
import { bindOthersRoutes } from './sign-in/others-routes.ts';
import { bindPasswordLinkRoutes } from './sign-in/password-link-routes.ts';
import { assertSomebodyElse, proveOwn } from './sign-in/prove-own.ts';
import { bindRulesRoutes } from './sign-in/rules-routes.ts';
import { bindSecurityLogRoutes } from './sign-in/security-log-routes.ts';
import { signInOf } from './sign-in/sign-in.ts';
import { bindSsoRoutes } from './sign-in/sso-routes.ts';

/** Serves who I am, people, centres and API keys. */
export const staffRoutes = (app: HttpApp) => {
  const { runtime } = app;
  const { db } = runtime;

  bindRoute(app, contract.me, async ({ principal }) =>
    presentMe(await findMe(db, principal), principal.mustEnrol ?? false),
  );
  bindRoute(app, contract.editMe, async ({ principal, body, command }) => {
    await command((ctx) => editMe(ctx, body));
    // In the language just chosen, not in that of the call.
    const language = body.language ?? principal.language;
    return presentMe(await findMe(db, { id: principal.id, language }), principal.mustEnrol ?? false);
  });

  bindRoute(app, contract.listPeople, async ({ principal, query }) => {
    const { q, active, limit } = query;
    const { language } = principal;
    const after = readPersonCursor(query.after);
    const found = await listPeople(db, principal, { language, q, active, after, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows: rows.map(presentPerson), next: last ? cursorOf([last.sort_name, last.id]) : null };
  });
  bindRoute(app, contract.readPerson, async ({ principal, params }) => onePerson(db, principal, params.id));
  bindRoute(app, contract.createPerson, async ({ principal, body, request, command }) => {
    const home = { language: body.language ?? principal.language, zone: body.zone ?? principal.zone };
    return onePerson(
      db,
      principal,
      await command((ctx) => createPerson(ctx, { ...body, ...home, place: placeOf(request) })),
    );
  });
  bindRoute(app, contract.editPerson, async ({ principal, params, body, request, command }) => {
    const { proof, ...edit } = body;
    const place = placeOf(request);
    if (edit.password !== undefined) {
      assertSomebodyElse(principal, params.id);
      await proveOwn(runtime, signInOf(runtime), principal, place, proof ?? {}, true);
    }
    await command((ctx) => editPerson(ctx, params.id, { ...edit, place }));
    return onePerson(db, principal, params.id);
  });

  bindCentreRoutes(app);
  bindApiKeyRoutes(app);
  bindDoorRoutes(app);
  bindAccountRoutes(app);
  bindOthersRoutes(app);
  bindRulesRoutes(app);
  bindSsoRoutes(app);
  bindSecurityLogRoutes(app);
  bindPasswordLinkRoutes(app);
  bindPresenceRoutes(app);
  bindAbsenceRoutes(app);
};

async function onePerson(db: Db, looker: Principal, id: string) {
  const [row] = await listPeople(db, looker, { language: looker.language, id, limit: 1 });
  if (!row) throw notFound('person');
  return presentPerson(row);
}
