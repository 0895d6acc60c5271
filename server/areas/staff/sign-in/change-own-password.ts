import { verifyPassword } from 'better-auth/crypto';
import { command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { changePassword } from '../change-password.ts';
import type { CallerPlace } from './caller.ts';
import { closingBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { sessionOf } from './prove-own.ts';
import { renewSessionDigest } from './session-queries.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson } from './sign-in-queries.ts';
import { findSignInRules } from './sign-in-rules.ts';
import { digestOf, newToken } from './tokens.ts';

/**
 * Changes the caller's own password, for which the present one is needed. The other sessions end unless asked otherwise;
 * this one goes on with a new token, whose cookie is given. Throws `wrong_credentials`, `weak_password`, `too_many_calls`,
 * `proof_needed` where only coming in anew shows who it is.
 */
export async function changeOwnPassword(
  runtime: Runtime,
  signIn: SignIn,
  principal: Principal,
  place: CallerPlace,
  input: { current: string; next: string; endOtherSessions?: boolean | undefined },
): Promise<string[]> {
  const session = sessionOf(principal);
  const bucket = closingBucket('proof', session.id, null);
  await countAttempt(runtime, [bucket], place, principal);
  const person = await findSignInPerson(runtime.db, { id: principal.id });
  if (!person?.hash || !(await verifyPassword({ hash: person.hash, password: input.current }))) {
    throw new AppError(400, 'wrong_credentials', 'The present password is wrong. Try again.');
  }
  return command(runtime, principal, async (ctx) => {
    await forgiveAttempt(ctx, [bucket]);
    const keepOthers = input.endOtherSessions === false;
    await changePassword(ctx, principal, input.next, { sessionId: session.id, allSessions: keepOthers, place });
    const token = newToken();
    await renewSessionDigest(ctx.tx, session.id, digestOf(token), ctx.now);
    const { sessionDays } = await findSignInRules(ctx.tx);
    return [signIn.cookies.line('session_token', token, sessionDays * 24 * 3600)];
  });
}
