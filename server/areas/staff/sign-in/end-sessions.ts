import type { Ctx } from '#platform/command.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { lockPerson } from '../person-queries.ts';
import type { CallerPlace } from './caller.ts';
import { noteSecurity } from './note-security.ts';
import { deleteSessions } from './session-queries.ts';

/** Ends one session of the caller, or all but `exceptId`. Gives how many ended. Throws `not_found` for one that is not theirs. */
export async function endOwnSessions(
  ctx: Ctx<Principal>,
  which: { id?: string; exceptId?: string | null },
  place: CallerPlace,
): Promise<number> {
  const ended = await deleteSessions(ctx.tx, ctx.actor.id, which);
  if (which.id && ended === 0) throw notFound('session');
  if (ended > 0) await noteSecurity(ctx, { type: 'session_revoked', person: ctx.actor, place, facts: { ended } });
  return ended;
}

/** Ends one session of a person, or all. The route has asked `person.edit`. */
export async function endSessionsOfPerson(
  ctx: Ctx<Principal>,
  personId: string,
  sessionId: string | undefined,
  place: CallerPlace,
): Promise<number> {
  const person = await lockPerson(ctx.tx, personId);
  if (!person) throw notFound('person');
  const ended = await deleteSessions(ctx.tx, personId, { id: sessionId });
  if (sessionId && ended === 0) throw notFound('session');
  if (ended > 0) await noteSecurity(ctx, { type: 'session_revoked', person, place, facts: { ended } });
  return ended;
}
