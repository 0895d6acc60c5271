import { z } from 'zod';
import { ById, Id, Instant, Language, line, Named, PageQuery, pageOf, text, Version } from './common-shapes.ts';
import { route } from './route.ts';

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

const Details = z.object({
  subject: line(300).nullish(),
  description: text(100_000).nullish(),
  language: Language.nullish(),
  channel: Channel.nullish(),
  callerName: line(200).nullish(),
  callerPhone: line(60).nullish(),
  callerEmail: line(320).nullish(),
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
  centreId: Id.nullish(),
  takeIt: z.boolean().optional().describe('I work on it myself: it is mine from the start and waits in no queue (T6)'),
  reportedAt: Instant.nullish().describe('When it was reported, if earlier than now (letter, fax, voicemail)'),
});
export type RegisterRequest = z.infer<typeof RegisterRequest>;

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
  centre: Named.nullable(),
  owner: Named.nullable(),
  contactId: Id.nullable(),
  customerName: z.string().nullable(),
  deadlineAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
  messageCount: z.int(),
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
  prioritySource: z.string(),
  deadlineSource: z.enum(['computed', 'manual']),
  postponedUntil: Instant.nullable(),
  reportedAt: Instant,
  createdBy: Named.nullable(),
  solvedAt: Instant.nullable(),
  pulledAt: Instant.nullable(),
  sections: z.array(z.object({ section: Section, requirement: Requirement, filled: z.boolean() })),
  missing: z.array(Section).describe('Sections that must be filled before the request can be completed'),
  can: z.array(Action).describe('What the caller may do with this request now'),
  nextStep: Action.nullable().describe('The next sensible step, for the one primary button'),
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
  recipients: z.array(z.object({ type: z.enum(['to', 'cc']), address: z.string(), name: z.string().nullable() })),
  unverified: z.boolean().describe('Came from an address that is not a known party, without the tag token (R7.2)'),
  attachments: z.array(Attachment),
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

export const RequestFilter = z.object({
  q: z.string().max(200).optional().describe('Number, or words of the subject, text or customer'),
  phase: z
    .string()
    .max(200)
    .optional()
    .describe('Phases, comma-separated; `open` for all that are not solved or closed'),
  kind: z.string().max(100).optional().describe('Kinds, comma-separated'),
  channel: z.string().max(200).optional().describe('Channels, comma-separated'),
  categoryId: Id.optional().describe('The category and all below it'),
  centreId: Id.optional(),
  priorityId: Id.optional(),
  ownerId: z.union([Id, z.enum(['me', 'none'])]).optional(),
  contactId: Id.optional(),
  late: z.stringbool().optional().describe('Only requests whose deadline has passed and that are still open'),
  sort: z.enum(['newest', 'deadline', 'activity']).default('newest'),
});
export type RequestFilter = z.infer<typeof RequestFilter>;

/** Body of a command that needs only the version seen. */
const Seen = z.object({ version: Version.optional() });
const params = ById;

export const requestRoutes = {
  register: route({
    method: 'POST',
    path: '/requests',
    summary: 'Register a request',
    description:
      'Nothing is mandatory: an empty object is saved at once with its number (S1-9, R1.1). The same `id` twice answers the same request.',
    access: 'request.register',
    body: RegisterRequest,
    status: 201,
    answer: RequestRow,
  }),
  list: route({
    method: 'GET',
    path: '/requests',
    summary: 'List or search requests',
    access: 'request.read',
    query: RequestFilter.extend(PageQuery.shape),
    answer: pageOf(RequestRow),
  }),
  count: route({
    method: 'GET',
    path: '/requests/count',
    summary: 'Count requests that match',
    description: 'Counts up to 10,000 and says when there are more.',
    access: 'request.read',
    query: RequestFilter,
    answer: z.object({ count: z.int(), more: z.boolean() }),
  }),
  read: route({
    method: 'GET',
    path: '/requests/{id}',
    summary: 'Open a request',
    access: 'request.read',
    params,
    answer: RequestDetail,
  }),
  readByNumber: route({
    method: 'GET',
    path: '/requests/by-number/{number}',
    summary: 'Open a request by its number',
    access: 'request.read',
    params: z.object({ number: z.coerce.number().int().positive() }),
    answer: RequestDetail,
  }),
  timeline: route({
    method: 'GET',
    path: '/requests/{id}/timeline',
    summary: 'Everything that happened, oldest first',
    access: 'request.read',
    params,
    query: z.object({
      before: z.string().max(400).optional().describe('Cursor: `previous` of the page after'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({ entries: z.array(TimelineEntry), previous: z.string().nullable() }),
  }),
  changes: route({
    method: 'GET',
    path: '/requests/{id}/changes',
    summary: 'The change log of a request, field by field, newest first',
    access: 'log.read',
    params,
    query: PageQuery.extend({ field: z.string().max(100).optional() }),
    answer: pageOf(FieldChange),
  }),
  deadline: route({
    method: 'GET',
    path: '/requests/{id}/deadline',
    summary: 'The arithmetic of the deadline',
    access: 'request.read',
    params,
    answer: z.object({
      deadlineAt: Instant.nullable(),
      source: z.enum(['computed', 'manual']),
      startedAt: Instant.nullable(),
      budgetSeconds: z.int().nullable(),
      priority: Named,
      calendar: Named.extend({ zone: z.string() }).nullable(),
      words: z.string().describe("The sum in words, in the caller's language, in the calendar's zone"),
      steps: z.array(
        z.object({
          kind: z.enum(['open', 'closed']),
          from: Instant,
          to: Instant,
          seconds: z.int(),
          reasons: z.array(z.string()),
        }),
      ),
    }),
  }),
  edit: route({
    method: 'PATCH',
    path: '/requests/{id}',
    summary: 'Change descriptive fields',
    description:
      'Only descriptive fields; kind, customer, category, priority, owner and phase have their own resources.',
    access: 'request.edit',
    params,
    body: Details.extend(Seen.shape),
    answer: RequestDetail,
  }),
  setKind: route({
    method: 'PUT',
    path: '/requests/{id}/kind',
    summary: 'Say what is needed',
    description: 'Number and history are kept (S1-23).',
    access: 'request.edit',
    params,
    body: Seen.extend({ kind: Kind, subKind: SubKind.nullish() }),
    answer: RequestDetail,
  }),
  identifyCustomer: route({
    method: 'PUT',
    path: '/requests/{id}/customer',
    summary: 'Say who it is',
    description:
      '`existing` links a known customer; `this_request_only` keeps the details on this request; `new_customer` also keeps a new customer; `update_customer` also updates the linked customer with them.',
    access: 'request.edit',
    params,
    body: Seen.extend({
      keep: z.enum(['existing', 'this_request_only', 'new_customer', 'update_customer']),
      contactId: Id.nullish(),
      name: line(200).nullish(),
      phone: line(60).nullish(),
      email: line(320).nullish(),
    }),
    answer: RequestDetail,
  }),
  classify: route({
    method: 'PUT',
    path: '/requests/{id}/category',
    summary: 'Choose the category',
    access: 'request.edit',
    params,
    body: Seen.extend({ categoryId: Id.nullable() }),
    answer: RequestDetail,
  }),
  setPriority: route({
    method: 'PUT',
    path: '/requests/{id}/priority',
    summary: 'Choose the priority',
    description: 'The deadline is computed again from the original start (R8.3); a deadline set by hand stays.',
    access: 'request.prioritise',
    params,
    body: Seen.extend({ priorityId: Id }),
    answer: RequestDetail,
  }),
  setDeadline: route({
    method: 'PUT',
    path: '/requests/{id}/deadline',
    summary: 'Set the deadline by hand, or hand it back to the calendar',
    access: 'request.set_deadline',
    params,
    body: Seen.extend({ deadlineAt: Instant.nullable().describe('null: computed again') }),
    answer: RequestDetail,
  }),
  setStatus: route({
    method: 'PUT',
    path: '/requests/{id}/status',
    summary: 'Choose another status of the same phase',
    access: 'request.edit',
    params,
    body: Seen.extend({ statusId: Id }),
    answer: RequestDetail,
  }),
  assign: route({
    method: 'PUT',
    path: '/requests/{id}/assignment',
    summary: 'Assign to a person, a category, or both',
    description: '`ownerId: null` returns it to the queue with its deadline unchanged.',
    access: 'request.assign',
    params,
    body: Seen.extend({ ownerId: Id.nullable(), categoryId: Id.optional(), note: text(10_000).optional() }),
    answer: RequestDetail,
  }),
  start: route({
    method: 'PUT',
    path: '/requests/{id}/start',
    summary: 'Take it and start working',
    access: 'request.solve',
    params,
    body: Seen,
    answer: RequestDetail,
  }),
  reply: route({
    method: 'POST',
    path: '/requests/{id}/replies',
    summary: 'Answer the customer',
    access: 'request.reply',
    params,
    body: Seen.extend({
      id: Id.optional().describe('UUID chosen by the caller; the same id twice sends once'),
      text: text(200_000).pipe(z.string().min(1)),
      to: z.array(line(320)).max(50).optional().describe("Left out: the customer's address"),
      cc: z.array(line(320)).max(50).optional(),
      afterwards: z
        .enum(['stay', 'ask', 'solve', 'close'])
        .default('stay')
        .describe('`ask`: the request then waits for the customer'),
    }),
    status: 201,
    answer: RequestDetail,
  }),
  recipients: route({
    method: 'GET',
    path: '/requests/{id}/reply-recipients',
    summary: 'Who a reply would go to, and why',
    access: 'request.reply',
    params,
    answer: z.object({
      to: z.array(z.object({ address: z.string(), name: z.string().nullable(), reason: z.string() })),
      cc: z.array(z.object({ address: z.string(), name: z.string().nullable(), reason: z.string() })),
      from: z.string().nullable(),
      subject: z.string(),
    }),
  }),
  addNote: route({
    method: 'POST',
    path: '/requests/{id}/notes',
    summary: 'Add an internal note',
    access: 'request.note',
    params,
    body: Seen.extend({ id: Id.optional(), text: text(200_000).pipe(z.string().min(1)) }),
    status: 201,
    answer: RequestDetail,
  }),
  addCallNote: route({
    method: 'POST',
    path: '/requests/{id}/call-notes',
    summary: 'Write down what was said on the phone',
    access: 'request.note',
    params,
    body: Seen.extend({ id: Id.optional(), text: text(200_000).pipe(z.string().min(1)) }),
    status: 201,
    answer: RequestDetail,
  }),
  ask: route({
    method: 'PUT',
    path: '/requests/{id}/question',
    summary: 'Ask the customer and wait',
    description: 'With `text` the question is sent by e-mail; without, it was asked by phone.',
    access: 'request.reply',
    params,
    body: Seen.extend({ text: text(200_000).optional() }),
    answer: RequestDetail,
  }),
  postpone: route({
    method: 'PUT',
    path: '/requests/{id}/postponement',
    summary: 'Postpone until a moment; it comes back by itself',
    access: 'request.solve',
    params,
    body: Seen.extend({ until: Instant, reason: text(10_000).optional() }),
    answer: RequestDetail,
  }),
  resume: route({
    method: 'DELETE',
    path: '/requests/{id}/postponement',
    summary: 'Take it up again before its time, or before the customer answered',
    access: 'request.solve',
    params,
    query: z.object({ version: z.coerce.number().int().optional() }),
    answer: RequestDetail,
  }),
  solve: route({
    method: 'PUT',
    path: '/requests/{id}/solution',
    summary: 'Record the solution',
    access: 'request.solve',
    params,
    body: Seen.extend({ solution: text(100_000).optional(), informationGiven: text(100_000).optional() }),
    answer: RequestDetail,
  }),
  close: route({
    method: 'PUT',
    path: '/requests/{id}/closure',
    summary: 'Close, with all checks of its kind',
    description:
      'Closes a solved request, a comment, or, when the texts are given or stand on the request already, solves and closes in one step (S1-22).',
    access: 'request.close',
    params,
    body: Seen.extend({
      solution: text(100_000).optional(),
      informationGiven: text(100_000).optional(),
      commentText: text(100_000).optional(),
    }),
    answer: RequestDetail,
  }),
  reopen: route({
    method: 'DELETE',
    path: '/requests/{id}/closure',
    summary: 'Open a solved or closed request again',
    access: 'request.reopen',
    params,
    query: z.object({ version: z.coerce.number().int().optional(), reason: z.string().max(1000).optional() }),
    answer: RequestDetail,
  }),
  messageHtml: route({
    method: 'GET',
    path: '/messages/{id}/html',
    summary: 'The formatted form of a message, sanitised',
    access: 'request.read',
    params,
    query: z.object({ images: z.enum(['blocked', 'allowed']).default('blocked') }),
    answer: z.object({ html: z.string(), blockedImages: z.int() }),
  }),
};
