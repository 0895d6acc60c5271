import type { FastifyRequest } from 'fastify';
import { command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { placeOf } from './caller.ts';
import { noteClosed } from './closed.ts';
import { closingBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { atTheDoor } from './door.ts';
import { enter, knownDevice } from './enter.ts';
import { noteSecurity } from './note-security.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson, findTicket, insertTrustedDevice, takeTicket } from './sign-in-queries.ts';
import type { Entry } from './sign-in-with-password.ts';
import { isAppCode, takeCode } from './take-code.ts';
import { digestOf, newToken } from './tokens.ts';

const trustDays = 30;

/**
 * The second step: a code of the authenticator app or a recovery code, with the ticket of the first step. `trustDevice`
 * spares this browser the step for 30 days. Throws `not_signed_in` without a valid ticket, `wrong_code`, `too_many_calls`,
 * `code_closed`.
 */
export async function confirmSecondFactor(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  input: { code: string; trustDevice?: boolean | undefined },
): Promise<Entry> {
  const token = signIn.cookies.read(request.headers.cookie, 'ticket');
  const ticket = token ? await findTicket(runtime.db, digestOf(token), 'second_factor', runtime.clock()) : null;
  const person = ticket?.person_id ? await findSignInPerson(runtime.db, { id: ticket.person_id }) : null;
  if (!token || !person?.active) throw tooLate();
  const place = placeOf(request);
  const device = knownDevice(signIn, request, person.id);
  const counted = device
    ? closingBucket('code', `${person.id} ${device}`, person.id)
    : closingBucket('factor', person.id, person.id);
  // A recovery code has 80 random bits: nobody guesses one, and it is what opens the app's codes again.
  const bucket = { ...counted, lasting: isAppCode(input.code) };
  const last = await countAttempt(runtime, [bucket], place, person);
  const entry = await command(runtime, atTheDoor(person), async (ctx) => {
    const method = await takeCode(ctx, signIn, person.id, input.code);
    if (!method) {
      await noteSecurity(ctx, { type: 'second_factor_failed', person, place });
      if (last) await noteClosed(ctx, 'code', { person, place, counted: last, tell: true });
      return null;
    }
    if (!(await takeTicket(ctx.tx, digestOf(token), 'second_factor', ctx.now))) throw tooLate();
    await forgiveAttempt(ctx, [bucket]);
    if (method === 'recovery') await noteSecurity(ctx, { type: 'recovery_code_used', person, place });
    const cookies = await enter(ctx, signIn, request, person, method);
    if (input.trustDevice) {
      const trust = newToken();
      const expiresAt = new Date(ctx.now.getTime() + trustDays * 24 * 3_600_000);
      await insertTrustedDevice(ctx.tx, person.id, digestOf(trust), expiresAt, ctx.now);
      await noteSecurity(ctx, { type: 'device_trusted', person, place });
      cookies.push(signIn.cookies.line('trust', trust, trustDays * 24 * 3600, 'Strict'));
    }
    return { answer: { next: 'in' as const, methods: [] }, cookies: [...cookies, signIn.cookies.gone('ticket')] };
  });
  if (!entry) throw new AppError(401, 'wrong_code', 'The code is wrong or has been used. Try the next one.');
  return entry;
}

const tooLate = () => new AppError(401, 'not_signed_in', 'The sign-in took too long. Begin again with the password.');
