import { z } from 'zod';
import { ById, Id, Instant, line, text, typedAddress, Version } from './common-shapes.ts';
import { requestReadingRoutes } from './request-reading.ts';
import { Details, Kind, RegisterRequest, RequestDetail, RequestRow, SubKind } from './request-shapes.ts';
import { route } from './route.ts';
import { SavedDraft, Written } from './writing.ts';

export * from './request-filter.ts';
export * from './request-shapes.ts';

/** Body of a command that needs only the version seen. */
const Seen = z.object({ version: Version.optional() });
const params = ById;

const NoteBody = Seen.extend({
  ...Written.shape,
  id: Id.optional(),
  mentions: z.array(Id).max(50).optional().describe('Colleagues to tell; each must be able to see the request'),
});

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
  ...requestReadingRoutes,
  edit: route({
    method: 'PATCH',
    path: '/requests/{id}',
    summary: 'Change descriptive fields',
    description:
      'Only descriptive fields; kind, customer, category, priority, owner and phase have their own resources.',
    access: 'request.edit',
    stranger: 404,
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
    stranger: 404,
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
    stranger: 404,
    params,
    body: Seen.extend({
      keep: z.enum(['existing', 'this_request_only', 'new_customer', 'update_customer']),
      contactId: Id.nullish(),
      name: line(200).nullish(),
      phone: line(60).nullish(),
      email: typedAddress.nullish(),
    }),
    answer: RequestDetail,
  }),
  classify: route({
    method: 'PUT',
    path: '/requests/{id}/category',
    summary: 'Choose the category',
    access: 'request.edit',
    stranger: 404,
    params,
    body: Seen.extend({ categoryId: Id.nullable() }),
    answer: RequestDetail,
  }),
  setProblemCode: route({
    method: 'PUT',
    path: '/requests/{id}/problem-code',
    summary: 'Say which problem it is',
    description:
      'A code in use of the category, or null. One that asks for a more urgent priority raises it, never lowers it, and leaves one chosen by hand (R8.1).',
    access: 'request.edit',
    stranger: 404,
    params,
    body: Seen.extend({ problemCodeId: Id.nullable() }),
    answer: RequestDetail,
  }),
  setPriority: route({
    method: 'PUT',
    path: '/requests/{id}/priority',
    summary: 'Choose the priority',
    description: 'The deadline is computed again from the original start (R8.3); a deadline set by hand stays.',
    access: 'request.prioritise',
    stranger: 404,
    params,
    body: Seen.extend({ priorityId: Id }),
    answer: RequestDetail,
  }),
  setDeadline: route({
    method: 'PUT',
    path: '/requests/{id}/deadline',
    summary: 'Set the deadline by hand, or hand it back to the calendar',
    access: 'request.set_deadline',
    stranger: 404,
    params,
    body: Seen.extend({ deadlineAt: Instant.nullable().describe('null: computed again') }),
    answer: RequestDetail,
  }),
  setStatus: route({
    method: 'PUT',
    path: '/requests/{id}/status',
    summary: 'Choose another status of the same phase',
    access: 'request.edit',
    stranger: 404,
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
    stranger: 404,
    params,
    body: Seen.extend({ ownerId: Id.nullable(), categoryId: Id.optional(), note: text(10_000).optional() }),
    answer: RequestDetail,
  }),
  start: route({
    method: 'PUT',
    path: '/requests/{id}/start',
    summary: 'Take it and start working',
    access: 'request.solve',
    stranger: 404,
    params,
    body: Seen,
    answer: RequestDetail,
  }),
  reply: route({
    method: 'POST',
    path: '/requests/{id}/replies',
    summary: 'Answer the customer',
    access: 'request.reply',
    stranger: 404,
    params,
    body: Seen.extend({
      ...Written.shape,
      id: Id.optional().describe('UUID chosen by the caller; the same id twice sends once'),
      to: z.array(typedAddress).max(50).optional().describe("Left out: the customer's address"),
      cc: z.array(typedAddress).max(50).optional(),
      bcc: z.array(typedAddress).max(50).optional().describe('Gets it without the others seeing'),
      afterwards: z
        .enum(['stay', 'ask', 'solve', 'close'])
        .default('stay')
        .describe('`ask`: the request then waits for the customer'),
      holdSeconds: z
        .int()
        .min(0)
        .max(30)
        .optional()
        .describe('It leaves after so many seconds; until then `DELETE /messages/{id}/sending` takes it back'),
      sinceCount: z
        .int()
        .min(0)
        .optional()
        .describe('`messageCount` when the writing began; when more came since, `newer_messages` refuses it'),
      force: z.boolean().optional().describe('Send although messages came since'),
    }),
    status: 201,
    answer: RequestDetail,
  }),
  withdrawReply: route({
    method: 'DELETE',
    path: '/messages/{id}/sending',
    summary: 'Take a reply back before it leaves',
    description:
      'Only whoever wrote it, and only while it waits (`holdSeconds`); afterwards `already_sent`. What it did to the request is undone with it unless the request changed since; the text is a draft again.',
    access: 'request.reply',
    stranger: 404,
    params,
    answer: z.object({
      request: RequestDetail,
      reverted: z.boolean().describe('Whether the request is again as it was before the reply'),
      draft: SavedDraft,
    }),
  }),
  recipients: route({
    method: 'GET',
    path: '/requests/{id}/reply-recipients',
    summary: 'Who a reply would go to, and why',
    access: 'request.reply',
    stranger: 404,
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
    stranger: 404,
    params,
    body: NoteBody,
    status: 201,
    answer: RequestDetail,
  }),
  addCallNote: route({
    method: 'POST',
    path: '/requests/{id}/call-notes',
    summary: 'Write down what was said on the phone',
    access: 'request.note',
    stranger: 404,
    params,
    body: NoteBody,
    status: 201,
    answer: RequestDetail,
  }),
  ask: route({
    method: 'PUT',
    path: '/requests/{id}/question',
    summary: 'Ask the customer and wait',
    description: 'With `text` the question is sent by e-mail; without, it was asked by phone.',
    access: 'request.reply',
    stranger: 404,
    params,
    body: Seen.extend({ text: text(200_000).optional() }),
    answer: RequestDetail,
  }),
  postpone: route({
    method: 'PUT',
    path: '/requests/{id}/postponement',
    summary: 'Postpone until a moment; it comes back by itself',
    access: 'request.solve',
    stranger: 404,
    params,
    body: Seen.extend({ until: Instant, reason: text(10_000).optional() }),
    answer: RequestDetail,
  }),
  resume: route({
    method: 'DELETE',
    path: '/requests/{id}/postponement',
    summary: 'Take it up again before its time, or before the customer answered',
    access: 'request.solve',
    stranger: 404,
    params,
    query: z.object({
      version: z.coerce.number().int().optional(),
      undo: z
        .stringbool()
        .optional()
        .describe("Takes a postponement back: what is nobody's then waits in the queue again and stays nobody's"),
    }),
    answer: RequestDetail,
  }),
  solve: route({
    method: 'PUT',
    path: '/requests/{id}/solution',
    summary: 'Record the solution',
    access: 'request.solve',
    stranger: 404,
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
    stranger: 404,
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
    stranger: 404,
    params,
    query: z.object({ version: z.coerce.number().int().optional(), reason: z.string().max(1000).optional() }),
    answer: RequestDetail,
  }),
  messageHtml: route({
    method: 'GET',
    path: '/messages/{id}/html',
    summary: 'The formatted form of a message, sanitised',
    access: 'request.read',
    stranger: 404,
    params,
    query: z.object({ images: z.enum(['blocked', 'allowed']).default('blocked') }),
    answer: z.object({ html: z.string(), blockedImages: z.int() }),
  }),
};
