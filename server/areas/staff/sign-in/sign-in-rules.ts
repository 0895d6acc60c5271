import { findSetting } from '#areas/settings/index.ts';
import type { Role } from '#contract/permissions.ts';
import type { SignInRules } from '#contract/sign-in.ts';
import type { Db } from '#platform/db.ts';

/** The rules as they are kept: `since` is when the roles that need a second factor were last changed. */
export type KeptSignInRules = SignInRules & { since: string | null };

export const defaultSignInRules: KeptSignInRules = {
  secondFactorRoles: [],
  graceDays: 7,
  idleHours: 168,
  sessionDays: 30,
  securityLogDays: 400,
  since: null,
};

/** The rules with what nobody has set yet filled in. */
export const rulesOf = (kept: Partial<KeptSignInRules> | null): KeptSignInRules => ({ ...defaultSignInRules, ...kept });

export async function findSignInRules(db: Db): Promise<KeptSignInRules> {
  return rulesOf(await findSetting(db, 'sign_in_rules'));
}

const hourMs = 3_600_000;

/** Whether a session has been unused for too long, or lasted its full time. */
export function hasEnded(rules: SignInRules, session: { createdAt: Date; lastSeenAt: Date }, now: Date): boolean {
  return (
    now.getTime() - session.lastSeenAt.getTime() > rules.idleHours * hourMs ||
    now.getTime() - session.createdAt.getTime() > rules.sessionDays * 24 * hourMs
  );
}

/** From when on a person with these roles needs a second factor; null when none of the roles does. */
export function secondFactorFrom(
  rules: KeptSignInRules,
  person: { roles: readonly Role[]; createdAt: Date },
): Date | null {
  if (!person.roles.some((role) => rules.secondFactorRoles.includes(role))) return null;
  const since = rules.since ? Date.parse(rules.since) : 0;
  return new Date(Math.max(since, person.createdAt.getTime()) + rules.graceDays * 24 * hourMs);
}
