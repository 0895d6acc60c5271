import { findSetting } from '#areas/settings/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { createPerson } from '../create-person.ts';
import { editPerson } from '../edit-person.ts';
import { lockPerson } from '../person-queries.ts';
import type { CallerPlace } from './caller.ts';
import type { Claims } from './oidc-provider.ts';
import { findSignInPerson, type SignInPerson } from './sign-in-queries.ts';
import { findSsoPerson, hasSsoAccount, insertSsoAccount } from './sso-queries.ts';
import type { KeptSingleSignOn } from './sso-settings.ts';

/** Why somebody the provider knows does not come in. */
export type SsoRefusal = 'domain' | 'unknown' | 'inactive' | 'unverified' | 'linked' | 'refused';

/**
 * Finds who of us a provider's person is: known from before, else by an e-mail address the provider has verified, else,
 * where people are created at their first sign-in, a new person. Who is somebody at that provider already is nobody
 * else there: an address that was given to a newcomer does not bring the leaver's work along. Roles follow the groups
 * where the settings map them.
 */
export async function linkSsoPerson(
  ctx: Ctx,
  settings: KeptSingleSignOn,
  issuer: string,
  claims: Claims,
  place: CallerPlace,
): Promise<SignInPerson | SsoRefusal> {
  const email = typeof claims.email === 'string' ? claims.email.toLowerCase() : '';
  const roles = rolesOf(settings, claims);
  if (roles?.length === 0) return 'refused';
  const known = await findSsoPerson(ctx.tx, issuer, claims.sub);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const allowed = settings.domains.length === 0 || settings.domains.some((one) => one.toLowerCase() === domain);
  if (!allowed) return 'domain';
  if (!known && (email === '' || claims.email_verified !== true)) return 'unverified';
  const found = await findSignInPerson(ctx.tx, known ? { id: known } : { email });
  if (found && !found.active) return 'inactive';
  if (found && !known) {
    // Locked, so that of two who come at once with one address one is first.
    await lockPerson(ctx.tx, found.id);
    if (await hasSsoAccount(ctx.tx, found.id, issuer)) return 'linked';
  }
  if (!found && !settings.createPeople) return 'unknown';
  const id = found?.id ?? (await createFrom(ctx, email, claims, roles ?? ['agent'], place));
  if (!known) await insertSsoAccount(ctx.tx, { id: newId(ctx.now), personId: id, issuer, subject: claims.sub });
  if (found && roles) await followRoles(ctx, id, roles, place);
  return (await findSignInPerson(ctx.tx, { id })) as SignInPerson;
}

/** The roles the person's groups stand for; null where groups do not decide. */
function rolesOf(settings: KeptSingleSignOn, claims: Claims): Role[] | null {
  if (settings.groupClaim === '') return null;
  const given = claims[settings.groupClaim];
  const groups = new Set((Array.isArray(given) ? given : [given]).map(String));
  return [...new Set(settings.roleOfGroup.filter(({ group }) => groups.has(group)).map(({ role }) => role))];
}

async function createFrom(ctx: Ctx, email: string, claims: Claims, roles: Role[], place: CallerPlace): Promise<string> {
  const desk = await findSetting(ctx.tx, 'desk');
  const wanted = typeof claims.locale === 'string' ? claims.locale.slice(0, 2) : '';
  const language = languages.find((one) => one === wanted) ?? (desk?.language as Language | undefined) ?? 'en';
  const name =
    typeof claims.name === 'string'
      ? claims.name
          .replaceAll(/\p{Cc}+/gu, ' ')
          .trim()
          .slice(0, 200)
      : '';
  return createPerson(ctx, { name: name || email, email, roles, language, zone: desk?.zone ?? 'UTC', place });
}

/** The last administrator stays one, whatever the provider says: nobody else could mend its settings. */
async function followRoles(ctx: Ctx, id: string, roles: Role[], place: CallerPlace): Promise<void> {
  try {
    await editPerson(ctx, id, { roles, place });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'in_use') throw error;
  }
}
