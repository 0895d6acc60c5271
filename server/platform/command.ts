import pg from 'pg';
import type { Clock } from './clock.ts';
import { closeToUse, type Db, kyselyOn, openToUse, type Tx } from './db.ts';
import { AppError } from './errors.ts';
import type { EventData, EventType } from './event-types.ts';
import { forgetFailure, reasonOf } from './first-failure.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { currentTraceId, newTraceId } from './trace.ts';

/** Who acts: a person, or one of the product's own hands (rule, mail importer, timer, first run, import). */
export type Actor = {
  kind: 'person' | 'rule' | 'mail' | 'timer' | 'system';
  id: string | null;
  name: string;
  /** How it came to us: `web`, `api`, `email`, `timer`, `cli`. */
  channel: string;
};

/** What a use case works with. */
export type Ctx<A extends Actor = Actor> = {
  tx: Tx;
  actor: A;
  now: Date;
  traceId: string;
  /** Records what happened: one event row and its outbox row, written with the commit. */
  record: <T extends EventType>(event: { type: T; requestId?: string | null; data: EventData<T> }) => void;
};

export type Runtime = {
  pool: pg.Pool;
  /** For reading outside a transaction. */
  db: Db;
  clock: Clock;
  log: Log;
  /** Called after a commit that wrote to the outbox, so that the relay of this node need not wait for its next look. */
  wakeRelay: () => void;
};

const attempts = 5;

/** Serialisation failure, deadlock, and two writers meeting at one chain of the log: running again settles them. */
function mayRunAgain(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  return error.code === '40001' || error.code === '40P01' || error.constraint === 'change_log_chain_seq';
}

/**
 * The only place that opens a transaction. Runs `run` and commits its writes together with its events and outbox rows,
 * or nothing at all. May run it again after a serialisation failure or deadlock, so `run` must not reach outside the
 * database.
 */
export async function command<A extends Actor, R>(
  runtime: Runtime,
  actor: A,
  run: (ctx: Ctx<A>) => Promise<R>,
  traceId: string = currentTraceId() ?? newTraceId(),
): Promise<R> {
  return commandAndRead(runtime, actor, run, async (_, result) => result, traceId);
}

/**
 * Runs a command and then reads what it answers with. The reading leaves for the database together with the commit, on
 * the same connection, so that it sees what was written and costs no further trip; its answer counts only when the commit
 * held. `read` gives the answer.
 */
export async function commandAndRead<A extends Actor, R, T>(
  runtime: Runtime,
  actor: A,
  run: (ctx: Ctx<A>) => Promise<R>,
  read: (db: Db, result: R) => Promise<T>,
  traceId: string = currentTraceId() ?? newTraceId(),
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(runtime, actor, run, read, traceId);
    } catch (error) {
      if (attempt === attempts || !mayRunAgain(error)) throw translated(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    }
  }
}

/** References to what is not there are the caller's mistake, not ours. */
function translated(error: unknown): unknown {
  if (error instanceof pg.DatabaseError && error.code === '23503') {
    return new AppError(409, 'reference_unknown', 'Something this refers to does not exist.', {
      constraint: error.constraint,
    });
  }
  return error;
}

async function runOnce<A extends Actor, R, T>(
  runtime: Runtime,
  actor: A,
  run: (ctx: Ctx<A>) => Promise<R>,
  read: (db: Db, result: R) => Promise<T>,
  traceId: string,
): Promise<T> {
  const client = await runtime.pool.connect();
  let broken: Error | undefined;
  let committedAlready = false;
  try {
    const now = runtime.clock();
    const commandId = newId(now);
    const events: WrittenEvent[] = [];
    forgetFailure(client);
    // Not awaited: the first statement of `run` goes out right behind it, in the same round trip.
    const began = client.query(beginStatement(actor, now, commandId, traceId));
    began.catch(() => {});
    try {
      const result = await run({
        tx: kyselyOn(client) as Tx,
        actor,
        now,
        traceId,
        record: ({ type, requestId = null, data }) => events.push({ id: newId(now), type, requestId, data }),
      });
      // Nor here: where `run` waited for nothing, all of it leaves in one trip.
      const flushed =
        events.length === 0 ? undefined : client.query(insertEvents(events, actor, now, commandId, traceId));
      flushed?.catch(() => {});
      const committed = client.query('commit');
      committed.catch(() => {});
      const answer = read(kyselyOn(client), result);
      answer.catch(() => {});
      // What failed first says why; what was sent behind it only that the transaction was over.
      const because = (error: unknown) => answer.then(() => Promise.reject(error));
      await began;
      await flushed?.catch(because);
      // After a failed statement PostgreSQL answers COMMIT with a rollback; that must never look like success.
      if ((await committed).command !== 'COMMIT') await because(new Error('the transaction was rolled back'));
      if (events.length > 0) runtime.wakeRelay();
      committedAlready = true;
      return await answer;
    } catch (error) {
      if (committedAlready) throw error;
      closeToUse(client);
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // Whatever was answered before the rollback has been looked at, and found it closed.
      await new Promise((resolve) => setImmediate(resolve));
      openToUse(client);
      throw reasonOf(client, error);
    }
  } finally {
    client.release(broken);
  }
}

/** Begins and says, for the log's trigger, who acts. One simple statement: literals are escaped, as it takes no parameters. */
function beginStatement(actor: Actor, now: Date, commandId: string, traceId: string): string {
  const context = contextOf(actor, now, commandId, traceId);
  return `begin; select set_config('linja.context', ${pg.escapeLiteral(context)}, true)`;
}

/** What `linja.context` holds for the log's trigger (JSON): who acts, through what, when, in which command. */
export function contextOf(actor: Actor, now: Date, commandId: string, traceId: string): string {
  const { kind, id, name, channel } = actor;
  return JSON.stringify({ kind, id, name, channel, command: commandId, trace: traceId, now });
}

/** An event as it is written: with the id it is known by. */
export type WrittenEvent = { id: string; type: string; requestId: string | null; data: unknown };

/** Writes events, whose ids the statement that follows takes from `e` for the outbox; with the values of `eventValues`. */
export const writtenEvents = `with e as (
    insert into event (id, type, request_id, command_id, at, actor_kind, actor_id, actor_name, channel, trace_id, data)
    select x.id, x.type, x."requestId", $2, $3, $4, $5, $6, $7, $8, x.data
    from jsonb_to_recordset($1::jsonb) as x (id uuid, type text, "requestId" uuid, data jsonb)
    returning id)`;

export const eventValues = (events: WrittenEvent[], actor: Actor, at: Date, commandId: string, traceId: string) => [
  JSON.stringify(events),
  commandId,
  at,
  actor.kind,
  actor.id,
  actor.name,
  actor.channel,
  traceId,
];

function insertEvents(events: WrittenEvent[], actor: Actor, now: Date, commandId: string, traceId: string) {
  return {
    name: 'insert-events',
    text: `${writtenEvents} insert into outbox (event_id) select id from e`,
    values: eventValues(events, actor, now, commandId, traceId),
  };
}
