import { verifyPassword } from 'better-auth/crypto';
import type { Actor } from '#platform/command.ts';
import { command, type Runtime } from '#platform/command.ts';
import { AppError, forbidden } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import type { CallerPlace } from './caller.ts';
import { closingBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { noteSecurity } from './note-security.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson } from './sign-in-queries.ts';
import { takeCode } from './take-code.ts';

/** Minutes after signing in during which nobody is asked again who they are. */
const freshMinutes = 10;

export type Proof = { password?: string | undefined; code?: string | undefined };

/**
 * Makes sure that it is the person who changes how somebody comes in, not somebody at an open screen or with an API
 * key: by the password or a code; `freshCounts` lets a session of less than ten minutes stand for it, as it does for who
 * has neither. Throws `proof_needed` (`facts.signInAgain`: only by coming in anew), `too_many_calls`, `forbidden` for
 * API keys.
 */
export async function proveOwn(
  runtime: Runtime,
  signIn: SignIn,
  principal: Principal,
  place: CallerPlace,
  proof: Proof,
  freshCounts: boolean,
): Promise<void> {
  const session = sessionOf(principal);
  const fresh = runtime.clock().getTime() - session.createdAt.getTime() < freshMinutes * 60_000;
  if (freshCounts && fresh) return;
  const person = await findSignInPerson(runtime.db, { id: principal.id });
  if (proof.password === undefined && proof.code === undefined) {
    if (person?.hash || person?.totp) {
      throw new AppError(403, 'proof_needed', 'Confirm with your password or a code that it is you.');
    }
    // Who comes in by single sign-on or a passkey alone has nothing else to show than having just come in.
    if (fresh) return;
    throw new AppError(403, 'proof_needed', 'Sign out and in again, then do it within ten minutes.', {
      signInAgain: true,
    });
  }
  const bucket = closingBucket('proof', session.id, null);
  await countAttempt(runtime, [bucket], place, principal);
  const byPassword =
    proof.password !== undefined &&
    person?.hash != null &&
    (await verifyPassword({ hash: person.hash, password: proof.password }));
  const proven = await command(runtime, principal, async (ctx) => {
    const good =
      byPassword || (proof.code !== undefined && (await takeCode(ctx, signIn, principal.id, proof.code)) !== null);
    if (good) await forgiveAttempt(ctx, [bucket]);
    else
      await noteSecurity(ctx, { type: 'second_factor_failed', person: principal, place, facts: { while: 'changing' } });
    return good;
  });
  if (!proven) throw new AppError(403, 'proof_needed', 'The password or code is wrong. Try again.', { wrong: true });
}

/** The session of the caller; how anybody comes in is changed in the browser, never with an API key. */
export function sessionOf(principal: Principal): { id: string; createdAt: Date } {
  if (!principal.session) throw notByKey();
  return principal.session;
}

/**
 * Refuses an API key what would make more of it than it is: a way in that stays when the key has ended. What the product
 * does by itself, such as following the groups of a provider, comes with no key.
 */
export function assertNoKey(actor: Actor): void {
  if (actor.channel === 'api') throw notByKey();
}

/** How one comes in oneself is changed on one's own page, with what that asks for. */
export function assertSomebodyElse(principal: Principal, personId: string): void {
  if (principal.id === personId) {
    throw forbidden('How you sign in yourself is changed under My sign-in, where the present password is asked for.');
  }
}

const notByKey = () =>
  forbidden('How people come in, API keys among it, is changed in the browser, not with an API key.');
