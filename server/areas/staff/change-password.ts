import { hashPassword } from 'better-auth/crypto';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { assertPasswordHolds } from './password-policy.ts';
import { passwordWords } from './password-words.ts';
import { passwordKinds } from './sign-in/attempt-policy.ts';
import { deleteAttemptsOf } from './sign-in/attempt-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity, type SecurityPerson } from './sign-in/note-security.ts';
import { deleteSessions, insertPasswordAccount, updatePassword } from './sign-in/session-queries.ts';
import { deleteTrustedDevices } from './sign-in/sign-in-queries.ts';

/**
 * Gives a person a new password, open to everybody's guesses anew, and ends the sessions opened with the old one, except
 * `keepSessionId`. That it happened is recorded, the password never. Throws `weak_password`.
 */
export async function changePassword(
  ctx: Ctx,
  person: SecurityPerson & { email: string },
  password: string,
  keep: { sessionId?: string | null; allSessions?: boolean; place?: CallerPlace | undefined } = {},
): Promise<void> {
  const personId = person.id;
  assertPasswordHolds(password, await passwordWords(ctx.tx, person));
  const hash = await hashPassword(password);
  // Somebody who came in another way, such as single sign-on, gets a first password here.
  if (!(await updatePassword(ctx.tx, personId, hash, ctx.now))) {
    await insertPasswordAccount(ctx.tx, newId(ctx.now), personId, hash);
  }
  if (!keep.allSessions) {
    await deleteSessions(ctx.tx, personId, { exceptId: keep.sessionId ?? null });
    await deleteTrustedDevices(ctx.tx, personId);
  }
  await deleteAttemptsOf(ctx.tx, personId, passwordKinds);
  await noteSecurity(ctx, { type: 'password_changed', person, place: keep.place });
  ctx.record({ type: 'person.password_changed', data: { personId } });
}
