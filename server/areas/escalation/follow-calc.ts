import type { ChainEvent } from '#contract/escalation.ts';
import type { Kind, Phase } from '#contract/requests.ts';

/** An event of a request, as far as chains look at it. */
export type FollowedEvent = {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  data: Record<string, unknown>;
  /** Of a message: who wrote it; `system` is a machine. */
  authorKind: string | null;
};

/** What an event means to a chain. `begins`: it does unless it has begun with this priority. `own`: whose the request is from then on. `hold`: true, or as the request now is. */
export type Meaning = {
  begins?: true;
  reprioritised?: true;
  own?: { ownerId: string | null };
  reacts?: Exclude<ChainEvent, 'new_request' | 'priority_changed'>;
  hold?: true | 'as_it_is';
};

/** Events a chain follows; every other says nothing to it. */
export const followedEvents = [
  'request.registered',
  'request.details_entered',
  'request.kind_set',
  'request.prioritised',
  'request.assigned',
  'request.returned_to_queue',
  'request.pulled',
  'request.started',
  'request.customer_asked',
  'request.postponed',
  'request.resumed',
  'request.woken',
  'request.solved',
  'request.closed',
  'request.read',
  'request.reopened',
  'message.received',
  'message.written',
  'message.withdrawn',
] as const;

/** Only what somebody has to do something about escalates: not what waits, is blank, a comment, solved or closed (trap 42). */
export const escalates = (row: { phase: Phase; kind: Kind }): boolean =>
  row.kind !== 'comment' && (row.phase === 'registered' || row.phase === 'assigned' || row.phase === 'in_process');

/**
 * What an event means to the chain of its request. `ownerId`: whose it was before. A new owner counts as an event only
 * when a person made it so: what escalation or automatic assignment does must not reset the chain (trap 42).
 */
export function meaningOf(event: FollowedEvent, ownerId: string | null, registeredAt: Date): Meaning {
  // A category's rules work inside the command of whoever registers; that person has chosen nobody.
  const { by } = event.data;
  const byPerson = event.actorKind === 'person' && (by === undefined || by === 'reply');
  const owns = (next: string | null): Meaning => ({
    own: { ownerId: next },
    ...(next !== ownerId && byPerson ? { reacts: 'owner_changed' } : {}),
    hold: 'as_it_is',
  });
  switch (event.type) {
    case 'request.registered':
      return { begins: true, ...(event.data.blank === true || event.data.kind === 'comment' ? { hold: true } : {}) };
    case 'request.details_entered':
      return { begins: true, hold: 'as_it_is' };
    case 'request.kind_set':
      // What needed no answer and now does begins like what is registered; its rules are asked only then.
      return event.data.to === 'comment'
        ? { hold: true }
        : { ...(event.data.from === 'comment' ? { begins: true } : {}), hold: 'as_it_is' };
    case 'request.assigned':
      return owns(event.data.ownerId as string);
    case 'request.returned_to_queue':
      return owns(null);
    case 'request.pulled':
    case 'request.started':
      return owns(event.actorId);
    case 'request.prioritised':
      return { reprioritised: true };
    case 'request.customer_asked':
    case 'request.postponed':
      return { hold: true };
    case 'request.solved':
    case 'request.closed':
      return { reacts: 'closed', hold: true };
    case 'request.read':
      return event.actorId === ownerId ? { reacts: 'read' } : {};
    case 'message.received':
      // The mail a request began with is no news to it, and a machine's message is nobody's word.
      return event.authorKind === 'system' || event.at.getTime() === registeredAt.getTime()
        ? {}
        : { reacts: 'new_info', hold: 'as_it_is' };
    case 'message.written':
      return event.actorKind === 'person' && event.actorId !== ownerId ? { reacts: 'new_info' } : {};
    default:
      return { hold: 'as_it_is' };
  }
}
