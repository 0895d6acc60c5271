import { signInRoutes as contract } from '#contract/sign-in.ts';
import { command as inCommand } from '#platform/command.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { askForPasswordLink } from './ask-for-password-link.ts';
import { placeOf } from './caller.ts';
import { addressBucket, countAttempt } from './count-attempt.ts';
import { door } from './door.ts';
import { makePasswordLink, setPasswordByLink } from './password-link.ts';
import { assertSomebodyElse, proveOwn } from './prove-own.ts';
import { signInOf } from './sign-in.ts';

/** Links with which somebody sets a password. The token stands behind `#`, which browsers send to nobody. */
export const bindPasswordLinkRoutes = (app: HttpApp) => {
  const { runtime } = app;
  bindRoute(app, contract.makePasswordLink, async ({ principal, params, body, request, command }) => {
    assertSomebodyElse(principal, params.id);
    const place = placeOf(request);
    await proveOwn(runtime, signInOf(runtime), principal, place, body, true);
    const { token, expiresAt } = await command((ctx) => makePasswordLink(ctx, params.id, place));
    const origin = signInOf(runtime).originOf(request);
    return { url: `${origin}/set-password#${token}`, expiresAt: expiresAt.toISOString() };
  });
  bindRoute(app, contract.forgottenPassword, async ({ body, request }) => {
    await askForPasswordLink(runtime, body.email, placeOf(request), request.ip);
    return { done: true as const };
  });
  bindRoute(app, contract.setPasswordByLink, async ({ body, request }) => {
    const place = placeOf(request);
    await countAttempt(runtime, [addressBucket(request.ip)], place, null);
    await inCommand(runtime, door, (ctx) => setPasswordByLink(ctx, body, place));
    return { done: true as const };
  });
};
