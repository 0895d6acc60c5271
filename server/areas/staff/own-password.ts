import type { FastifyRequest } from 'fastify';
import { command, type Runtime } from '#platform/command.ts';
import { assertPasswordHolds } from './password-policy.ts';
import { findSessionPerson } from './session-queries.ts';

type PasswordChange = { person: { id: string; name: string } | null; body: Record<string, unknown> };

/**
 * Looks whether a call to the sign-in library, made with the session `token`, changes the caller's own password; gives
 * who calls and the body to pass on, in which the other sessions always end. Throws `weak_password`, as the library
 * knows only the length.
 */
export async function readPasswordChange(
  runtime: Runtime,
  request: FastifyRequest,
  token: string | null,
): Promise<PasswordChange | null> {
  if (request.url.split('?')[0] !== '/api/auth/change-password') return null;
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (typeof body.newPassword === 'string') assertPasswordHolds(body.newPassword);
  const person = token ? await findSessionPerson(runtime.db, token) : null;
  return { person, body: { ...body, revokeOtherSessions: true } };
}

/** Records that somebody changed the own password, under the person's own name. */
export async function recordPasswordChange(runtime: Runtime, { person }: PasswordChange): Promise<void> {
  if (!person) return;
  await command(runtime, { kind: 'person', ...person, channel: 'web' }, async (ctx) =>
    ctx.record({ type: 'person.password_changed', data: { personId: person.id } }),
  );
}
