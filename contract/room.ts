import { z } from 'zod';
import { ById, Id, Instant, line, Named, Version } from './common-shapes.ts';
import { RequestRow } from './requests.ts';
import { route } from './route.ts';

export const presenceStates = ['available', 'busy', 'break', 'away', 'offline'] as const;
export const PresenceState = z.enum(presenceStates);
export type PresenceState = z.infer<typeof PresenceState>;

export const absenceReasons = ['sick', 'vacation', 'training', 'other'] as const;
export const AbsenceReason = z.enum(absenceReasons);
export type AbsenceReason = z.infer<typeof AbsenceReason>;

/** A day of a calendar, without a zone. */
const Day = z.iso.date().describe('Day, ISO 8601');

const RunningAbsence = z.object({
  id: Id,
  fromAt: Instant,
  toAt: Instant,
  wholeDays: z.boolean(),
  reason: AbsenceReason,
});

export const Presence = z.object({
  state: PresenceState,
  note: z.string().nullable(),
  untilAt: Instant.nullable().describe('When the person means to be back'),
  since: Instant.nullable().describe('null: never said or seen in the web client'),
  absence: RunningAbsence.nullable().describe('The absence that covers this moment; it overrides the state'),
});
export type Presence = z.infer<typeof Presence>;

const SetPresence = z.object({
  state: PresenceState,
  note: line(200).nullish(),
  untilAt: Instant.nullish(),
  endAbsence: z.boolean().optional().describe('Ends the absence that covers this moment: I am back'),
});

export const Absence = z.object({
  id: Id,
  person: Named,
  fromAt: Instant,
  toAt: Instant.describe('The first moment of being back'),
  wholeDays: z.boolean(),
  fromOn: z.iso.date().nullable().describe('First day, in the zone; null for hours'),
  toOn: z.iso.date().nullable().describe('Last day, in the zone; null for hours'),
  zone: z.string().describe('IANA zone of the person, in which whole days are meant'),
  reason: AbsenceReason.nullable().describe('null where it is nobody else’s business'),
  note: z.string().nullable(),
  source: z.enum(['manual', 'calendar']),
  can: z.array(z.enum(['edit'])),
  version: z.int(),
});
export type Absence = z.infer<typeof Absence>;

/** Whole days, both counted, or moments. */
export const AbsencePeriod = z.union([
  z.object({ fromOn: Day, toOn: Day }),
  z.object({ fromAt: Instant, toAt: Instant }),
]);
export type AbsencePeriod = z.infer<typeof AbsencePeriod>;

/** An open request as the room shows it. */
export const RoomRequest = RequestRow.pick({
  id: true,
  number: true,
  subject: true,
  phase: true,
  category: true,
  owner: true,
  deadlineAt: true,
  createdAt: true,
  closedAt: true,
  version: true,
}).extend({ heldSince: Instant.nullable().describe('Since when the owner holds it, pulled with Next; else null') });
export type RoomRequest = z.infer<typeof RoomRequest>;

export const RoomPerson = z.object({
  id: Id,
  name: z.string(),
  state: PresenceState,
  since: Instant.nullable(),
  note: z.string().nullable(),
  untilAt: Instant.nullable(),
  absence: RunningAbsence.nullable(),
  present: z.boolean().describe('Next hands requests to this person now: available or busy, and not absent'),
  pulls: z.boolean().describe('Whether the roles let this person take requests'),
  holds: z.array(RoomRequest),
  openRequests: z.int(),
  answeredToday: z.int().describe('Replies sent since midnight of the reader'),
  closedToday: z.int(),
  centreIds: z.array(Id),
  categoryIds: z.array(Id),
  can: z.array(z.enum(['set_presence'])),
});
export type RoomPerson = z.infer<typeof RoomPerson>;

export const RoomQueueRow = z.object({
  category: Named.nullable().describe('null: nobody has said yet what these are about'),
  centreId: Id.nullable(),
  waiting: z.int().describe('Unassigned and handed out by Next'),
  aside: z.int().describe('Open and unassigned, but not handed out: blank ones, comments, statuses outside the queue'),
  late: z.int(),
  first: RoomRequest.nullable().describe('The one with the earliest deadline'),
  oldestAt: Instant,
  membersPresent: z.int(),
  members: z.int().describe('Active people of the category who may take requests'),
  unattended: z.boolean().describe('Something waits and nobody who is present can take it'),
});
export type RoomQueueRow = z.infer<typeof RoomQueueRow>;

export const Room = z.object({
  at: Instant,
  centres: z.array(Named).describe('Centres the caller may look into'),
  people: z.array(RoomPerson),
  queue: z.array(RoomQueueRow),
  orphans: z.int().describe('Requests that nobody can get, whoever comes in; see `/queue/orphans`'),
  due: z.array(RoomRequest).describe('Late, or due within the hour; earliest deadline first, at most 100'),
  late: z.int(),
  dueSoon: z.int().describe('Due within the hour'),
  can: z.array(z.enum(['assign', 'set_members'])),
});
export type Room = z.infer<typeof Room>;

const Departure = z.object({
  held: z.enum(['return', 'keep']).optional().describe('What happens to requests pulled and not dealt with'),
});

export const roomRoutes = {
  read: route({
    method: 'GET',
    path: '/room',
    summary: 'The supervisor’s room: who is in and holds what, what waits, what will be late',
    description: 'A supervisor sees the own support centres, an administrator all.',
    access: 'room.read',
    query: z.object({ centreId: Id.optional() }),
    answer: Room,
  }),
  depart: route({
    method: 'PUT',
    path: '/people/{id}/departure',
    summary: 'Leave: offline, and what is held goes back to the queue with its deadline',
    description:
      'Of oneself, or by a supervisor for somebody who forgot. Refused with `holding_at_departure` while something is held and `held` does not say what becomes of it.',
    access: 'signed_in',
    stranger: 403,
    params: ById,
    body: Departure,
    answer: z.object({ returned: z.array(z.object({ id: Id, number: z.int() })) }),
  }),
};

export const presenceRoutes = {
  read: route({ method: 'GET', path: '/presence', summary: 'My presence', access: 'signed_in', answer: Presence }),
  set: route({
    method: 'PUT',
    path: '/presence',
    summary: 'Say whether I am available, busy, on a break, away or offline',
    access: 'signed_in',
    body: SetPresence,
    answer: Presence,
  }),
  setOf: route({
    method: 'PUT',
    path: '/people/{id}/presence',
    summary: 'Set the presence of somebody of one’s own support centres',
    access: 'attendance.edit',
    stranger: 403,
    params: ById,
    body: SetPresence,
    answer: Presence,
  }),
};

export const absenceRoutes = {
  list: route({
    method: 'GET',
    path: '/absences',
    summary: 'Absences of oneself and of the people of one’s support centres, over some weeks',
    description: 'The reason and the note are shown to the person, supervisors of the centre and administrators only.',
    access: 'signed_in',
    query: z.object({
      from: Day,
      to: Day.describe('Last day; at most 400 days after the first'),
      centreId: Id.optional(),
    }),
    answer: z.object({
      people: z.array(z.object({ id: Id, name: z.string(), zone: z.string(), can: z.array(z.enum(['add_absence'])) })),
      rows: z.array(Absence),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/absences',
    summary: 'Add an absence: one’s own, or of somebody of one’s support centres',
    description:
      'Whole days are days in the zone of the person. Overlapping another is refused with `absence_overlaps`.',
    access: 'signed_in',
    status: 201,
    body: z.object({
      id: Id.optional(),
      personId: Id.optional().describe('Oneself when left out'),
      reason: AbsenceReason,
      note: line(300).nullish(),
      period: AbsencePeriod,
    }),
    answer: Absence,
  }),
  edit: route({
    method: 'PATCH',
    path: '/absences/{id}',
    summary: 'Change an absence',
    access: 'signed_in',
    stranger: 403,
    params: ById,
    body: z.object({
      reason: AbsenceReason.optional(),
      note: line(300).nullish(),
      period: AbsencePeriod.optional(),
      version: Version.optional(),
    }),
    answer: Absence,
  }),
  remove: route({
    method: 'DELETE',
    path: '/absences/{id}',
    summary: 'Take an absence away',
    access: 'signed_in',
    stranger: 403,
    params: ById,
    answer: z.object({ id: Id }),
  }),
};
