import { z } from 'zod';
import { findSetting } from '#areas/settings/index.ts';
import { signInRoutes as contract } from '#contract/sign-in.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { placeOf } from './caller.ts';
import { setCookies } from './enter.ts';
import { ProviderFault } from './oidc-gateway.ts';
import { sessionOf } from './prove-own.ts';
import { setSingleSignOn, testSingleSignOn } from './set-single-sign-on.ts';
import { signInOf } from './sign-in.ts';
import { callbackOf, endByProvider, finishSso, startSso } from './sso-flow.ts';
import { findSingleSignOn } from './sso-settings.ts';

const Start = z.object({ to: z.string().max(2000).optional().catch(undefined) });
const Logout = z.object({ logout_token: z.string() });
const text = z.string().max(4000).optional().catch(undefined);
const Back = z.object({ code: text, state: text, iss: text });

/** Single sign-on: away to the provider and back (redirects, and so beside the contract), and its settings. */
export const bindSsoRoutes = (app: HttpApp) => {
  const { runtime } = app;
  app.fastify.get('/api/v1/sign-in/sso', async (request, reply) => {
    const { to } = Start.parse(request.query);
    const away = await startSso(runtime, signInOf(runtime), request, to);
    setCookies(reply, away.cookies);
    return reply.header('cache-control', 'no-store').redirect(away.location);
  });
  app.fastify.get('/api/v1/sign-in/sso/callback', async (request, reply) => {
    const away = await finishSso(runtime, signInOf(runtime), request, Back.parse(request.query));
    setCookies(reply, away.cookies);
    return reply.header('cache-control', 'no-store').redirect(away.location);
  });
  app.fastify.register(async (own) => {
    own.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    own.post('/api/v1/sign-in/sso/back-channel-logout', async (request, reply) => {
      const given = Logout.safeParse(request.body);
      reply.header('cache-control', 'no-store');
      if (!given.success) return reply.code(400).send({ error: 'invalid_request' });
      try {
        await endByProvider(runtime, request, given.data.logout_token);
        return reply.code(200).send();
      } catch (error) {
        if (error instanceof ProviderFault) return reply.code(400).send({ error: 'invalid_request' });
        throw error;
      }
    });
  });

  const shown = async (request: Parameters<typeof callbackOf>[1]) => ({
    ...(await findSingleSignOn(runtime.db)),
    secretSet: Boolean(await findSetting(runtime.db, 'single_sign_on_secret')),
    redirectUri: callbackOf(signInOf(runtime), request),
  });
  bindRoute(app, contract.readSingleSignOn, ({ request }) => shown(request));
  bindRoute(app, contract.setSingleSignOn, async ({ principal, body, request, command }) => {
    sessionOf(principal);
    await command((ctx) => setSingleSignOn(ctx, signInOf(runtime), body, placeOf(request)));
    return shown(request);
  });
  bindRoute(app, contract.testSingleSignOn, ({ body }) => testSingleSignOn(body));
};
