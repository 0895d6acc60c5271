import { hashPassword } from 'better-auth/crypto';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { assertPasswordHolds } from './password-policy.ts';
import { deleteSessions, insertPasswordAccount, updatePassword } from './session-queries.ts';

/**
 * Gives a person a new password and ends the sessions opened with the old one, except `keepSession`. That it happened
 * is recorded, the password never. Throws `weak_password`.
 */
export async function changePassword(
  ctx: Ctx,
  personId: string,
  password: string,
  keepSession: string | null,
): Promise<void> {
  assertPasswordHolds(password);
  const hash = await hashPassword(password);
  // Somebody who came in another way, such as single sign-on, gets a first password here.
  if (!(await updatePassword(ctx.tx, personId, hash, ctx.now))) {
    await insertPasswordAccount(ctx.tx, newId(ctx.now), personId, hash);
  }
  await deleteSessions(ctx.tx, personId, keepSession);
  ctx.record({ type: 'person.password_changed', data: { personId } });
}
