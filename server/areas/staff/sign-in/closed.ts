import type { Ctx } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { type AttemptKind, mostInARow } from './attempt-policy.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity, type SecurityPerson } from './note-security.ts';

/**
 * What is said where too many attempts in a row have failed (NIST SP 800-63B-4 §3.2.2): `password_closed`, `code_closed`, or
 * within a session that only coming in anew shows who it is. The same whether anybody has the account or not.
 */
export function closedTo(kind: AttemptKind): AppError {
  if (kind === 'proof') {
    return new AppError(403, 'proof_needed', `${mostInARow} attempts in a row were wrong. Sign out and in again.`, {
      signInAgain: true,
    });
  }
  if (kind === 'factor' || kind === 'code') {
    return new AppError(
      403,
      'code_closed',
      `${mostInARow} codes in a row were wrong, so none is taken here any more. Use a recovery code or a passkey, or ask an administrator to reset the second factor.`,
    );
  }
  return new AppError(
    403,
    'password_closed',
    `${mostInARow} passwords in a row were wrong, so none is taken here any more. Use a browser you have signed in with before, or a passkey, or set a new password with a link by e-mail or from an administrator.`,
  );
}

/** Notes, once, that no password or code is taken any more where the guesses came from; `tell` has the person told by mail. */
export async function noteClosed(
  ctx: Ctx,
  what: 'password' | 'code',
  note: { person: SecurityPerson | null; place: CallerPlace; counted: AttemptKind; tell: boolean },
): Promise<void> {
  const { person, place, counted } = note;
  await noteSecurity(ctx, { type: `${what}_closed`, person, place, facts: { counted, failures: mostInARow } });
  if (person && note.tell) ctx.record({ type: `person.${what}_closed`, data: { personId: person.id } });
}
