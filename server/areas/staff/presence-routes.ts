import { presenceRoutes as contract } from '#contract/room.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { forgetActivity } from './note-activity.ts';
import { presentAttendance } from './presence-presenter.ts';
import { findAttendance } from './presence-queries.ts';
import { setPresence } from './set-presence.ts';

export const bindPresenceRoutes = (app: HttpApp) => {
  const { runtime } = app;
  bindRoute(app, contract.read, ({ principal }) => onePresence(runtime.db, principal.id, runtime.clock()));
  bindRoute(app, contract.set, async ({ principal, body, command }) => {
    await command((ctx) => setPresence(ctx, principal.id, body));
    forgetActivity(runtime, principal.id);
    return onePresence(runtime.db, principal.id, runtime.clock());
  });
  bindRoute(app, contract.setOf, async ({ params, body, command }) => {
    await command((ctx) => setPresence(ctx, params.id, body));
    forgetActivity(runtime, params.id);
    return onePresence(runtime.db, params.id, runtime.clock());
  });
};

async function onePresence(db: Db, personId: string, now: Date) {
  const row = await findAttendance(db, personId, now);
  if (!row) throw notFound('person');
  return presentAttendance(row);
}
