import { type RawBuilder, sql } from 'kysely';
import type { AbsenceReason } from '#contract/room.ts';
import type { Db, Tx } from '#platform/db.ts';

export type AbsenceRow = {
  id: string;
  person_id: string;
  from_at: Date;
  to_at: Date;
  whole_days: boolean;
  zone: string;
  reason: AbsenceReason;
  note: string | null;
  source: 'manual' | 'calendar';
  version: number;
};
export type ListedAbsence = AbsenceRow & { person_name: string };

export async function lockAbsence(tx: Tx, id: string): Promise<AbsenceRow | null> {
  const row = await tx.selectFrom('absence').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return (row as AbsenceRow | undefined) ?? null;
}

/** The absence that covers a moment; rides `absence_person`. */
export async function findRunningAbsence(tx: Tx, personId: string, now: Date): Promise<AbsenceRow | null> {
  const row = await tx
    .selectFrom('absence')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_at', '>', now)
    .where('from_at', '<=', now)
    .forUpdate()
    .executeTakeFirst();
  return (row as AbsenceRow | undefined) ?? null;
}

/** Another absence of this person in the period, by `absence_person`. The caller has locked the person. */
export async function findOverlapping(
  tx: Tx,
  absence: { id: string; person_id: string; from_at: Date; to_at: Date },
): Promise<AbsenceRow | null> {
  const row = await tx
    .selectFrom('absence')
    .selectAll()
    .where('person_id', '=', absence.person_id)
    .where('to_at', '>', absence.from_at)
    .where('from_at', '<', absence.to_at)
    .where('id', '<>', absence.id)
    .orderBy('from_at')
    .limit(1)
    .executeTakeFirst();
  return (row as AbsenceRow | undefined) ?? null;
}

/** Absences of whole days that are not over, the first first; by `absence_person`. The caller has locked the person. */
export async function lockDaysAhead(tx: Tx, personId: string, now: Date): Promise<AbsenceRow[]> {
  const rows = await tx
    .selectFrom('absence')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_at', '>', now)
    .where('whole_days', '=', true)
    .orderBy('from_at')
    .forUpdate()
    .execute();
  return rows as AbsenceRow[];
}

export async function insertAbsence(
  tx: Tx,
  absence: Omit<AbsenceRow, 'version'>,
  createdBy: string | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('absence')
    .values({ ...absence, created_at: now, created_by: createdBy, updated_at: now })
    .execute();
}

export async function updateAbsence(tx: Tx, id: string, changes: Partial<AbsenceRow>, now: Date): Promise<void> {
  await tx
    .updateTable('absence')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('absence').where('id', '=', id).execute();
}

export async function findAbsence(db: Db, id: string): Promise<ListedAbsence | null> {
  const { rows } = await sql<ListedAbsence>`select a.*, p.name as person_name
    from absence a join person p on p.id = a.person_id where a.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export type CalendarPerson = { id: string; name: string; zone: string };

/** Whose absences a page shows: everybody, or the people of these centres and oneself. */
export type CalendarReach = { centreIds: readonly string[] | null; selfId: string };

const within = (reach: CalendarReach): RawBuilder<unknown> =>
  reach.centreIds === null
    ? sql`p.active`
    : sql`p.active and (p.id = ${reach.selfId} or exists (select 1 from centre_member m
        where m.person_id = p.id and m.centre_id = any(${[...reach.centreIds]}::uuid[])))`;

/** Active people in reach, by name; they are hundreds. */
export async function listCalendarPeople(db: Db, reach: CalendarReach): Promise<CalendarPerson[]> {
  const { rows } = await sql<CalendarPerson>`select p.id, p.name, p.zone from person p where ${within(reach)}
    order by fold(p.name), p.id`.execute(db);
  return rows;
}

/** Their absences that touch a period, by `absence_period`. */
export async function listAbsences(db: Db, reach: CalendarReach, from: Date, to: Date): Promise<ListedAbsence[]> {
  const { rows } = await sql<ListedAbsence>`select a.*, p.name as person_name
    from absence a join person p on p.id = a.person_id
    where a.to_at > ${from} and a.from_at < ${to} and ${within(reach)} order by a.from_at, a.id`.execute(db);
  return rows;
}
