import { createHmac, randomBytes } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { FastifyRequest } from 'fastify';
import type { SignInAnswer } from '#contract/sign-in.ts';
import { command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { placeOf } from './caller.ts';
import { noteClosed } from './closed.ts';
import { addressBucket, type Bucket, closingBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { atTheDoor, door } from './door.ts';
import { enter, knownDevice } from './enter.ts';
import { noteSecurity } from './note-security.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson, insertTicket, isTrustedDevice, type SignInPerson } from './sign-in-queries.ts';
import { findSignInRules, secondFactorFrom } from './sign-in-rules.ts';
import { assertPasswordMayEnter } from './sso-settings.ts';
import { digestOf, newToken } from './tokens.ts';

export type Entry = { answer: SignInAnswer; cookies: string[] };

/** Minutes somebody has for the second step. */
const ticketMinutes = 10;

/**
 * Signs in with e-mail and password. Gives the session's cookies, or a ticket for the second step. The answer to an
 * address nobody has is that to a wrong password, after the same work. Throws `wrong_credentials`, `too_many_calls`,
 * `password_closed`, `sso_required`.
 */
export async function signInWithPassword(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  input: { email: string; password: string },
): Promise<Entry> {
  const place = placeOf(request);
  const email = input.email.trim().toLowerCase();
  const person = await findSignInPerson(runtime.db, { email });
  const buckets = bucketsOf(signIn, request, email, person);
  const last = await countAttempt(runtime, buckets, place, person);
  const right = await verifyPassword({ hash: person?.hash ?? (await nobodysHash()), password: input.password });
  if (!right || !person?.hash || !person.active) {
    const reason = !person ? 'unknown' : !right || !person.hash ? 'wrong_password' : 'inactive';
    // What was typed is kept only so that the same mistake can be recognised; it might be a password.
    const typed = createHmac('sha256', signIn.secret).update(`typed ${email}`).digest('base64url').slice(0, 12);
    await command(runtime, door, async (ctx) => {
      await noteSecurity(ctx, {
        type: 'sign_in_failed',
        person,
        place,
        facts: person ? { reason } : { reason, typed },
      });
      // Who has no password has nothing to replace, and need not be told.
      if (last) await noteClosed(ctx, 'password', { person, place, counted: last, tell: person?.hash != null });
    });
    throw new AppError(401, 'wrong_credentials', 'E-mail address or password is wrong. Try again.');
  }
  await assertPasswordMayEnter(runtime.db, person.roles);
  const methods = await methodsNeeded(runtime, signIn, request, person);
  return command(runtime, atTheDoor(person), async (ctx) => {
    await forgiveAttempt(ctx, buckets);
    if (methods.length === 0) {
      const cookies = await enter(ctx, signIn, request, person, 'password');
      return { answer: { next: 'in', methods: [] }, cookies };
    }
    const ticket = newToken();
    await insertTicket(ctx.tx, {
      digest: digestOf(ticket),
      kind: 'second_factor',
      personId: person.id,
      expiresAt: new Date(ctx.now.getTime() + ticketMinutes * 60_000),
    });
    return {
      answer: { next: 'second_factor', methods },
      cookies: [signIn.cookies.line('ticket', ticket, ticketMinutes * 60, 'Strict')],
    };
  });
}

function bucketsOf(signIn: SignIn, request: FastifyRequest, email: string, person: SignInPerson | null): Bucket[] {
  const device = person && knownDevice(signIn, request, person.id);
  if (device) return [closingBucket('device', `${person.id} ${device}`, person.id)];
  // By the person where there is one: another address or another spelling of it gives no new hundred.
  return [closingBucket('account', person?.id ?? email, person?.id ?? null), addressBucket(request.ip)];
}

/** What may confirm the sign-in; empty when the password is enough, or this browser is trusted. */
async function methodsNeeded(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  person: SignInPerson,
): Promise<SignInAnswer['methods']> {
  const from = secondFactorFrom(await findSignInRules(runtime.db), person);
  const needed = person.totp || (person.passkeys && from !== null && from <= runtime.clock());
  if (!needed) return [];
  const trust = signIn.cookies.read(request.headers.cookie, 'trust');
  if (trust && (await isTrustedDevice(runtime.db, person.id, digestOf(trust), runtime.clock()))) return [];
  return [...(person.totp ? (['totp', 'recovery'] as const) : []), ...(person.passkeys ? (['passkey'] as const) : [])];
}

let nobodys: Promise<string> | undefined;

/** A hash no password fits, so that an address nobody has costs the same work. */
function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(32).toString('hex'));
  return nobodys;
}
