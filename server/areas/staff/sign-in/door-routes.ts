import type { FastifyReply } from 'fastify';
import { findSetting } from '#areas/settings/index.ts';
import { signInRoutes as contract } from '#contract/sign-in.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { placeOf } from './caller.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { setCookies } from './enter.ts';
import { passkeyHost, signInWithPasskey, startPasskeySignIn } from './passkeys.ts';
import { signInOf } from './sign-in.ts';
import { type Entry, signInWithPassword } from './sign-in-with-password.ts';
import { signOut } from './sign-out.ts';
import { providerSignOut } from './sso-flow.ts';
import { findSingleSignOn } from './sso-settings.ts';

/** The routes of somebody who is not signed in yet, or no longer wants to be. */
export const bindDoorRoutes = (app: HttpApp) => {
  const { runtime } = app;
  bindRoute(app, contract.signInOptions, async ({ request }) => {
    const sso = await findSingleSignOn(runtime.db);
    return {
      passkeys: passkeyHost(signInOf(runtime), request) !== null,
      sso: sso.enabled ? { label: sso.label } : null,
      passwordFor: sso.enabled ? sso.passwordFor : 'everybody',
      resetByMail: (await findSetting(runtime.db, 'mail_relay'))?.host != null,
    };
  });
  bindRoute(app, contract.signIn, async ({ body, request, reply }) =>
    entered(reply, await signInWithPassword(runtime, signInOf(runtime), request, body)),
  );
  bindRoute(app, contract.confirmSecondFactor, async ({ body, request, reply }) =>
    entered(reply, await confirmSecondFactor(runtime, signInOf(runtime), request, body)),
  );
  bindRoute(app, contract.startPasskeySignIn, async ({ request, reply }) => {
    const { options, cookies } = await startPasskeySignIn(runtime, signInOf(runtime), request);
    setCookies(reply, cookies);
    return options;
  });
  bindRoute(app, contract.signInWithPasskey, async ({ body, request, reply }) =>
    entered(reply, await signInWithPasskey(runtime, signInOf(runtime), request, body)),
  );
  bindRoute(app, contract.signOut, async ({ request, reply }) => {
    const signIn = signInOf(runtime);
    const { cookies, bySso } = await signOut(runtime, signIn, request.headers.cookie, placeOf(request));
    setCookies(reply, cookies);
    return { done: true as const, to: bySso ? await providerSignOut(runtime, signIn, request) : null };
  });
};

function entered(reply: FastifyReply, entry: Entry): Entry['answer'] {
  setCookies(reply, entry.cookies);
  return entry.answer;
}
