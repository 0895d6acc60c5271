import { sql } from 'kysely';
import type { ChainEvent } from '#contract/escalation.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { RecordedEvent } from '#platform/jobs.ts';
import type { ChainState } from './chain-calc.ts';
import type { FollowedEvent } from './follow-calc.ts';

/** A request's place in its chain, as it is kept. */
export type StoredState = ChainState & {
  id: string;
  priorityId: string;
  ownerId: string | null;
  because: ChainEvent | null;
  changedAt: Date;
  seenAt: Date;
  seenEventId: string;
};

const selection = sql`id, priority_id as "priorityId", owner_id as "ownerId", level, stopped, held, due_at as "dueAt",
  left_seconds as "leftSeconds", because, changed_at as "changedAt", seen_at as "seenAt", seen_event_id as "seenEventId"`;

/** Where a request stands in its chain; by the key of request_escalation. */
export async function findState(db: Db, requestId: string): Promise<StoredState | undefined> {
  const { rows } = await sql<StoredState>`select ${selection} from request_escalation
    where request_id = ${requestId}`.execute(db);
  return rows[0];
}

/** Which of these requests a chain follows; by the key of request_escalation. */
export async function listFollowed(db: Db, requestIds: string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ request_id: string }>`select request_id from request_escalation
    where request_id = any(${requestIds}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.request_id));
}

export async function writeState(tx: Tx, requestId: string, state: Omit<StoredState, 'id'>, now: Date): Promise<void> {
  const columns = {
    priority_id: state.priorityId,
    owner_id: state.ownerId,
    level: state.level,
    stopped: state.stopped,
    held: state.held,
    due_at: state.dueAt,
    left_seconds: state.leftSeconds,
    because: state.because,
    changed_at: state.changedAt,
    seen_at: state.seenAt,
    seen_event_id: state.seenEventId,
  };
  await tx
    .insertInto('request_escalation')
    .values({ id: newId(now), request_id: requestId, ...columns })
    .onConflict((known) => known.column('request_id').doUpdateSet(columns))
    .execute();
}

/**
 * Notes events for the chains to follow, of requests that have a chain or whose priority has one; an event delivered twice
 * is noted once. One statement, and nothing written where no priority escalates.
 */
export async function noteEvents(tx: Tx, events: RecordedEvent[]): Promise<void> {
  const noted = events.map(({ id, requestId, at }) => ({ id, request: requestId, at }));
  await sql`insert into escalation_event (event_id, request_id, take_from)
    select x.id, r.id, x.at from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) as x (id uuid, request uuid, at timestamptz)
      join request r on r.id = x.request
    where (exists (select from escalation_level) or exists (select from request_escalation))
      and (exists (select from escalation_level l where l.priority_id = r.priority_id)
        or exists (select from request_escalation s where s.request_id = r.id))
    on conflict (event_id) do nothing`.execute(tx);
}

/** Requests something is to be done about: an event to follow (escalation_event_take), or a level due (request_escalation_due). */
export async function listDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ request_id: string }>`
    select request_id from (select request_id from escalation_event where take_from <= ${now}
      order by take_from limit ${limit}) as oldest
    union
    (select request_id from request_escalation where due_at <= ${now} order by due_at limit ${limit})`.execute(db);
  return rows.map((row) => row.request_id);
}

/**
 * Locks a request for following its chain; undefined while somebody else has it. What a command did to it is then
 * committed, and its events are in the outbox or noted.
 */
export async function lockToFollow(tx: Tx, requestId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from request where id = ${requestId} for no key update skip locked`.execute(tx);
  return rows.length > 0;
}

/** Whether an event of this request is still on its way here; the outbox is all but empty. */
export async function isAwaited(tx: Tx, requestId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from outbox o join event e on e.id = o.event_id
    where e.request_id = ${requestId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Takes the noted events of a request, in the order they happened. */
export async function takeNoted(tx: Tx, requestId: string): Promise<FollowedEvent[]> {
  const { rows } = await sql<FollowedEvent>`
    with taken as (delete from escalation_event where request_id = ${requestId} returning event_id)
    select e.id, e.type, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.data, m.author_kind as "authorKind"
    from taken join event e on e.id = taken.event_id
      left join message m on e.type like 'message.%' and m.id = (e.data ->> 'messageId')::uuid
    order by e.at, e.id`.execute(tx);
  return rows;
}

/** Puts off what failed, so that it neither fails every second nor keeps others from their turn. */
export async function putOff(tx: Tx, requestId: string, until: Date): Promise<void> {
  await tx.updateTable('escalation_event').set({ take_from: until }).where('request_id', '=', requestId).execute();
  await tx
    .updateTable('request_escalation')
    .set({ due_at: until })
    .where('request_id', '=', requestId)
    .where('due_at', '<', until)
    .execute();
}
