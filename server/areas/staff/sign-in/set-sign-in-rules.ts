import { isDeepStrictEqual } from 'node:util';
import { putSetting } from '#areas/settings/index.ts';
import type { SignInRules } from '#contract/sign-in.ts';
import type { Ctx } from '#platform/command.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { findSignInRules } from './sign-in-rules.ts';

/**
 * Changes the rules of signing in. The days of grace count from when a role was added to those that need a second factor.
 * The route has asked `person.edit`.
 */
export async function setSignInRules(ctx: Ctx, input: SignInRules, place: CallerPlace): Promise<void> {
  const present = await findSignInRules(ctx.tx);
  const roles = [...new Set(input.secondFactorRoles)];
  const added = roles.some((role) => !present.secondFactorRoles.includes(role));
  const next = { ...input, secondFactorRoles: roles, since: added ? ctx.now.toISOString() : present.since };
  if (isDeepStrictEqual(next, present)) return;
  await putSetting(ctx.tx, 'sign_in_rules', next, ctx.now);
  await noteSecurity(ctx, { type: 'rules_changed', person: null, place, facts: { ...next } });
  ctx.record({ type: 'sign_in.rules_changed', data: {} });
}
