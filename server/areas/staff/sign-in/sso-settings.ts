import { findSetting } from '#areas/settings/index.ts';
import type { Role } from '#contract/permissions.ts';
import type { SingleSignOn } from '#contract/sign-in.ts';
import type { Db } from '#platform/db.ts';
import { AppError } from '#platform/errors.ts';

export type KeptSingleSignOn = Omit<SingleSignOn, 'secretSet' | 'redirectUri'>;

export const defaultSingleSignOn: KeptSingleSignOn = {
  enabled: false,
  issuer: '',
  clientId: '',
  scopes: 'openid email profile',
  label: '',
  domains: [],
  groupClaim: '',
  roleOfGroup: [],
  createPeople: false,
  allowPrivate: false,
  passwordFor: 'everybody',
};

/** Single sign-on as it is kept, with what nobody has set yet filled in. */
export async function findSingleSignOn(db: Db): Promise<KeptSingleSignOn> {
  return { ...defaultSingleSignOn, ...(await findSetting(db, 'single_sign_on')) };
}

/**
 * Refuses passwords and passkeys of others than administrators where single sign-on is the only way in for them. They
 * keep theirs, for the day the provider is down. Throws `sso_required`.
 */
export async function assertPasswordMayEnter(db: Db, roles: readonly Role[]): Promise<void> {
  const sso = await findSingleSignOn(db);
  if (sso.enabled && sso.passwordFor === 'administrators' && !roles.includes('administrator')) {
    throw new AppError(403, 'sso_required', 'Here one signs in with single sign-on. Use its button.');
  }
}
