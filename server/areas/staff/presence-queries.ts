import { sql } from 'kysely';
import type { AbsenceReason, PresenceState } from '#contract/room.ts';
import { type Db, prepared, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';

/** What led to a state: only one that a person chose keeps them offline through their next act. */
export type PresenceCause = 'self' | 'activity' | 'inactivity' | 'sign_out' | 'supervisor';

export type PresenceRow = {
  person_id: string;
  state: PresenceState;
  note: string | null;
  until_at: Date | null;
  since: Date;
  active_at: Date;
  set_by: PresenceCause;
};

/** Presence and the absence that covers a moment, of one person; each null where there is none. */
export type Attendance = {
  name: string;
  active: boolean;
  state: PresenceState | null;
  note: string | null;
  until_at: Date | null;
  since: Date | null;
  set_by: PresenceCause | null;
  absence: { id: string; from_at: Date; to_at: Date; whole_days: boolean; reason: AbsenceReason } | null;
};

const attendanceText = `select p.name, p.active, pp.state, pp.note, pp.until_at, pp.since, pp.set_by,
    a.id as absence_id, a.from_at, a.to_at, a.whole_days, a.reason
  from person p left join person_presence pp on pp.person_id = p.id
    left join lateral (select * from absence where person_id = p.id and to_at > $2 and from_at <= $2 limit 1) a on true
  where p.id = $1`;

type AttendanceRow = Omit<Attendance, 'absence'> & {
  absence_id: string | null;
  from_at: Date;
  to_at: Date;
  whole_days: boolean;
  reason: AbsenceReason;
};

/** How a person stands at a moment; both parts by primary key and `absence_person`. Null for nobody. */
export async function findAttendance(db: Db, personId: string, now: Date): Promise<Attendance | null> {
  const [row] = await prepared<AttendanceRow>(db, 'attendance', attendanceText, [personId, now], { brief: true });
  if (!row) return null;
  const { absence_id: id, from_at, to_at, whole_days, reason, ...rest } = row;
  return { ...rest, absence: id ? { id, from_at, to_at, whole_days, reason } : null };
}

/** Locks a person's presence for a change; one never set begins as available, which is what a new row means. */
export async function lockPresence(tx: Tx, personId: string, now: Date): Promise<{ row: PresenceRow; isNew: boolean }> {
  const added = await tx
    .insertInto('person_presence')
    .values({ person_id: personId, state: 'available', since: now, active_at: now, set_by: 'activity' })
    .onConflict((known) => known.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst();
  const row = await tx
    .selectFrom('person_presence')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { row: row as PresenceRow, isNew: added !== undefined };
}

/** Writes a presence; a new state ends the span of the one before and begins its own. */
export async function writePresence(tx: Tx, next: PresenceRow, newState: boolean, now: Date): Promise<void> {
  const { person_id: personId, ...columns } = next;
  await tx.updateTable('person_presence').set(columns).where('person_id', '=', personId).execute();
  if (!newState) return;
  await tx
    .updateTable('presence_span')
    .set({ to_at: now })
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
    .execute();
  await tx
    .insertInto('presence_span')
    .values({ id: newId(now), person_id: personId, state: next.state, from_at: now })
    .execute();
}

/** Notes that a person has just acted; gives the presence as it stands, or nothing when there is none yet. */
export async function touchPresence(
  db: Db,
  personId: string,
  now: Date,
): Promise<Pick<PresenceRow, 'state' | 'set_by' | 'until_at'> | undefined> {
  const [row] = await prepared<Pick<PresenceRow, 'state' | 'set_by' | 'until_at'>>(
    db,
    'touch-presence',
    'update person_presence set active_at = $2 where person_id = $1 returning state, set_by, until_at',
    [personId, now],
  );
  return row;
}

/** Minutes without an act after which somebody of no support centre counts as gone (§2.16). */
const usualInactivity = 120;

/**
 * Locks people who have not been seen for longer than the most generous of their centres bears, and who have not said
 * until when they are away. People are hundreds, so it needs no index; each row is taken by one node only.
 */
export async function lockIdle(tx: Tx, now: Date, limit: number): Promise<PresenceRow[]> {
  const { rows } = await sql<PresenceRow>`
    select pp.* from person_presence pp
    where pp.state <> 'offline' and (pp.until_at is null or pp.until_at <= ${now})
      and pp.active_at < ${now}::timestamptz - make_interval(mins => coalesce(
        (select max(c.inactivity_minutes) from centre_member m join centre c on c.id = m.centre_id
          where m.person_id = pp.person_id and c.active), ${usualInactivity}))
    order by pp.active_at limit ${limit} for update of pp skip locked`.execute(tx);
  return rows;
}

/** Whether two people share an active support centre: what reaches a supervisor's own people. */
export async function sharesCentre(db: Db, personId: string, centreIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from centre_member
    where person_id = ${personId} and centre_id = any(${[...centreIds]}::uuid[]) limit 1`.execute(db);
  return rows.length > 0;
}
