import { signInRoutes as contract } from '#contract/sign-in.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentSession } from './account-presenter.ts';
import { placeOf } from './caller.ts';
import { endSessionsOfPerson } from './end-sessions.ts';
import { assertSomebodyElse, proveOwn } from './prove-own.ts';
import { listSessions } from './session-queries.ts';
import { resetSecondFactor } from './set-up-totp.ts';
import { signInOf } from './sign-in.ts';
import { hasSsoAccount } from './sso-queries.ts';
import { unlinkSingleSignOn } from './unlink-single-sign-on.ts';

/** What an administrator may do about somebody's sign-in. */
export const bindOthersRoutes = (app: HttpApp) => {
  const { runtime } = app;
  bindRoute(app, contract.sessionsOfPerson, async ({ params, principal }) => {
    const rows = await listSessions(runtime.db, params.id, runtime.clock());
    return {
      rows: rows.map((row) => presentSession(row, principal.session?.id ?? null)),
      singleSignOn: await hasSsoAccount(runtime.db, params.id),
    };
  });
  bindRoute(app, contract.endSessionsOfPerson, async ({ params, body, request, command }) => ({
    ended: await command((ctx) => endSessionsOfPerson(ctx, params.id, body.sessionId, placeOf(request))),
  }));
  bindRoute(app, contract.unlinkSingleSignOn, async ({ principal, params, body, request, command }) => {
    const place = placeOf(request);
    await proveOwn(runtime, signInOf(runtime), principal, place, body, true);
    await command((ctx) => unlinkSingleSignOn(ctx, params.id, place));
    return { done: true as const };
  });
  bindRoute(app, contract.resetSecondFactor, async ({ principal, params, body, request, command }) => {
    assertSomebodyElse(principal, params.id);
    const place = placeOf(request);
    await proveOwn(runtime, signInOf(runtime), principal, place, body, true);
    await command((ctx) => resetSecondFactor(ctx, params.id, place));
    return { done: true as const };
  });
};
