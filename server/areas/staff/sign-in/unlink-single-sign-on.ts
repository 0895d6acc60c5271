import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import { lockPerson } from '../person-queries.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { deleteSsoAccounts, deleteSsoSessions } from './sso-queries.ts';

/**
 * Forgets who a person is at the identity provider and ends their sessions from there: whoever next comes from it with
 * their verified address is linked anew. Throws `not_found` also where there was no link. The route has asked `person.edit`.
 */
export async function unlinkSingleSignOn(ctx: Ctx, personId: string, place: CallerPlace): Promise<void> {
  const person = await lockPerson(ctx.tx, personId);
  if (!person) throw notFound('person');
  const accounts = await deleteSsoAccounts(ctx.tx, personId);
  if (accounts === 0) throw notFound('link to the identity provider');
  const ended = (await deleteSsoSessions(ctx.tx, { personId })).length;
  await noteSecurity(ctx, { type: 'sso_unlinked', person, place, facts: { ended } });
  ctx.record({ type: 'person.sso_unlinked', data: { personId } });
}
