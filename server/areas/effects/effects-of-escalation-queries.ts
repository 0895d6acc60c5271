import { sql } from 'kysely';
import { type FollowedEvent, followedEvents } from '#areas/escalation/index.ts';
import type { Db } from '#platform/db.ts';

export type PastRequest = {
  requestId: string;
  number: number;
  phase: string;
  ownerId: string | null;
  place: { category_id: string | null; centre_id: string | null };
  history: FollowedEvent[];
};

type Row = FollowedEvent & Omit<PastRequest, 'history'>;

/**
 * The newest requests of a priority but comments, newest first, each with the events a chain follows in their order. Rides
 * request_priority_created, and event_request for each.
 */
export async function listPastOfPriority(db: Db, priorityId: string, limit: number): Promise<PastRequest[]> {
  const { rows } = await sql<Row>`
    select r.id as "requestId", r.number, r.phase, r.owner_id as "ownerId",
      jsonb_build_object('category_id', r.category_id, 'centre_id', r.centre_id) as place, e.id, e.type, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.data,
      m.author_kind as "authorKind"
    from (select id, number, phase, owner_id, category_id, centre_id, created_at from request where priority_id = ${priorityId} and kind <> 'comment'
        order by created_at desc, id desc limit ${limit}) r
      join event e on e.request_id = r.id and e.type = any(${[...followedEvents]}::text[])
      left join message m on e.type like 'message.%' and m.id = (e.data ->> 'messageId')::uuid
    order by r.created_at desc, r.id desc, e.at, e.id`.execute(db);
  return [...Map.groupBy(rows, (row) => row.requestId).values()].map((history) => {
    const { requestId, number, phase, ownerId, place } = history[0] as Row;
    return { requestId, number, phase, ownerId, place, history };
  });
}

/** Open requests of a priority but comments, and those no chain follows, as it had none when they came; by request_open_deadline. */
export async function countWithoutChain(db: Db, priorityId: string): Promise<{ open: number; count: number }> {
  const { rows } = await sql<{ open: number; count: number }>`select count(*)::int as open,
      (count(*) filter (where s.request_id is null))::int as count
    from request r left join request_escalation s on s.request_id = r.id
    where r.priority_id = ${priorityId} and r.phase not in ('solved', 'closed') and r.kind <> 'comment'`.execute(db);
  return rows[0] ?? { open: 0, count: 0 };
}
