import { sql } from 'kysely';
import type { Actor } from '#platform/command.ts';
import { type Db, prepared, type Tx } from '#platform/db.ts';

/** Tells the log's trigger who acts and when, from here on in this transaction. */
export async function actAs(tx: Tx, actor: Actor, at: Date, commandId: string, traceId: string): Promise<void> {
  const context = {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    channel: actor.channel,
    command: commandId,
    trace: traceId,
    now: at,
  };
  // Sent at once, so that it stands before whatever the step sends, which does not wait for the answer.
  await prepared(tx, 'act-as', `select set_config('linja.context', $1, true)`, [JSON.stringify(context)]);
}

export type PastEvent = { id: string; type: string; requestId: string | null; data: unknown };

const insertText = `with e as (
    insert into event (id, type, request_id, command_id, at, actor_kind, actor_id, actor_name, channel, trace_id, data)
    select x.id, x.type, x."requestId", $2, $3, $4, $5, $6, $7, $8, x.data
    from jsonb_to_recordset($1::jsonb) as x (id uuid, type text, "requestId" uuid, data jsonb)
    returning id)
  insert into outbox (event_id, jobs) select id, false from e`;

/**
 * Writes events of the past. Their outbox rows queue no jobs: batch subscribers (search) hear of them, but nothing that
 * reaches outside does.
 */
export async function insertPastEvents(
  tx: Tx,
  events: PastEvent[],
  actor: Actor,
  at: Date,
  commandId: string,
  traceId: string,
): Promise<void> {
  await prepared(tx, 'insert-past-events', insertText, [
    JSON.stringify(events),
    commandId,
    at,
    actor.kind,
    actor.id,
    actor.name,
    actor.channel,
    traceId,
  ]);
}

/** How many requests were numbered so far; seen while the transaction that numbers them still runs. */
export async function countNumbered(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select case when is_called then last_value - 100000 else 0 end::int as count from request_number`.execute(db);
  return rows[0]?.count ?? 0;
}
