import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import { filterCondition, listNames, type Narrowing, type RequestRecord, visibleTo } from '#areas/requests/index.ts';
import { mayOwnCondition } from '#areas/staff/index.ts';
import type { BulkRow } from '#contract/bulk.ts';
import type { Database, Db, Tx } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import { announceLive } from '#platform/live-announcement.ts';
import type { Principal } from '#platform/principal.ts';
import { changesOf, nothingChanged, ownersOf } from './row-changes.ts';

export type RowRecord = Selectable<Database['bulk_row']>;

/** What a selection means: some requests, or all that match a filter and were there at a moment. */
export type Chosen = { ids: string[] } | { filter: Narrowing; at: Date };

function chosen(principal: Principal, catalogue: Catalogue, selection: Chosen, now: Date): RawBuilder<unknown> {
  return 'ids' in selection
    ? sql`r.id = any(${selection.ids}::uuid[]) and ${visibleTo(principal)}`
    : sql`${filterCondition(principal, catalogue, selection.filter, now)} and r.created_at <= ${selection.at}`;
}

/** The chosen requests as rows of a run, newest first; gives how many, at most one more than `limit`. */
export async function insertRows(
  tx: Tx,
  runId: string,
  principal: Principal,
  catalogue: Catalogue,
  selection: Chosen,
  now: Date,
  limit: number,
): Promise<number> {
  const result = await sql`insert into bulk_row (run_id, position, request_id)
    select ${runId}, row_number() over (order by one.created_at desc, one.id desc), one.id
    from (select r.id, r.created_at from request r where ${chosen(principal, catalogue, selection, now)}
      order by r.created_at desc, r.id desc limit ${limit + 1}) as one`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

/** How many are chosen (counted up to `most`), and the first of them in full. */
export async function lookAtChosen(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  selection: Chosen,
  now: Date,
  most: number,
  first: number,
): Promise<{ total: number; rows: (RequestRecord & { owner_name: string | null; contact_name: string | null })[] }> {
  const condition = chosen(principal, catalogue, selection, now);
  const [counted, looked] = await Promise.all([
    sql<{
      count: number;
    }>`select count(*)::int as count from (select from request r where ${condition} limit ${most + 1}) as m`.execute(
      db,
    ),
    sql<
      RequestRecord & { owner_name: string | null; contact_name: string | null }
    >`select r.*, o.name as owner_name, k.name as contact_name
      from (select r.* from request r where ${condition} order by r.created_at desc, r.id desc limit ${first}) as r
      left join person o on o.id = r.owner_id left join contact k on k.id = r.contact_id
      order by r.created_at desc, r.id desc`.execute(db),
  ]);
  return { total: counted.rows[0]?.count ?? 0, rows: looked.rows };
}

/**
 * Takes the next row of a run that still goes on, locked: whoever works beside us takes another, and a row whose worker
 * died is free again with its transaction. Rides bulk_row_state.
 */
export async function lockNextRow(tx: Tx, runId: string): Promise<RowRecord | undefined> {
  const { rows } = await sql<RowRecord>`select w.* from bulk_row w
    where w.run_id = ${runId} and w.state = 'waiting'
      and exists (select from bulk_run b where b.id = ${runId} and b.state = 'running')
    order by w.position limit 1 for update of w skip locked`.execute(tx);
  return rows[0];
}

export async function markRow(
  tx: Tx,
  row: { run_id: string; position: number },
  result: { state: 'done' | 'refused' | 'failed'; code?: string; words?: string; was?: unknown; made?: unknown },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('bulk_row')
    .set({
      state: result.state,
      code: result.code ?? null,
      words: result.words ?? null,
      ...(result.made ? { was: JSON.stringify(result.was), made: JSON.stringify(result.made) } : {}),
      done_at: now,
    })
    .where('run_id', '=', row.run_id)
    .where('position', '=', row.position)
    .execute();
}

/** What fails after this is taken back alone; the row and its lock stay. */
export async function setSavepoint(tx: Tx): Promise<void> {
  await sql`savepoint bulk_row`.execute(tx);
}
export async function backToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint bulk_row`.execute(tx);
}

export async function countRows(
  db: Db,
  runId: string,
): Promise<{ waiting: number; done: number; refused: number; failed: number }> {
  const { rows } = await sql<{ state: string; count: number }>`select state, count(*)::int as count from bulk_row
    where run_id = ${runId} group by state`.execute(db);
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), done: of('done'), refused: of('refused'), failed: of('failed') };
}

/** Rows that came to nothing wait again; gives how many. */
export async function waitAgain(tx: Tx, runId: string): Promise<number> {
  const result = await tx
    .updateTable('bulk_row')
    .set({ state: 'waiting', code: null, words: null, done_at: null })
    .where('run_id', '=', runId)
    .where('state', 'in', ['refused', 'failed'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Everything that still waits is refused for one reason, such as that the person has left. */
export async function refuseWaiting(tx: Tx, runId: string, code: string, words: string, now: Date): Promise<void> {
  await tx
    .updateTable('bulk_row')
    .set({ state: 'refused', code, words, done_at: now })
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .execute();
}

/** The rows of a run that changed something, as rows of the run that undoes it, at the same positions. */
export async function copyUndoable(tx: Tx, fromId: string, toId: string): Promise<number> {
  const result = await sql`insert into bulk_row (run_id, position, request_id, was, made)
    select ${toId}, position, request_id, was, made from bulk_row
    where run_id = ${fromId} and state = 'done' and made is not null and not undone`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

export async function markUndone(tx: Tx, runId: string, position: number): Promise<void> {
  await tx
    .updateTable('bulk_row')
    .set({ undone: true })
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .execute();
}

/** What came of each request, in the order of the run; its number only where it is still the reader's to see. */
export async function listRows(
  db: Db,
  principal: Principal,
  catalogue: Catalogue,
  runId: string,
  { state, after, limit }: { state?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: BulkRow[]; next: string | null }> {
  const cursor = readCursor(after, 1);
  const { rows } = await sql<RowRecord & { number: number | null; subject: string | null; undoes: boolean }>`
    select w.*, r.number, (select b.undo_of is not null from bulk_run b where b.id = w.run_id) as undoes, coalesce(r.subject, left(r.description, 120)) as subject
    from bulk_row w left join request r on r.id = w.request_id and ${visibleTo(principal)}
    where w.run_id = ${runId} ${state ? sql`and w.state = ${state}` : sql``} ${cursor ? sql`and w.position > ${cursor[0]}::int` : sql``}
    order by w.position limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const names = await listNames(db, page.flatMap(ownersOf));
  return {
    rows: page.map((row) => ({
      position: row.position,
      // What has gone out of sight since is not named, nor what was said of it.
      requestId: row.number === null ? null : row.request_id,
      number: row.number,
      subject: row.subject,
      state: row.state as BulkRow['state'],
      code: row.code,
      words: row.number === null ? null : row.words,
      undone: row.undone,
      ...(row.number === null ? nothingChanged : changesOf(row, row.undoes, catalogue, names)),
    })),
    next: rows.length > limit && last ? cursorOf([last.position]) : null,
  };
}

/** Tells every open window that some run went on; it asks for what it shows. */
export async function announceProgress(db: Db): Promise<void> {
  await announceLive(db, { requests: [], topics: ['bulk'] });
}

/** Where a person may be given requests: their categories, and centres they are in (all of those when supervisor). */
export async function findPlaces(db: Db, personId: string) {
  const { rows } = await sql<{
    name: string;
    active: boolean;
    mayOwn: boolean;
    supervises: boolean;
    categories: string[];
    centres: string[];
  }>`
    select p.name, p.active, ${mayOwnCondition('p')} as "mayOwn", p.roles && '{supervisor}' as supervises,
      array(select category_id::text from category_member where person_id = p.id) as categories,
      array(select centre_id::text from centre_member where person_id = p.id) as centres
    from person p where p.id = ${personId}`.execute(db);
  return rows[0];
}
