import type { Ctx } from '#platform/command.ts';
import { AppError, conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { changePassword } from '../change-password.ts';
import { lockPerson } from '../person-queries.ts';
import type { CallerPlace } from './caller.ts';
import { atTheDoor } from './door.ts';
import { noteSecurity } from './note-security.ts';
import { insertPasswordLink, takePasswordLink } from './password-link-queries.ts';
import { findSignInPerson } from './sign-in-queries.ts';
import { digestOf, newToken } from './tokens.ts';

const linkHours = 24;

/** Makes a link with which a person sets a new password, once and within a day. The route has asked `person.edit`; the command line has no `place`. */
export async function makePasswordLink(
  ctx: Ctx,
  personId: string,
  place?: CallerPlace,
): Promise<{ token: string; expiresAt: Date }> {
  const person = await lockPerson(ctx.tx, personId);
  if (!person) throw notFound('person');
  if (!person.active) throw conflict('person_inactive', 'The person is not active. Make them active first.');
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + linkHours * 3_600_000);
  const link = { id: newId(ctx.now), personId, digest: digestOf(token), createdBy: ctx.actor.id, expiresAt };
  await insertPasswordLink(ctx.tx, link, ctx.now);
  await noteSecurity(ctx, { type: 'password_link_made', person, place });
  ctx.record({ type: 'person.password_link_made', data: { personId } });
  return { token, expiresAt };
}

/**
 * Sets the password of whoever a link is for; all sessions end, a second factor stays. A weak password leaves the link
 * unused. Throws `link_used`, `weak_password`.
 */
export async function setPasswordByLink(
  ctx: Ctx,
  input: { token: string; password: string },
  place: CallerPlace,
): Promise<void> {
  const personId = await takePasswordLink(ctx.tx, digestOf(input.token), ctx.now);
  const person = personId ? await findSignInPerson(ctx.tx, { id: personId }) : null;
  if (!person?.active) {
    throw new AppError(400, 'link_used', 'The link has been used or is too old. Ask an administrator for a new one.');
  }
  await changePassword({ ...ctx, actor: atTheDoor(person) }, person, input.password, { place });
}
