import type { Absence } from '#contract/room.ts';
import { daysOf } from './absence-period.ts';
import type { ListedAbsence } from './absence-queries.ts';

/** `mayEdit`: also who may know why; to others an absence says only when (health is nobody else's business). */
export function presentAbsence(row: ListedAbsence, mayEdit: boolean): Absence {
  const days = row.whole_days ? daysOf(row) : { fromOn: null, toOn: null };
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    fromAt: row.from_at.toISOString(),
    toAt: row.to_at.toISOString(),
    wholeDays: row.whole_days,
    ...days,
    zone: row.zone,
    reason: mayEdit ? row.reason : null,
    note: mayEdit ? row.note : null,
    source: row.source,
    can: mayEdit ? ['edit'] : [],
    version: row.version,
  };
}
