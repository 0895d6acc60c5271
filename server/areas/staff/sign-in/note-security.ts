import type { SecurityEventType } from '#contract/sign-in.ts';
import type { Ctx } from '#platform/command.ts';
import type { CallerPlace } from './caller.ts';
import { insertSecurityEvent } from './security-log-queries.ts';

export type SecurityPerson = { id: string; name: string };

/**
 * Writes a row of the security log, with the transaction of what it is about. `person` is whose sign-in it concerns; who
 * did it is the actor. Never give it a password, a code, a key, or an address nobody here has.
 */
export async function noteSecurity(
  ctx: Ctx,
  note: {
    type: SecurityEventType;
    person: SecurityPerson | null;
    place?: CallerPlace | undefined;
    facts?: Record<string, unknown>;
  },
): Promise<void> {
  await insertSecurityEvent(ctx.tx, {
    at: ctx.now,
    type: note.type,
    person_id: note.person?.id ?? null,
    person_name: note.person?.name ?? null,
    actor_id: ctx.actor.id,
    actor_name: ctx.actor.name,
    address: note.place?.address ?? null,
    user_agent: note.place?.userAgent ?? null,
    facts: note.facts ?? {},
  });
}
