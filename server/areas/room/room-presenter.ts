import type { Catalogue } from '#areas/catalog/index.ts';
import { isPresent, presentRunning } from '#areas/staff/index.ts';
import { permissionsOf } from '#contract/permissions.ts';
import type { Room, RoomPerson, RoomQueueRow, RoomRequest } from '#contract/room.ts';
import type { Principal } from '#platform/principal.ts';
import type { DueRow, QueueCountRow, RoomPersonRow, RoomRequestRow } from './room-queries.ts';

const named = (catalogue: Catalogue, id: string | null) => {
  const category = id ? catalogue.categories.get(id) : undefined;
  return category ? { id: category.id, name: category.path } : null;
};

export function presentRoomRequest(row: RoomRequestRow, catalogue: Catalogue): RoomRequest {
  const line = row.description?.trim().split('\n')[0];
  return {
    id: row.id,
    number: row.number,
    subject: row.subject ?? (line || null),
    phase: row.phase,
    category: named(catalogue, row.category_id),
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
    heldSince: row.held_since?.toISOString() ?? null,
  };
}

export function presentRoomPerson(row: RoomPersonRow, holds: RoomRequest[]): RoomPerson {
  const absence = row.absence_id
    ? { id: row.absence_id, from_at: row.from_at, to_at: row.to_at, whole_days: row.whole_days, reason: row.reason }
    : null;
  return {
    id: row.id,
    name: row.name,
    state: row.state ?? 'offline',
    since: row.since?.toISOString() ?? null,
    note: row.note,
    untilAt: row.until_at?.toISOString() ?? null,
    absence: presentRunning(absence),
    present: isPresent({ ...row, absence }),
    pulls: permissionsOf(row.roles).has('request.pull'),
    holds,
    openRequests: row.open_requests,
    answeredToday: row.answered_today,
    closedToday: row.closed_today,
    centreIds: row.centre_ids,
    categoryIds: row.category_ids,
    can: ['set_presence'],
  };
}

/**
 * The rows of the queue in the order of the category tree, what has no category first. A row is unattended when something
 * waits in it that nobody who is present could pull (trap 39); what has no category yet is pulled by nobody.
 */
export function presentQueue(rows: QueueCountRow[], people: RoomPerson[], catalogue: Catalogue): RoomQueueRow[] {
  const path = (row: QueueCountRow) => named(catalogue, row.category_id)?.name ?? '';
  return rows
    .toSorted(
      (a, b) => path(a).localeCompare(path(b), 'en') || (a.category_id ?? '').localeCompare(b.category_id ?? ''),
    )
    .map((row) => {
      const members = people.filter(
        (person) => person.pulls && row.category_id !== null && person.categoryIds.includes(row.category_id),
      );
      const membersPresent = members.filter((person) => person.present).length;
      return {
        category: named(catalogue, row.category_id),
        centreId: row.centre_id,
        waiting: row.waiting,
        aside: row.aside,
        late: row.late,
        first: presentFirst(row, catalogue),
        oldestAt: row.oldest_at.toISOString(),
        membersPresent,
        members: members.length,
        unattended: row.waiting > 0 && membersPresent === 0,
      };
    });
}

const presentFirst = (row: QueueCountRow, catalogue: Catalogue): RoomRequest | null =>
  row.first_id === null
    ? null
    : presentRoomRequest(
        {
          id: row.first_id,
          number: row.first_number,
          subject: row.first_subject,
          description: null,
          phase: row.first_phase,
          category_id: row.category_id,
          owner_id: null,
          owner_name: null,
          deadline_at: row.first_deadline_at,
          created_at: row.first_created_at,
          closed_at: null,
          held_since: null,
          version: row.first_version,
        },
        catalogue,
      );

export const presentDue = (rows: DueRow[], catalogue: Catalogue): Pick<Room, 'due' | 'late' | 'dueSoon'> => ({
  due: rows.map((row) => presentRoomRequest(row, catalogue)),
  late: rows[0]?.late ?? 0,
  dueSoon: rows[0]?.due_soon ?? 0,
});

/** What the roles let somebody do from the room; each record is asked again when it is done. */
export const roomActions = (principal: Principal): Room['can'] => [
  ...(['request.assign', 'request.pull'].every((one) => principal.permissions.has(one as 'request.assign'))
    ? (['assign'] as const)
    : []),
  ...(principal.permissions.has('member.edit') ? (['set_members'] as const) : []),
];
