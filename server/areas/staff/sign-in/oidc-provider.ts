import { verifyJwsAccessToken } from 'better-auth/oauth2';
import { z } from 'zod';
import { askProvider, ProviderFault, saidBy } from './oidc-gateway.ts';
import { urlTrouble } from './provider-url.ts';
import type { KeptSingleSignOn } from './sso-settings.ts';

const Discovery = z.object({
  issuer: z.string().max(2048),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  end_session_endpoint: z.string().optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional().catch(undefined),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
export type Discovery = z.infer<typeof Discovery>;

/** Algorithms of signatures that are taken: none that a client secret could make, and never "none". */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const toleratedSeconds = 60;

type Provider = Pick<KeptSingleSignOn, 'issuer' | 'allowPrivate'>;
const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** The provider's discovery document (OpenID Connect Discovery §4); its issuer must be the one asked. Throws `ProviderFault`. */
export async function discover({ issuer, allowPrivate }: Provider): Promise<Discovery> {
  const said = await askProvider(`${withoutSlash(issuer)}/.well-known/openid-configuration`, { allowPrivate });
  const read = Discovery.safeParse(said);
  if (!read.success) throw new ProviderFault('The discovery document lacks what signing in needs.');
  if (withoutSlash(read.data.issuer) !== withoutSlash(issuer)) {
    throw new ProviderFault(`The provider calls itself ${saidBy(read.data.issuer)}. Use that as its address.`);
  }
  const { authorization_endpoint, end_session_endpoint } = read.data;
  // The browser is sent to both.
  for (const url of [authorization_endpoint, ...(end_session_endpoint ? [end_session_endpoint] : [])]) {
    const trouble = urlTrouble(url);
    if (trouble) throw new ProviderFault(trouble);
  }
  return read.data;
}

/** What a token says; a logout token may name a session (`sid`) and no person (`sub`). */
export type TokenClaims = Record<string, unknown> & { sub?: string };
/** Who somebody is. */
export type Claims = TokenClaims & { sub: string };

/** Trades the code for who it is: the verified claims of the ID token, with those of the userinfo endpoint. */
export async function redeemCode(
  settings: KeptSingleSignOn & { secret: string | null },
  discovery: Discovery,
  input: { code: string; verifier: string; nonce: string; redirectUri: string; now: Date },
): Promise<Claims> {
  const { allowPrivate, clientId, secret } = settings;
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: input.code,
    redirect_uri: input.redirectUri,
    code_verifier: input.verifier,
  });
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  const ways = discovery.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (secret && ways.includes('client_secret_basic')) {
    // RFC 6749 §2.3.1: both are form-encoded before they are joined.
    const pair = [clientId, secret].map((part) => new URLSearchParams({ part }).toString().slice(5)).join(':');
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  } else {
    form.set('client_id', clientId);
    if (secret) form.set('client_secret', secret);
  }
  const tokens = await askProvider(discovery.token_endpoint, {
    method: 'POST',
    headers,
    body: form.toString(),
    allowPrivate,
  });
  const claims = await verifyToken(settings, discovery, String(tokens.id_token ?? ''), input.now);
  const { sub } = claims;
  // OpenID Connect Core §2: an ID token says who; a session alone is enough for a logout token only.
  if (sub === undefined) throw new ProviderFault('The token names nobody.');
  if (claims.nonce !== input.nonce) throw new ProviderFault('The answer belongs to another sign-in.');
  if (!discovery.userinfo_endpoint || typeof tokens.access_token !== 'string') return { ...claims, sub };
  const more = await askProvider(discovery.userinfo_endpoint, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
    allowPrivate,
  });
  // OpenID Connect Core §5.3.2: claims about somebody else must not be used.
  if (more.sub !== sub) throw new ProviderFault('The provider answered about somebody else.');
  return { ...more, ...claims, sub };
}

/**
 * Checks signature, issuer, audience and times of a token of the provider; gives its claims. One that does not say when it
 * ends is refused (OpenID Connect Core §2, Back-Channel Logout §2.4). Throws `ProviderFault`.
 */
export async function verifyToken(
  settings: Pick<KeptSingleSignOn, 'clientId' | 'allowPrivate'>,
  discovery: Discovery,
  token: string,
  now: Date,
): Promise<TokenClaims> {
  const claims = await verifyJwsAccessToken(token, {
    jwksFetch: async () => {
      const keys = await askProvider(discovery.jwks_uri, { allowPrivate: settings.allowPrivate });
      return keys as unknown as { keys: [] };
    },
    verifyOptions: {
      issuer: discovery.issuer,
      audience: settings.clientId,
      algorithms,
      clockTolerance: toleratedSeconds,
      currentDate: now,
      requiredClaims: ['iat', 'exp'],
    },
  }).catch((error: Error) => {
    throw error instanceof ProviderFault ? error : new ProviderFault(`The token does not hold: ${error.message}`);
  });
  const authorised = claims.azp === undefined || claims.azp === settings.clientId;
  if (!authorised) throw new ProviderFault('The token was made for another program.');
  // A logout token may name a session alone; what names a person does it in words.
  const named = typeof claims.sub === 'string' || (claims.sub === undefined && typeof claims.sid === 'string');
  if (!named) throw new ProviderFault('The token names nobody.');
  return claims as TokenClaims;
}
