import { sql } from 'kysely';
import { type Actor, contextOf, eventValues, type WrittenEvent, writtenEvents } from '#platform/command.ts';
import { type Db, prepared, type Tx } from '#platform/db.ts';

/** Tells the log's trigger who acts and when, from here on in this transaction. */
export async function actAs(tx: Tx, actor: Actor, at: Date, commandId: string, traceId: string): Promise<void> {
  // Sent at once, so that it stands before whatever the step sends, which does not wait for the answer.
  const context = contextOf(actor, at, commandId, traceId);
  await prepared(tx, 'act-as', `select set_config('linja.context', $1, true)`, [context]);
}

const insertText = `${writtenEvents} insert into outbox (event_id, jobs) select id, false from e`;

/**
 * Writes events of the past. Their outbox rows queue no jobs: batch subscribers (search) hear of them, but nothing that
 * reaches outside does.
 */
export async function insertPastEvents(
  tx: Tx,
  events: WrittenEvent[],
  actor: Actor,
  at: Date,
  commandId: string,
  traceId: string,
): Promise<void> {
  const values = eventValues(events, actor, at, commandId, traceId);
  await prepared(tx, 'insert-past-events', insertText, values);
}

/** How many requests were numbered so far; seen while the transaction that numbers them still runs. */
export async function countNumbered(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select case when is_called then last_value - 100000 else 0 end::int as count from request_number`.execute(db);
  return rows[0]?.count ?? 0;
}
