import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { findSetting } from '#areas/settings/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { placeOf } from './caller.ts';
import { addressBucket, begunBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { atTheDoor, door } from './door.ts';
import { enter } from './enter.ts';
import { linkSsoPerson, type SsoRefusal } from './link-sso-person.ts';
import { noteSecurity } from './note-security.ts';
import { ProviderFault } from './oidc-gateway.ts';
import { discover, redeemCode, verifyToken } from './oidc-provider.ts';
import { ownPath } from './own-path.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson, insertTicket, takeTicket } from './sign-in-queries.ts';
import { unseal } from './sign-in-secret.ts';
import { deleteSsoSessions, findSsoPerson } from './sso-queries.ts';
import { findSingleSignOn } from './sso-settings.ts';
import { digestOf, newToken } from './tokens.ts';

/** Minutes somebody has at the provider. */
const awayMinutes = 15;

/** Actor of what the provider decides: new people, roles that follow groups. */
const provider = { ...door, name: 'Single sign-on' };

export const callbackOf = (signIn: SignIn, request: FastifyRequest) =>
  `${signIn.originOf(request)}/api/v1/sign-in/sso/callback`;

type Away = { location: string; cookies: string[] };

/** Sends the browser to the provider, with PKCE, state and nonce. Throws `not_found` where there is none, `too_many_calls`. */
export async function startSso(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  to: string | undefined,
): Promise<Away> {
  const settings = await findSingleSignOn(runtime.db);
  if (!settings.enabled) throw notFound('single sign-on');
  const bucket = addressBucket(request.ip);
  // What only failed is taken back below; that it was begun stays counted, whatever becomes of it.
  await countAttempt(runtime, [bucket, begunBucket(request.ip)], placeOf(request), null);
  try {
    const discovery = await discover(settings);
    const [ticket, state, nonce, verifier] = [newToken(), newToken(), newToken(), newToken()];
    await command(runtime, door, async (ctx) => {
      await forgiveAttempt(ctx, [bucket]);
      await insertTicket(ctx.tx, {
        digest: digestOf(ticket),
        kind: 'sso',
        personId: null,
        content: { state, nonce, verifier, to: ownPath(to) },
        expiresAt: new Date(ctx.now.getTime() + awayMinutes * 60_000),
      });
    });
    const url = new URL(discovery.authorization_endpoint);
    const query = {
      response_type: 'code',
      client_id: settings.clientId,
      redirect_uri: callbackOf(signIn, request),
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return { location: url.href, cookies: [signIn.cookies.line('sso', ticket, awayMinutes * 60)] };
  } catch (error) {
    return refused(runtime, request, 'failed', error);
  }
}

/**
 * Takes the browser back from the provider: in, to the path it wanted, or to the sign-in page with the reason. Throws
 * `not_found` where there is no single sign-on, `too_many_calls`.
 */
export async function finishSso(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  query: { code?: string | undefined; state?: string | undefined; iss?: string | undefined },
): Promise<Away> {
  const kept = await findSingleSignOn(runtime.db);
  if (!kept.enabled) throw notFound('single sign-on');
  const gone = signIn.cookies.gone('sso');
  const token = signIn.cookies.read(request.headers.cookie, 'sso');
  // Without our cookie the answer belongs to somebody else's browser: nobody is signed in by a link they were sent. Of
  // that nothing is noted, or anybody could fill the log.
  if (!token) return { location: '/?signin=failed', cookies: [gone] };
  const bucket = addressBucket(request.ip);
  await countAttempt(runtime, [bucket], placeOf(request), null);
  const ticket = await command(runtime, door, (ctx) => takeTicket(ctx.tx, digestOf(token), 'sso', ctx.now));
  const { state, nonce, verifier, to = '/' } = ticket?.content ?? {};
  if (!nonce || !verifier || state !== query.state) return refused(runtime, request, 'failed', null, [gone]);
  if (!query.code) return refused(runtime, request, 'refused', null, [gone]);
  const { code } = query;
  try {
    const discovery = await discover(kept);
    const namesItself = query.iss !== undefined || discovery.authorization_response_iss_parameter_supported === true;
    if (namesItself && query.iss !== discovery.issuer) {
      // RFC 9207 §2.4: the answer of another provider must not be brought to this one, nor with its name taken off.
      throw new ProviderFault('The answer came from another provider.');
    }
    const settings = { ...kept, secret: await findSsoSecret(runtime, signIn) };
    const now = runtime.clock();
    const claims = await redeemCode(settings, discovery, {
      code,
      verifier,
      nonce,
      redirectUri: callbackOf(signIn, request),
      now,
    });
    const done = await command(runtime, provider, async (ctx): Promise<string[] | SsoRefusal> => {
      const person = await linkSsoPerson(ctx, kept, discovery.issuer, claims, placeOf(request));
      if (typeof person === 'string') return person;
      await forgiveAttempt(ctx, [bucket]);
      const ssoSession = typeof claims.sid === 'string' ? claims.sid : null;
      return enter({ ...ctx, actor: atTheDoor(person) }, signIn, request, person, 'sso', { ssoSession });
    });
    if (typeof done === 'string') return refused(runtime, request, done, null, [gone]);
    return { location: to, cookies: [...done, gone] };
  } catch (error) {
    return refused(runtime, request, 'failed', error, [gone]);
  }
}

/** Notes why and leads back to the sign-in page. A fault of ours is no reason of the provider's and flies on. */
async function refused(
  runtime: Runtime,
  request: FastifyRequest,
  reason: SsoRefusal | 'failed',
  error: unknown,
  cookies: string[] = [],
): Promise<Away> {
  if (error && !(error instanceof ProviderFault)) throw error;
  const facts = { reason: 'sso', detail: error instanceof Error ? error.message : reason };
  await command(runtime, door, (ctx) =>
    noteSecurity(ctx, { type: 'sign_in_failed', person: null, place: placeOf(request), facts }),
  );
  return { location: `/?signin=${reason}`, cookies };
}

/**
 * Ends sessions because the provider says so (OpenID Connect Back-Channel Logout §2.5). Throws `ProviderFault`, and
 * `too_many_calls` to an address that keeps bringing what does not hold, as each time the provider is asked for its keys.
 */
export async function endByProvider(runtime: Runtime, request: FastifyRequest, token: string): Promise<void> {
  const settings = await findSingleSignOn(runtime.db);
  if (!settings.enabled) throw new ProviderFault('There is no single sign-on.');
  const bucket = begunBucket(request.ip);
  await countAttempt(runtime, [bucket], placeOf(request), null);
  const discovery = await discover(settings);
  const claims = await verifyToken(settings, discovery, token, runtime.clock());
  const events = claims.events as Record<string, unknown> | undefined;
  const isLogout = events?.['http://schemas.openid.net/event/backchannel-logout'] !== undefined;
  if (!isLogout || claims.nonce !== undefined) throw new ProviderFault('This is no logout token.');
  await command(runtime, provider, async (ctx) => {
    await forgiveAttempt(ctx, [bucket]);
    const personId = claims.sub ? await findSsoPerson(ctx.tx, discovery.issuer, claims.sub) : null;
    const by = typeof claims.sid === 'string' ? { ssoSession: claims.sid } : personId ? { personId } : null;
    const ended = by ? await deleteSsoSessions(ctx.tx, by) : [];
    const person = ended[0] && (await findSignInPerson(ctx.tx, { id: ended[0].person_id }));
    if (person) await noteSecurity(ctx, { type: 'session_revoked', person, facts: { ended: ended.length } });
  });
}

/** Where to sign out at the provider as well, if it offers that; signing out here does not wait for it. */
export async function providerSignOut(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
): Promise<string | null> {
  const settings = await findSingleSignOn(runtime.db);
  const discovery = settings.enabled ? await discover(settings).catch(() => null) : null;
  if (!discovery?.end_session_endpoint) return null;
  const url = new URL(discovery.end_session_endpoint);
  url.searchParams.set('client_id', settings.clientId);
  url.searchParams.set('post_logout_redirect_uri', `${signIn.originOf(request)}/`);
  return url.href;
}

async function findSsoSecret(runtime: Runtime, signIn: SignIn): Promise<string | null> {
  const sealed = await findSetting(runtime.db, 'single_sign_on_secret');
  return sealed ? unseal(signIn, sealed) : null;
}
