import { isDeepStrictEqual } from 'node:util';
import { putSetting } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { InputProblem } from '#platform/http/problem.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { ProviderFault } from './oidc-gateway.ts';
import { discover } from './oidc-provider.ts';
import { urlTrouble } from './provider-url.ts';
import type { SignIn } from './sign-in.ts';
import { seal } from './sign-in-secret.ts';
import { findSingleSignOn, type KeptSingleSignOn } from './sso-settings.ts';

/**
 * Changes single sign-on. The client secret is kept encrypted; left out it stays, null takes it away. Throws
 * `invalid_body` where what it needs is missing. The route has asked `person.edit`.
 */
export async function setSingleSignOn(
  ctx: Ctx,
  signIn: SignIn,
  input: KeptSingleSignOn & { secret?: string | null | undefined },
  place: CallerPlace,
): Promise<void> {
  const { secret, ...given } = input;
  const next = { ...given, domains: given.domains.map((one) => one.trim().toLowerCase()).filter(Boolean) };
  if (next.enabled) assertUsable(next);
  const present = await findSingleSignOn(ctx.tx);
  if (isDeepStrictEqual(next, present) && secret === undefined) return;
  await putSetting(ctx.tx, 'single_sign_on', next, ctx.now);
  if (secret !== undefined) {
    const sealed = secret ? await seal(signIn, secret) : '';
    await putSetting(ctx.tx, 'single_sign_on_secret', sealed, ctx.now);
  }
  const facts = { enabled: next.enabled, issuer: next.issuer, passwordFor: next.passwordFor };
  await noteSecurity(ctx, {
    type: 'sso_changed',
    person: null,
    place,
    facts: { ...facts, newSecret: secret !== undefined },
  });
  ctx.record({ type: 'sign_in.rules_changed', data: {} });
}

function assertUsable(settings: KeptSingleSignOn): void {
  const trouble = urlTrouble(settings.issuer);
  const errors = [
    ...(trouble ? [{ path: 'issuer', message: trouble }] : []),
    ...(settings.clientId.trim() === '' ? [{ path: 'clientId', message: 'The client id is missing.' }] : []),
    ...(settings.scopes.split(' ').includes('openid')
      ? []
      : [{ path: 'scopes', message: 'openid must be among them.' }]),
  ];
  if (errors.length > 0) throw new InputProblem('invalid_body', 'Single sign-on cannot work like this.', errors);
}

/** Asks a provider for its discovery document, to see whether it can be used; says in words how that went. */
export async function testSingleSignOn(input: {
  issuer: string;
  allowPrivate: boolean;
}): Promise<{ ok: boolean; detail: string }> {
  try {
    const found = await discover(input);
    return { ok: true, detail: found.issuer };
  } catch (error) {
    if (error instanceof ProviderFault || error instanceof AppError) return { ok: false, detail: error.message };
    throw error;
  }
}
