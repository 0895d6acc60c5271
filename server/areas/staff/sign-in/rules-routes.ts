import { signInRoutes as contract } from '#contract/sign-in.ts';
import type { Db } from '#platform/db.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { placeOf } from './caller.ts';
import { setSignInRules } from './set-sign-in-rules.ts';
import { findSignInRules } from './sign-in-rules.ts';

/** The rules of signing in, as a setting. */
export const bindRulesRoutes = (app: HttpApp) => {
  const { db } = app.runtime;
  bindRoute(app, contract.readSignInRules, () => shownRules(db));
  bindRoute(app, contract.setSignInRules, async ({ body, request, command }) => {
    await command((ctx) => setSignInRules(ctx, body, placeOf(request)));
    return shownRules(db);
  });
};

async function shownRules(db: Db) {
  const { since: _, ...rules } = await findSignInRules(db);
  return rules;
}
