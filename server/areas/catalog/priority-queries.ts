import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

export type PriorityColumns = {
  name: string;
  rank: number;
  budget_minutes: number | null;
  budget_business_days: number | null;
  calendar_id: string;
  is_default: boolean;
  active: boolean;
};
export type PriorityRow = PriorityColumns & { id: string; version: number };

/** Priorities, most urgent first, or the one with `id`. Few rows; needs no index. */
export async function listPriorities(db: Db, id?: string): Promise<(PriorityRow & { calendar_name: string })[]> {
  const { rows } = await sql<PriorityRow & { calendar_name: string }>`
    select p.*, c.name as calendar_name from priority p join calendar c on c.id = p.calendar_id
    ${id ? sql`where p.id = ${id}` : sql``}
    order by p.rank, fold(p.name), p.id`.execute(db);
  return rows;
}

/**
 * All priorities, locked in one order, as which of them is the default is decided among all. Requests that are given one
 * only refer to its id and wait for nobody.
 */
export async function lockPriorities(tx: Tx): Promise<PriorityRow[]> {
  return (await tx.selectFrom('priority').selectAll().orderBy('id').forNoKeyUpdate().execute()) as PriorityRow[];
}

/** Takes the default away from whichever priority has it, but for `exceptId`. */
export async function clearDefaultPriority(tx: Tx, exceptId: string, now: Date): Promise<void> {
  await tx
    .updateTable('priority')
    .set((eb) => ({ is_default: false, version: eb('version', '+', 1), updated_at: now }))
    .where('is_default', '=', true)
    .where('id', '<>', exceptId)
    .execute();
}

export async function insertPriority(tx: Tx, id: string, priority: PriorityColumns, now: Date): Promise<void> {
  await tx
    .insertInto('priority')
    .values({ id, ...priority, created_at: now, updated_at: now })
    .execute();
}

export async function updatePriority(tx: Tx, id: string, changes: Partial<PriorityColumns>, now: Date): Promise<void> {
  await tx
    .updateTable('priority')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function priorityExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('priority').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
