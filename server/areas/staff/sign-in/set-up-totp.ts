import { randomBytes } from 'node:crypto';
import { findSetting } from '#areas/settings/index.ts';
import type { Ctx } from '#platform/command.ts';
import { AppError, conflict, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { lockPerson } from '../person-queries.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { deletePasskeys } from './passkey-queries.ts';
import { confirmTotpRow, deleteTotp, insertTotp, lockTotp } from './second-factor-queries.ts';
import type { SignIn } from './sign-in.ts';
import { seal } from './sign-in-secret.ts';
import { makeRecoveryCodes, openSecret } from './take-code.ts';
import { base32, matchingStep, totpUri } from './totp.ts';

/** Begins to set up an authenticator app: a new secret, in force once its first code has come. Throws `already_set_up`. */
export async function startTotp(ctx: Ctx<Principal>, signIn: SignIn): Promise<{ secret: string; uri: string }> {
  const present = await lockTotp(ctx.tx, ctx.actor.id);
  if (present?.confirmed_at) throw conflict('factor_exists', 'An authenticator app is set up. Remove it first.');
  const secret = randomBytes(20);
  const sealed = await seal(signIn, secret.toString('base64'));
  await insertTotp(ctx.tx, ctx.actor.id, sealed, ctx.now);
  const desk = await findSetting(ctx.tx, 'desk');
  return { secret: base32(secret), uri: totpUri(secret, desk?.organisation || 'Linja', ctx.actor.email) };
}

/** Puts the authenticator app in force with its first code; gives the recovery codes, shown once. Throws `wrong_code`. */
export async function confirmTotp(
  ctx: Ctx<Principal>,
  signIn: SignIn,
  code: string,
  place: CallerPlace,
): Promise<string[]> {
  const factor = await lockTotp(ctx.tx, ctx.actor.id);
  if (!factor) throw notFound('authenticator app');
  if (factor.confirmed_at) throw conflict('factor_exists', 'An authenticator app is set up. Remove it first.');
  const step = matchingStep(await openSecret(signIn, factor.secret), code.replaceAll(/\s/g, ''), ctx.now, 0);
  if (step === null)
    throw new AppError(400, 'wrong_code', 'The code does not fit. Wait for the next one and try again.');
  await confirmTotpRow(ctx.tx, ctx.actor.id, step, ctx.now);
  await noteSecurity(ctx, { type: 'totp_added', person: ctx.actor, place });
  ctx.record({ type: 'person.factor_added', data: { personId: ctx.actor.id, factor: 'totp' } });
  return makeRecoveryCodes(ctx, ctx.actor.id);
}

/** Ten new recovery codes for who has an authenticator app; the old ones end. */
export async function renewRecoveryCodes(ctx: Ctx<Principal>, place: CallerPlace): Promise<string[]> {
  const factor = await lockTotp(ctx.tx, ctx.actor.id);
  if (!factor?.confirmed_at) throw notFound('authenticator app');
  await noteSecurity(ctx, { type: 'recovery_codes_made', person: ctx.actor, place });
  return makeRecoveryCodes(ctx, ctx.actor.id);
}

/** Removes the own authenticator app with recovery codes and trusted devices. */
export async function removeTotp(ctx: Ctx<Principal>, place: CallerPlace): Promise<void> {
  if (!(await deleteTotp(ctx.tx, ctx.actor.id))) throw notFound('authenticator app');
  await noteSecurity(ctx, { type: 'totp_removed', person: ctx.actor, place });
  ctx.record({ type: 'person.factor_removed', data: { personId: ctx.actor.id, factor: 'totp' } });
}

/**
 * Takes every second factor of a person who has lost them: authenticator app, recovery codes, passkeys, trusted devices.
 * The person signs in with the password and sets up a new one. The route has asked `person.edit`.
 */
export async function resetSecondFactor(ctx: Ctx, personId: string, place?: CallerPlace): Promise<void> {
  const person = await lockPerson(ctx.tx, personId);
  if (!person) throw notFound('person');
  const totp = await deleteTotp(ctx.tx, personId);
  const passkeys = await deletePasskeys(ctx.tx, personId);
  await noteSecurity(ctx, { type: 'second_factor_reset', person, place, facts: { totp, passkeys } });
  ctx.record({ type: 'person.second_factor_reset', data: { personId } });
}
