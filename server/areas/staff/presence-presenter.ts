import type { Presence } from '#contract/room.ts';
import type { Attendance } from './presence-queries.ts';

export function presentAttendance(row: Attendance): Presence {
  return {
    // Signed in and nothing said: here.
    state: row.state ?? 'available',
    note: row.note,
    untilAt: row.until_at?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
    absence: presentRunning(row.absence),
  };
}

export const presentRunning = (absence: Attendance['absence']): Presence['absence'] =>
  absence && {
    id: absence.id,
    fromAt: absence.from_at.toISOString(),
    toAt: absence.to_at.toISOString(),
    wholeDays: absence.whole_days,
    reason: absence.reason,
  };
