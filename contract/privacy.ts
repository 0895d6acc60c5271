import { z } from 'zod';
import { ById, Id, Instant, line, Named, PageQuery, pageOf } from './common-shapes.ts';
import { route } from './route.ts';

const readKinds = ['customer', 'request', 'export', 'list'] as const;

/** Somebody looked at a customer's data; once for each person, customer and kind within an hour. */
export const CustomerRead = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(readKinds),
  person: Named,
  customer: Named.nullable(),
  requestNumber: z.int().nullable(),
});
export type CustomerRead = z.infer<typeof CustomerRead>;

const erasureRefusals = ['erased', 'on_hold', 'open_requests', 'mail_waiting', 'under_way'] as const;

/** What erasing a customer would take. */
export const ErasurePreview = z.object({
  refusals: z.array(z.enum(erasureRefusals)).describe('Why it is refused now; empty when it may be done'),
  openRequests: z.array(z.int()).describe('Numbers of open requests, the first twenty'),
  holdReason: z.string().nullable(),
  erasedAt: Instant.nullable(),
  requests: z.int().describe('Linked, or of callers not identified, from an address or a number of theirs alone'),
  unlinkedCalls: z.int().describe('Of those, calls that only the number tells'),
  sharedCalls: z
    .int()
    .describe('Calls linked to nobody, from a number that is other customers’ as well; they are not taken'),
  unsentMails: z
    .int()
    .describe('Replies that have not left: refused with `mail_waiting` while they may, else never sent'),
  messages: z.int(),
  files: z.int(),
  mails: z.int(),
  drafts: z.int(),
  logRows: z.int(),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;

export const Erasure = z.object({
  id: Id,
  kind: z.enum(['customer', 'retention', 'replay']),
  state: z.enum(['waiting', 'running', 'done', 'stopped']),
  reason: z
    .string()
    .nullable()
    .describe('Why it stopped: a request was opened again, a reply is still to leave, or the customer was put on hold'),
  total: z.int().describe('Requests it concerns'),
  done: z.int(),
  by: Named.nullable().describe('Null: the desk itself'),
  createdAt: Instant,
  endedAt: Instant.nullable(),
});
export type Erasure = z.infer<typeof Erasure>;

export const CustomerExport = z.object({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'expired']),
  total: z.int(),
  done: z.int(),
  size: z.int().describe('Bytes'),
  mine: z.boolean().describe('Whether I ordered it; nobody else may download it'),
  by: Named,
  createdAt: Instant,
  expiresAt: Instant,
});
export type CustomerExport = z.infer<typeof CustomerExport>;

export const RetentionRule = z.object({
  categoryId: Id.nullable().describe('Null: every other category, and requests without one'),
  months: z.int().min(1).max(600).describe('Months after closing'),
  action: z.enum(['erase', 'delete']).describe('`erase` keeps counts, categories and times; `delete` keeps nothing'),
});
export type RetentionRule = z.infer<typeof RetentionRule>;
const RetentionRules = z.object({ rules: z.array(RetentionRule).max(500) });

export const RetentionEffect = z.object({
  categoryId: Id.nullable(),
  requests: z.int(),
  oldestClosedAt: Instant.nullable(),
  examples: z.array(z.int()).describe('Numbers of the five that have been closed longest'),
  mails: z.int().describe('Mails that failed or were set aside and became no request; of the rule for all others'),
});
export type RetentionEffect = z.infer<typeof RetentionEffect>;

export const privacyRoutes = {
  reads: route({
    method: 'GET',
    path: '/customer-reads',
    summary: 'Who read customers’ data, newest first',
    description: 'Written within seconds after the reading, kept for two years.',
    access: 'privacy.read',
    query: PageQuery.extend({ customerId: Id.optional(), personId: Id.optional() }),
    answer: pageOf(CustomerRead),
  }),
  previewErasure: route({
    method: 'GET',
    path: '/customers/{id}/erasure',
    summary: 'What erasing a customer’s data would take',
    access: 'privacy.erase',
    stranger: 'reaches',
    tellsNothing: true,
    params: ById,
    answer: ErasurePreview,
  }),
  erase: route({
    method: 'POST',
    path: '/customers/{id}/erasure',
    summary: 'Erase a customer’s data',
    description:
      'Cannot be undone. Counts, categories and times stay, and the log stays verifiable. `requests` and `name` are what the preview and the customer’s page say: when they are not so any more, nothing is erased.',
    access: 'privacy.erase',
    stranger: 'reaches',
    tellsNothing: true,
    params: ById,
    body: z.object({ requests: z.int().min(0), name: z.string().max(200) }),
    status: 202,
    answer: Erasure,
  }),
  setHold: route({
    method: 'PUT',
    path: '/customers/{id}/hold',
    summary: 'Keep a customer’s data from being erased, or let it be erased again',
    access: 'privacy.erase',
    stranger: 'reaches',
    tellsNothing: true,
    params: ById,
    body: z.object({ reason: line(500).nullable() }),
    answer: z.object({ holdReason: z.string().nullable() }),
  }),
  exports: route({
    method: 'GET',
    path: '/customers/{id}/exports',
    summary: 'Copies of a customer’s data that were ordered, newest first',
    access: 'privacy.export',
    stranger: 'reaches',
    tellsNothing: true,
    params: ById,
    query: PageQuery,
    answer: pageOf(CustomerExport),
  }),
  orderExport: route({
    method: 'POST',
    path: '/customers/{id}/exports',
    summary: 'Order a copy of everything held about a customer',
    description:
      'A ZIP of JSON, a readable page and the files. When it is done, `GET /customer-exports/{id}/file` gives it for seven days to who ordered it.',
    access: 'privacy.export',
    stranger: 'reaches',
    tellsNothing: true,
    params: ById,
    status: 202,
    answer: CustomerExport,
  }),
  erasures: route({
    method: 'GET',
    path: '/erasures',
    summary: 'Erasures, newest first',
    access: 'privacy.erase',
    query: PageQuery,
    answer: pageOf(Erasure),
  }),
  retention: route({
    method: 'GET',
    path: '/settings/retention',
    summary: 'How long closed requests are kept',
    access: 'setting.read',
    answer: RetentionRules,
  }),
  setRetention: route({
    method: 'PUT',
    path: '/settings/retention',
    summary: 'Change how long closed requests are kept',
    description:
      'Carried out once a day. Open requests, those with a reply still to leave, and customers on hold are never touched.',
    access: 'privacy.erase',
    body: RetentionRules,
    answer: RetentionRules,
  }),
  previewRetention: route({
    method: 'POST',
    path: '/settings/retention/preview',
    summary: 'Which requests rules of retention would concern now',
    access: 'privacy.erase',
    body: RetentionRules,
    answer: z.object({
      effects: z.array(RetentionEffect),
      days: z.int().describe('Runs, one a day, until all of it is done'),
    }),
  }),
  runRetention: route({
    method: 'POST',
    path: '/settings/retention/run',
    summary: 'Carry out the rules of retention now',
    access: 'privacy.erase',
    answer: z.object({
      erasure: Erasure.nullable().describe('Null: no request is old enough'),
      mails: z.int().describe('Mails that became no request and were deleted'),
    }),
  }),
};
