import { sql } from 'kysely';
import type { Phase, TrackTimeAs } from '#contract/requests.ts';
import type { Db, Tx } from '#platform/db.ts';

export type StatusColumns = {
  name: string;
  phase: Phase;
  is_default: boolean;
  is_queue: boolean;
  new_request_on_reply: boolean;
  track_time_as: TrackTimeAs;
  rank: number;
  active: boolean;
};
export type StatusRow = StatusColumns & { id: string; version: number };

/** Statuses in the order administrators gave them, or the one with `id`. Few rows; needs no index. */
export async function listStatuses(db: Db, id?: string): Promise<StatusRow[]> {
  const { rows } = await sql<StatusRow>`
    select * from request_status ${id ? sql`where id = ${id}` : sql``} order by rank, fold(name), id`.execute(db);
  return rows;
}

/**
 * All statuses, locked in one order, as the default of a phase is decided among all. Requests that are given one only refer
 * to its id and wait for nobody.
 */
export async function lockStatuses(tx: Tx): Promise<StatusRow[]> {
  return (await tx.selectFrom('request_status').selectAll().orderBy('id').forNoKeyUpdate().execute()) as StatusRow[];
}

/** Takes the default of a phase away from whichever status has it, but for `exceptId`. */
export async function clearDefaultStatus(tx: Tx, phase: Phase, exceptId: string, now: Date): Promise<void> {
  await tx
    .updateTable('request_status')
    .set((eb) => ({ is_default: false, version: eb('version', '+', 1), updated_at: now }))
    .where('is_default', '=', true)
    .where('phase', '=', phase)
    .where('id', '<>', exceptId)
    .execute();
}

export async function insertStatus(tx: Tx, id: string, status: StatusColumns, now: Date): Promise<void> {
  await tx
    .insertInto('request_status')
    .values({ id, ...status, created_at: now, updated_at: now })
    .execute();
}

export async function updateStatus(tx: Tx, id: string, changes: Partial<StatusColumns>, now: Date): Promise<void> {
  await tx
    .updateTable('request_status')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function statusExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('request_status').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/**
 * Whether any request has the status, which until this transaction ends none is given. Has no index: it is asked only when
 * an administrator moves a status to another phase.
 */
export async function statusIsUsed(tx: Tx, id: string): Promise<boolean> {
  await tx.selectFrom('request_status').select('id').where('id', '=', id).forUpdate().execute();
  return (
    (await tx.selectFrom('request').select('id').where('status_id', '=', id).limit(1).executeTakeFirst()) !== undefined
  );
}
