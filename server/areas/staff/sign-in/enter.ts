import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '#contract/sign-in.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { placeOf } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { insertSession } from './session-queries.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInRules } from './sign-in-rules.ts';
import { digestOf, newToken } from './tokens.ts';

const deviceSeconds = 365 * 24 * 3600;

/**
 * Lets a person in: a new session with a token nobody has seen before (so none can be fixed from outside), its row of the
 * security log, and the cookies for the answer: the session, and that this browser has signed in as this person.
 */
export async function enter(
  ctx: Ctx,
  signIn: SignIn,
  request: FastifyRequest,
  person: { id: string; name: string },
  method: Session['method'],
  more: { ssoSession?: string | null; facts?: Record<string, unknown> } = {},
): Promise<string[]> {
  const rules = await findSignInRules(ctx.tx);
  const seconds = rules.sessionDays * 24 * 3600;
  const place = placeOf(request);
  const token = newToken();
  await insertSession(ctx.tx, {
    id: newId(ctx.now),
    personId: person.id,
    digest: digestOf(token),
    method,
    ssoSession: more.ssoSession ?? null,
    ...place,
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + seconds * 1000),
  });
  await noteSecurity(ctx, { type: 'signed_in', person, place, facts: { method, ...more.facts } });
  return [signIn.cookies.line('session_token', token, seconds), deviceLine(signIn, request, person.id)];
}

function deviceLine(signIn: SignIn, request: FastifyRequest, personId: string): string {
  const nonce = knownDevice(signIn, request, personId) ?? newToken().slice(0, 22);
  return signIn.cookies.line('device', `${personId}.${nonce}`, deviceSeconds, 'Strict');
}

/** The mark of this browser, if this person has signed in with it before. */
export function knownDevice(signIn: SignIn, request: FastifyRequest, personId: string): string | null {
  const [owner, nonce] = signIn.cookies.read(request.headers.cookie, 'device')?.split('.') ?? [];
  return owner === personId && nonce ? nonce : null;
}

/** Puts cookies into the answer beside those that are there. */
export function setCookies(reply: FastifyReply, lines: readonly string[]): void {
  for (const line of lines) reply.header('set-cookie', line);
}
