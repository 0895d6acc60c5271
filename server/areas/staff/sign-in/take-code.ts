import { createHash, randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/command.ts';
import { insertRecoveryCodes, lockTotp, takeRecoveryCode, writeTotpStep } from './second-factor-queries.ts';
import type { SignIn } from './sign-in.ts';
import { unseal } from './sign-in-secret.ts';
import { base32, matchingStep } from './totp.ts';

const recoveryCodes = 10;

/**
 * Takes a code of a person's authenticator app, or one of the recovery codes, under the lock of the factor: of the same
 * code sent twice at once one counts. Gives which it was, or null.
 */
export async function takeCode(
  ctx: Ctx,
  signIn: SignIn,
  personId: string,
  typed: string,
): Promise<'totp' | 'recovery' | null> {
  const factor = await lockTotp(ctx.tx, personId);
  if (!factor?.confirmed_at) return null;
  const code = plain(typed);
  if (isAppCode(code)) {
    const step = matchingStep(await openSecret(signIn, factor.secret), code, ctx.now, factor.last_step);
    if (step === null) return null;
    await writeTotpStep(ctx.tx, personId, step);
    return 'totp';
  }
  return (await takeRecoveryCode(ctx.tx, personId, recoveryDigest(personId, code))) ? 'recovery' : null;
}

const plain = (typed: string) => typed.replaceAll(/[\s-]/g, '').toUpperCase();

/** Whether what was typed is meant as a code of an authenticator app; anything else is taken for a recovery code. */
export const isAppCode = (typed: string): boolean => /^\d{6}$/.test(plain(typed));

/** The secret of an authenticator app as bytes. */
export async function openSecret(signIn: SignIn, sealed: string): Promise<Buffer> {
  return Buffer.from(await unseal(signIn, sealed), 'base64');
}

/** Ten new recovery codes of 80 random bits; the old ones end. They are given once and kept as digests. */
export async function makeRecoveryCodes(ctx: Ctx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(10)));
  await insertRecoveryCodes(
    ctx.tx,
    personId,
    codes.map((code) => recoveryDigest(personId, code)),
  );
  return codes.map((code) => code.replaceAll(/(.{4})(?!$)/g, '$1-'));
}

const recoveryDigest = (personId: string, code: string) => createHash('sha256').update(`${personId} ${code}`).digest();
