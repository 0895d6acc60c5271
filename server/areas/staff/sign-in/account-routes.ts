import { signInRoutes as contract } from '#contract/sign-in.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { presentAccount, presentPasskey, presentSession } from './account-presenter.ts';
import { placeOf } from './caller.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { endOwnSessions } from './end-sessions.ts';
import { setCookies } from './enter.ts';
import { listPasskeys } from './passkey-queries.ts';
import { addPasskey, removePasskey, startPasskey } from './passkeys.ts';
import { proveOwn, sessionOf } from './prove-own.ts';
import { findAccount } from './second-factor-queries.ts';
import { listSessions } from './session-queries.ts';
import { confirmTotp, removeTotp, renewRecoveryCodes, startTotp } from './set-up-totp.ts';
import { signInOf } from './sign-in.ts';
import { findSignInRules, secondFactorFrom } from './sign-in-rules.ts';

/** How the person who calls signs in: second factors, passkeys, sessions, password. */
export const bindAccountRoutes = (app: HttpApp) => {
  const { runtime } = app;
  const { db } = runtime;
  const signIn = () => signInOf(runtime);

  bindRoute(app, contract.account, async ({ principal }) => {
    const now = runtime.clock();
    const [row, passkeys, rules] = await Promise.all([
      findAccount(db, principal.id, now),
      listPasskeys(db, principal.id),
      findSignInRules(db),
    ]);
    const from = secondFactorFrom(rules, { roles: principal.roles, createdAt: row.created_at });
    return presentAccount(row, passkeys, from, now);
  });
  bindRoute(app, contract.startTotp, async ({ principal, body, request, command }) => {
    await proveOwn(runtime, signIn(), principal, placeOf(request), body, true);
    return command((ctx) => startTotp(ctx, signIn()));
  });
  bindRoute(app, contract.confirmTotp, async ({ principal, body, request, command }) => {
    sessionOf(principal);
    const place = placeOf(request);
    return { recoveryCodes: await command((ctx) => confirmTotp(ctx, signIn(), body.code, place)) };
  });
  bindRoute(app, contract.removeTotp, async ({ principal, body, request, command }) => {
    const place = placeOf(request);
    await proveOwn(runtime, signIn(), principal, place, body, false);
    await command((ctx) => removeTotp(ctx, place));
    return { done: true as const };
  });
  bindRoute(app, contract.newRecoveryCodes, async ({ principal, body, request, command }) => {
    const place = placeOf(request);
    await proveOwn(runtime, signIn(), principal, place, body, false);
    return { recoveryCodes: await command((ctx) => renewRecoveryCodes(ctx, place)) };
  });

  bindRoute(app, contract.startPasskey, async ({ principal, body, request, reply, command }) => {
    await proveOwn(runtime, signIn(), principal, placeOf(request), body, true);
    const { options, cookies } = await command((ctx) => startPasskey(ctx, signIn(), request));
    setCookies(reply, cookies);
    return options;
  });
  bindRoute(app, contract.addPasskey, async ({ principal, body, request, command }) => {
    sessionOf(principal);
    const id = await command((ctx) => addPasskey(ctx, signIn(), request, body));
    const added = (await listPasskeys(db, principal.id)).find((one) => one.id === id);
    return presentPasskey(added as NonNullable<typeof added>);
  });
  bindRoute(app, contract.removePasskey, async ({ principal, params, body, request, command }) => {
    const place = placeOf(request);
    await proveOwn(runtime, signIn(), principal, place, body, false);
    await command((ctx) => removePasskey(ctx, params.id, place));
    return { id: params.id };
  });

  bindRoute(app, contract.mySessions, async ({ principal }) => {
    const rows = await listSessions(db, principal.id, runtime.clock());
    return { rows: rows.map((row) => presentSession(row, principal.session?.id ?? null)) };
  });
  bindRoute(app, contract.endMySession, async ({ params, request, command }) => {
    await command((ctx) => endOwnSessions(ctx, { id: params.id }, placeOf(request)));
    return { id: params.id };
  });
  bindRoute(app, contract.endMySessions, async ({ principal, request, command }) => ({
    ended: await command((ctx) => endOwnSessions(ctx, { exceptId: principal.session?.id ?? null }, placeOf(request))),
  }));
  bindRoute(app, contract.changeMyPassword, async ({ principal, body, request, reply }) => {
    setCookies(reply, await changeOwnPassword(runtime, signIn(), principal, placeOf(request), body));
    return { done: true as const };
  });
};
