import { z } from 'zod';
import { Id, Instant, Language, line, Named, text, typedAddress } from './common-shapes.ts';

export const kinds = ['undetermined', 'information', 'action', 'comment'] as const;
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;

export const SubKind = z.enum(['complaint']);
export type SubKind = z.infer<typeof SubKind>;

export const channels = [
  'phone',
  'email',
  'web_form',
  'portal',
  'chat',
  'sms',
  'fax',
  'letter',
  'social',
  'edi',
  'in_person',
  'internal',
  'auto',
  'emarketing',
  'api',
] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** Phases of a request, fixed in code (domain §3.1); administrators' statuses map onto them. */
export const phases = [
  'new',
  'registered',
  'assigned',
  'in_process',
  'waiting_customer',
  'postponed',
  'solved',
  'closed',
] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

/** Everything an agent may be offered for one request; the server lists those allowed now in `can`. */
export const actions = [
  'edit',
  'set_kind',
  'identify_customer',
  'classify',
  'set_priority',
  'set_deadline',
  'set_status',
  'assign',
  'return_to_queue',
  'start',
  'reply',
  'add_note',
  'add_call_note',
  'ask_customer',
  'postpone',
  'resume',
  'solve',
  'solve_and_close',
  'close',
  'reopen',
  'apply_rules',
] as const;
export const Action = z.enum(actions);
export type Action = z.infer<typeof Action>;

/** Sections of the form (domain §4.2); those of later areas are not here yet. */
export const sections = [
  'channel',
  'customer',
  'history',
  'information_given',
  'problem_description',
  'work_address',
  'classification',
  'comment',
  'solution',
] as const;
export const Section = z.enum(sections);
export type Section = z.infer<typeof Section>;

export const Requirement = z.enum(['hidden', 'optional', 'required']);
export type Requirement = z.infer<typeof Requirement>;

const CommentSubject = z.enum(['centre', 'employee', 'other']);

export const Details = z.object({
  subject: line(300).nullish(),
  description: text(100_000).nullish(),
  language: Language.nullish(),
  channel: Channel.nullish(),
  callerName: line(200).nullish(),
  callerPhone: line(60).nullish(),
  callerEmail: typedAddress.nullish(),
  workAddress: line(500).nullish(),
  informationGiven: text(100_000).nullish(),
  commentText: text(100_000).nullish(),
  commentSubject: CommentSubject.nullish(),
  commentPersonId: Id.nullish(),
  solution: text(100_000).nullish(),
});

export const RegisterRequest = Details.extend({
  id: Id.optional().describe('UUID chosen by the caller; the same id twice registers one request'),
  kind: Kind.optional(),
  subKind: SubKind.nullish(),
  contactId: Id.nullish(),
  categoryId: Id.nullish(),
  priorityId: Id.nullish(),
  problemCodeId: Id.nullish(),
  centreId: Id.nullish(),
  takeIt: z.boolean().optional().describe('I work on it myself: it is mine from the start and waits in no queue (T6)'),
  reportedAt: Instant.nullish().describe('When it was reported, if earlier than now (letter, fax, voicemail)'),
});
export type RegisterRequest = z.infer<typeof RegisterRequest>;

/** Whether the owner has read the request (§3.2): `red` not yet, `yellow` not what was written since, `green` all of it. */
export const ReadLight = z.enum(['red', 'yellow', 'green']);
export type ReadLight = z.infer<typeof ReadLight>;
/** What made the owner the owner, where no person did (§4.12). */
export const OwnerSource = z.enum([
  'even',
  'weighted',
  'fewest_open',
  'same_agent',
  'own_contact',
  'administrator',
  'rule',
  'escalation',
  'reply',
]);
export type OwnerSource = z.infer<typeof OwnerSource>;

/** Who or what chose the category, the strongest first (R6.1). */
export const CategorySource = z.enum(['manual', 'rule', 'form', 'suggestion', 'mailbox', 'centre']);
export type CategorySource = z.infer<typeof CategorySource>;
/** Who or what chose the priority, the strongest first (R8.1); `filter` is a rule. */
export const PrioritySource = z.enum([
  'manual',
  'problem_code',
  'filter',
  'contact',
  'organisation',
  'contract',
  'mailbox',
  'default',
]);
export type PrioritySource = z.infer<typeof PrioritySource>;

/** Whose time a status is (§2.7). */
export const TrackTimeAs = z.enum(['none', 'queue', 'internal', 'external']);
export type TrackTimeAs = z.infer<typeof TrackTimeAs>;

const Spent = z.object({ business: z.int(), real: z.int() }).describe('Seconds by the opening hours, and by the clock');
export const TimeFigures = z.object({
  reply: Spent.nullable().describe('From the start to the first answer to the customer; internal notes do not count'),
  close: Spent.nullable().describe('From the start to the closing, without the time it was closed in between'),
  queue: Spent,
  internal: Spent.describe('With us'),
  external: Spent.describe('Outside the house: waiting for the customer'),
  open: Spent.describe('So far, all together'),
  running: TrackTimeAs.describe('Which of them runs now'),
});
export type TimeFigures = z.infer<typeof TimeFigures>;

export const RequestRow = z.object({
  id: Id,
  number: z.int(),
  subject: z.string().nullable(),
  kind: Kind,
  subKind: SubKind.nullable(),
  channel: Channel.nullable(),
  phase: Phase,
  status: Named,
  priority: Named.extend({ rank: z.int() }),
  category: Named.nullable().describe('Name is the whole path, "/" between'),
  problemCode: z
    .object({ id: Id, code: z.string() })
    .nullable()
    .describe('What exactly is wrong; `GET /problem-codes` names it'),
  centre: Named.nullable(),
  owner: Named.nullable(),
  contactId: Id.nullable(),
  customerName: z.string().nullable(),
  deadlineAt: Instant.nullable(),
  deadlineStartedAt: Instant.nullable().describe('From when the budget of the deadline runs'),
  budgetSeconds: z.int().nullable().describe('Working time from start to deadline'),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
  messageCount: z.int(),
  readLight: ReadLight.nullable().describe('null when it is solved or closed'),
  escalationLevel: z.int().min(0).describe('The level of escalation it has reached; 0: none'),
  times: TimeFigures.optional().describe('In lists only where asked for'),
  version: z.int(),
});
export type RequestRow = z.infer<typeof RequestRow>;

export const RequestDetail = RequestRow.extend({
  description: z.string().nullable(),
  language: Language.nullable(),
  intakeMode: z.enum(['electronic', 'call_taker', 'expert']),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  callerEmail: z.string().nullable(),
  contact: z
    .object({
      id: Id,
      name: z.string(),
      organisation: Named.nullable(),
      language: Language.nullable(),
      phones: z.array(z.string()),
      emails: z.array(z.string()),
      address: z.string().nullable(),
      notes: z.string().nullable(),
      contracts: z
        .array(z.object({ number: z.string(), name: z.string().nullable(), expiryOn: z.iso.date().nullable() }))
        .describe('Contracts in force today, of the customer or the company, the one that lasts longest first'),
    })
    .nullable(),
  workAddress: z.string().nullable(),
  informationGiven: z.string().nullable(),
  commentText: z.string().nullable(),
  commentSubject: CommentSubject.nullable(),
  commentPerson: Named.nullable(),
  solution: z.string().nullable(),
  originalPriority: Named,
  originalCategory: Named.nullable(),
  humanCategory: Named.nullable().describe('What a person last chose or confirmed, whatever a rule made of it since'),
  categorySource: CategorySource.nullable(),
  suggestedCategory: Named.extend({ confidence: z.number().min(0).max(1) })
    .nullable()
    .describe("What the centre's own requests teach it to be about, by its present words"),
  prioritySource: PrioritySource,
  priorityCode: z
    .string()
    .nullable()
    .describe('The problem code that raised the priority, where one did; the request may have another one since'),
  metRule: z
    .object({
      name: z.string(),
      because: z.array(z.object({ on: z.string(), not: z.boolean().optional(), found: z.string().nullable() })),
    })
    .nullable()
    .describe('The rule it met when it was registered, by its name then, and what made it so'),
  deadlineSource: z.enum(['computed', 'manual']),
  postponedUntil: Instant.nullable(),
  reportedAt: Instant,
  createdBy: Named.nullable(),
  solvedAt: Instant.nullable(),
  pulledAt: Instant.nullable(),
  ownerSource: OwnerSource.nullable().describe('What made the owner the owner; null: a person did, or there is none'),
  ownerFirstReadAt: Instant.nullable(),
  ownerReadAt: Instant.nullable().describe('When the owner last read something new in it'),
  times: TimeFigures,
  sections: z.array(z.object({ section: Section, requirement: Requirement, filled: z.boolean() })),
  missing: z.array(Section).describe('Sections that must be filled before the request can be completed'),
  can: z.array(Action).describe('What the caller may do with this request now'),
  nextStep: Action.nullable().describe('The next sensible step, for the one primary button'),
  erasedAt: Instant.nullable().describe('When its personal data were erased; nobody does anything with it since'),
  inSight: z.boolean().describe('false only in the answer to the change that takes it out of the sight of the caller'),
});
export type RequestDetail = z.infer<typeof RequestDetail>;

const Attachment = z.object({
  id: Id,
  filename: z.string(),
  mime: z.string(),
  size: z.int(),
  inline: z.boolean(),
});

export const Message = z.object({
  type: z.literal('message'),
  id: Id,
  at: Instant,
  kind: z.enum(['inbound', 'reply', 'question', 'note', 'call_note']),
  author: z.object({ kind: z.enum(['person', 'contact', 'system']), id: Id.nullable(), name: z.string() }),
  subject: z.string().nullable(),
  text: z.string().describe('What was written, without quoted history'),
  quoted: z.string().nullable().describe('Quoted history and signature, folded away'),
  hasHtml: z.boolean().describe('Whether `GET /messages/{id}/html` has a formatted form'),
  html: z
    .string()
    .nullable()
    .describe('The formatted form of what we wrote ourselves, safe to show; that of mail stands behind `hasHtml`'),
  leavesAt: Instant.nullable().describe('While it can still be taken back: when it leaves'),
  recipients: z.array(
    z.object({ type: z.enum(['to', 'cc', 'bcc']), address: z.string(), name: z.string().nullable() }),
  ),
  unverified: z.boolean().describe('Came from an address that is not a known party, without the tag token (R7.2)'),
  attachments: z.array(Attachment),
  mentions: z.array(Named).describe('Colleagues mentioned in a note'),
  delivery: z
    .object({
      state: z.enum(['queued', 'waiting_for_relay', 'sending', 'sent', 'failed']),
      error: z.string().nullable(),
      sentAt: Instant.nullable(),
      attempts: z.int(),
    })
    .nullable(),
});
export type Message = z.infer<typeof Message>;

/** Something that happened, as a fact of one line; `facts` fill the sentence of `event` in the reader's language. */
export const Fact = z.object({
  type: z.literal('fact'),
  id: Id,
  at: Instant,
  event: z.string(),
  actor: z.object({ kind: z.string(), name: z.string() }),
  facts: z.record(z.string(), z.unknown()),
});
export type Fact = z.infer<typeof Fact>;

export const TimelineEntry = z.discriminatedUnion('type', [Message, Fact]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const FieldChange = z.object({
  logId: z.int(),
  at: Instant,
  who: z.object({ kind: z.string(), id: Id.nullable(), name: z.string() }),
  channel: z.string(),
  entity: z.string(),
  entityId: Id,
  operation: z.enum(['insert', 'update', 'delete']),
  field: z.string(),
  oldValue: z.unknown(),
  newValue: z.unknown(),
  oldDisplay: z.string().nullable(),
  newDisplay: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;
