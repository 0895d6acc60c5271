import { deskRoutes } from '#contract/desk.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { searchDesk } from './search-desk.ts';

export const searchRoutes = (app: HttpApp) => {
  bindRoute(app, deskRoutes.search, ({ runtime, principal, query }) =>
    searchDesk(runtime.db, principal, query.q, query.limit),
  );
};
