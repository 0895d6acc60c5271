import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';

export type MoveRow = Selectable<Database['category_move']>;
/** A move with the name of whoever ordered it. */
export type RunningMove = MoveRow & { person_name: string | null };

/**
 * Orders that the requests of a category move, and counts them by request_category_created. While one from there is under
 * way it is given the new destination; one that only follows its category to another centre leaves it as it is. Gives
 * how many have to move.
 */
export async function insertMove(
  tx: Tx,
  move: { id: string; from_id: string; to_id: string; person_id: string | null; channel: string },
  now: Date,
): Promise<number> {
  const { id, from_id: from, to_id: to } = move;
  const { rows } = await sql<{ total: number }>`
    insert into category_move (id, from_id, to_id, person_id, channel, total, due_at, created_at, updated_at)
    select ${id}, ${from}, ${to}, ${move.person_id}, ${move.channel}, count(*), ${now}, ${now}, ${now}
      from request where category_id = ${from}
    on conflict (from_id) where ended_at is null do update set to_id = excluded.to_id, person_id = excluded.person_id,
      channel = excluded.channel, total = excluded.total, moved = 0, open_moved = false, after_at = null, after_id = null,
      due_at = excluded.due_at, created_at = excluded.created_at, updated_at = excluded.updated_at
      where category_move.to_id = category_move.from_id or excluded.to_id <> excluded.from_id
    returning total`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** What is on its way to a category goes to another one instead, which has been put in its place. */
export async function redirectMoves(tx: Tx, fromId: string, toId: string, now: Date): Promise<void> {
  await sql`update category_move set to_id = ${toId}, updated_at = ${now}
    where to_id = ${fromId} and from_id <> to_id and ended_at is null`.execute(tx);
}

/** How many requests are still to leave a category, and how many are still to come. Few moves run at a time. */
export async function countMoving(tx: Tx, id: string): Promise<{ leaving: number; coming: number }> {
  const { rows } = await sql<{ leaving: number; coming: number }>`
    select coalesce(sum(total - moved) filter (where from_id = ${id}), 0) as leaving,
      coalesce(sum(total - moved) filter (where to_id = ${id}), 0) as coming
    from category_move where ended_at is null and from_id <> to_id and moved < total`.execute(tx);
  return rows[0] as { leaving: number; coming: number };
}

/** Nothing more leaves a category that is in use again. */
export async function endMoves(tx: Tx, fromId: string, now: Date): Promise<void> {
  await sql`update category_move set ended_at = ${now}, updated_at = ${now}
    where from_id = ${fromId} and from_id <> to_id and ended_at is null`.execute(tx);
}

export async function listDueMoves(db: Db, now: Date): Promise<{ id: string; person_id: string | null }[]> {
  const { rows } = await sql<{ id: string; person_id: string | null }>`select id, person_id from category_move
    where ended_at is null and due_at <= ${now} order by updated_at`.execute(db);
  return rows;
}

export async function findMoving(db: Db, id: string): Promise<RunningMove | undefined> {
  const { rows } = await sql<RunningMove>`select m.*, p.name as person_name from category_move m
    left join person p on p.id = m.person_id where m.id = ${id} and m.ended_at is null`.execute(db);
  return rows[0];
}

/** The move, unless another node has it in hand or it has ended. */
export async function takeMove(tx: Tx, id: string): Promise<MoveRow | undefined> {
  return tx
    .selectFrom('category_move')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** The centre of a category, which it keeps until this transaction ends. Asked before the move is taken, as who edits does. */
export async function holdCentre(tx: Tx, categoryId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('category')
    .select('centre_id')
    .where('id', '=', categoryId)
    .forShare()
    .executeTakeFirst();
  return row?.centre_id;
}

/** Requests that are not yet where the move takes them. */
const left = (move: MoveRow, centreId: string) =>
  move.from_id === move.to_id
    ? sql`r.category_id = ${move.from_id} and r.centre_id <> ${centreId}`
    : sql`r.category_id = ${move.from_id}`;

// Where a person had chosen the one, they have chosen the other; the version counts, so that whoever has it open is told.
const changed = (
  move: MoveRow,
  centreId: string,
  now: Date,
) => sql`category_id = ${move.to_id}, centre_id = ${centreId},
  human_category_id = case when r.human_category_id = ${move.from_id} then ${move.to_id} else r.human_category_id end,
  version = r.version + 1, updated_at = ${now}`;

/**
 * Moves the next requests: of those open any, by request_open_deadline; of all the next in line, newest first, by
 * request_category_created. One somebody is writing to has its turn later, so that the batch waits for nobody. Gives ids.
 */
export async function moveSome(
  tx: Tx,
  move: MoveRow,
  centreId: string,
  which: 'open' | 'all',
  limit: number,
  now: Date,
): Promise<string[]> {
  const place: RawBuilder<unknown> =
    which === 'open'
      ? sql`r.phase not in ('solved', 'closed') limit ${limit}`
      : sql`(r.created_at, r.id) < (coalesce((select after_at from category_move where id = ${move.id}), 'infinity'),
          coalesce((select after_id from category_move where id = ${move.id}), 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        order by r.created_at desc, r.id desc limit ${limit}`;
  const { rows } = await sql<{ id: string }>`
    with next as materialized (select r.id, r.created_at from request r where ${left(move, centreId)} and ${place}
      for no key update skip locked),
    moved as (update request r set ${changed(move, centreId, now)} from next where r.id = next.id returning r.id),
    last as (select created_at, id from next order by created_at, id limit 1),
    noted as (update category_move m set moved = m.moved + (select count(*) from moved), updated_at = ${now}
      ${which === 'all' ? sql`, after_at = coalesce((select created_at from last), m.after_at), after_id = coalesce((select id from last), m.after_id)` : sql``}
      where m.id = ${move.id})
    select id from moved`.execute(tx);
  return rows.map((row) => row.id);
}

/** What people had sorted there and a rule has put elsewhere since: only their word moves. Index request_chosen_by_people. */
export async function moveChoices(tx: Tx, move: MoveRow, limit: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`update request set human_category_id = ${move.to_id}, version = version + 1,
      updated_at = ${now}
    where id in (select id from request where human_category_id = ${move.from_id} and category_id <> ${move.from_id}
      order by human_category_at limit ${limit} for no key update skip locked)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Whether anything is left behind, also where another transaction holds it at this moment. */
export async function isLeft(tx: Tx, move: MoveRow, centreId: string): Promise<boolean> {
  const words = move.from_id === move.to_id ? sql`false` : sql`human_category_id = ${move.from_id}`;
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from request r where ${left(move, centreId)}) or exists (select from request where ${words}) as any`.execute(
    tx,
  );
  return rows[0]?.any ?? false;
}

export async function writeMove(
  tx: Tx,
  id: string,
  changes: Partial<Pick<MoveRow, 'open_moved' | 'after_at' | 'after_id' | 'due_at' | 'ended_at'>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('category_move')
    .set({ ...changes, updated_at: now })
    .where('id', '=', id)
    .execute();
}
