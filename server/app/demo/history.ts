import { randomUUID } from 'node:crypto';
import type { Actor, Ctx, WrittenEvent } from '#platform/command.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { actAs, insertPastEvents } from './history-queries.ts';

/** Lets people act in the past: each call is what one command would have been, at its moment, by its actor. */
export type History = {
  tx: Tx;
  /** Waits until all of it is written. */
  end: () => Promise<void>;
  act: <A extends Actor, R>(actor: A, at: Date, use: (ctx: Ctx<A>) => Promise<R>) => Promise<R>;
};

/**
 * A past written by the real use cases, in one transaction: what they write, the events they record and what the log's
 * triggers make of it all bear the moment and the actor of the step. It happened outside this desk, so nothing is done
 * about it now: no job is queued, no mail goes out. The clock of timers never sees a half-told past, and a past that
 * cannot be told to the end was never there.
 */
export function createHistory(tx: Tx): History {
  // Sent behind one another without waiting; what fails fails the whole transaction, and is met at the next step.
  let recorded: Promise<void> = Promise.resolve();
  return {
    tx,
    act: async (actor, at, use) => {
      const commandId = newId(at);
      const traceId = randomUUID();
      const events: WrittenEvent[] = [];
      // Not awaited: it goes out right before the first statement of the step, on the same connection.
      const told = actAs(tx, actor, at, commandId, traceId);
      told.catch(() => {});
      const result = await use({
        tx,
        actor,
        now: at,
        traceId,
        record: ({ type, requestId = null, data }) => events.push({ id: newId(at), type, requestId, data }),
      });
      await told;
      await recorded;
      if (events.length > 0) recorded = insertPastEvents(tx, events, actor, at, commandId, traceId);
      recorded.catch(() => {});
      return result;
    },
    end: () => recorded,
  };
}
