import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';

export type RunRecord = Selectable<Database['bulk_run']>;

/** A run with how its rows stand. */
export type CountedRun = RunRecord & {
  person_name: string;
  owner_name: string | null;
  waiting: number;
  done: number;
  refused: number;
  failed: number;
  undone: number;
  undoable: number;
};

const counted = (run: string) =>
  sql.raw(`select b.*, p.name as person_name, o.name as owner_name,
    coalesce(c.waiting, 0) as waiting, coalesce(c.done, 0) as done, coalesce(c.refused, 0) as refused,
    coalesce(c.failed, 0) as failed, coalesce(c.undone, 0) as undone, coalesce(c.undoable, 0) as undoable
  from (${run}) as b join person p on p.id = b.person_id left join person o on o.id = (b.input ->> 'ownerId')::uuid
    left join lateral (select
      count(*) filter (where r.state = 'waiting')::int as waiting, count(*) filter (where r.state = 'done')::int as done,
      count(*) filter (where r.state = 'refused')::int as refused, count(*) filter (where r.state = 'failed')::int as failed,
      count(*) filter (where r.undone)::int as undone,
      count(*) filter (where r.state = 'done' and r.made is not null and not r.undone)::int as undoable
      from bulk_row r where r.run_id = b.id) as c on true`);

/** One run of this person with its counts, which ride bulk_row_state. */
export async function findRun(db: Db, personId: string, id: string): Promise<CountedRun | undefined> {
  const { rows } =
    await sql<CountedRun>`with mine as (select * from bulk_run where id = ${id} and person_id = ${personId})
    ${counted('select * from mine')}`.execute(db);
  return rows[0];
}

/** Runs of a person, newest first; bulk_run_person. */
export async function listRuns(
  db: Db,
  personId: string,
  after: string | undefined,
  limit: number,
): Promise<{ rows: CountedRun[]; next: string | null }> {
  const cursor = readCursor(after, 2);
  const past = cursor ? sql`and (created_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const { rows } = await sql<CountedRun>`with mine as (select * from bulk_run where person_id = ${personId} ${past}
      order by created_at desc, id desc limit ${limit + 1})
    ${counted('select * from mine')} order by b.created_at desc, b.id desc`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf([last.created_at, last.id]) : null };
}

export async function lockRun(tx: Tx, personId: string, id: string): Promise<RunRecord | undefined> {
  return tx
    .selectFrom('bulk_run')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds a run; false when this id was started before. */
export async function insertRun(tx: Tx, run: Insertable<Database['bulk_run']>): Promise<boolean> {
  const added = await tx
    .insertInto('bulk_run')
    .values(run)
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function writeRun(
  tx: Tx,
  row: { id: string; version: number },
  changes: Updateable<Database['bulk_run']>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('bulk_run')
    .set({ ...changes, version: row.version + 1, updated_at: now })
    .where('id', '=', row.id)
    .execute();
}

/** Runs that are not at their end, the one that was served longest ago first; bulk_run_unfinished. */
export async function listUnfinished(db: Db, limit: number): Promise<RunRecord[]> {
  return db
    .selectFrom('bulk_run')
    .selectAll()
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('updated_at')
    .limit(limit)
    .execute();
}
