import type { EventType } from '#platform/event-types.ts';
import type { Subscriber } from '#platform/jobs.ts';
import { followedEvents } from './follow-calc.ts';
import { noteEvents } from './state-queries.ts';

/**
 * Notes what happened to requests for their chains, which follow it each in a transaction of its own and under the
 * request's lock. One statement for a whole batch of events.
 */
export const noteForEscalation: Subscriber = {
  name: 'note-for-escalation',
  events: [...followedEvents] as EventType[],
  runBatch: async (tx, events) => {
    const present = events.filter((event) => event.requestId !== null && !event.past);
    if (present.length > 0) await noteEvents(tx, present);
  },
};
