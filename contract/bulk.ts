import { z } from 'zod';
import { Id, Instant, Named, PageQuery, pageOf, text } from './common-shapes.ts';
import { RequestRow } from './request-shapes.ts';
import { route } from './route.ts';
import { ViewFilter } from './views.ts';

/** Most requests one bulk action may touch. */
export const bulkLimit = 100_000;

const optionalText = text(100_000).optional();
const neededText = text(100_000).pipe(z.string().min(1));

/** What can be done to many requests at once, with what each needs. */
export const BulkOrder = z.discriminatedUnion('action', [
  z.object({ action: z.literal('assign'), ownerId: Id, categoryId: Id.optional() }),
  z.object({ action: z.literal('return_to_queue') }),
  z.object({ action: z.literal('classify'), categoryId: Id }),
  z.object({ action: z.literal('set_priority'), priorityId: Id }),
  z.object({ action: z.literal('set_status'), statusId: Id }),
  z.object({ action: z.literal('recompute_deadline') }),
  z
    .object({ action: z.literal('begin_escalation') })
    .describe('As if registered now, for what came before its priority had a chain; for whoever may write chains'),
  z.object({
    action: z.literal('apply_rules'),
    override: z.boolean().default(false).describe('Rules go before what people have chosen'),
  }),
  z.object({ action: z.literal('postpone'), until: Instant, reason: optionalText }),
  z.object({ action: z.literal('solve'), text: optionalText }),
  z.object({ action: z.literal('close'), text: optionalText }),
  z.object({ action: z.literal('reopen'), reason: text(1000).optional() }),
  z.object({ action: z.literal('add_note'), text: neededText }),
  z.object({
    action: z.literal('reply'),
    text: neededText,
    afterwards: z.enum(['stay', 'ask', 'solve', 'close']).default('stay'),
  }),
]);
export type BulkOrder = z.infer<typeof BulkOrder>;
export const bulkActions = [
  'assign',
  'return_to_queue',
  'classify',
  'set_priority',
  'set_status',
  'recompute_deadline',
  'begin_escalation',
  'apply_rules',
  'postpone',
  'solve',
  'close',
  'reopen',
  'add_note',
  'reply',
] as const satisfies readonly BulkOrder['action'][];

/** Chosen one by one, or all that match a filter and were there at a moment, so that newer ones are not swept in. */
export const Selection = z.union([
  z.object({ ids: z.array(Id).min(1).max(10_000) }),
  z.object({ filter: ViewFilter, at: Instant }),
]);
export type Selection = z.infer<typeof Selection>;

/** What a row's action changed, or would change, by its names; `handing_out`: it is handed out anew by the rules of `to`. */
const Change = z.object({
  what: z.enum(['category', 'priority', 'owner', 'status', 'handing_out']),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type BulkChange = z.infer<typeof Change>;

const Refusal = z.object({ code: z.string(), words: z.string(), count: z.int() });

export const bulkStates = ['waiting', 'running', 'stopped', 'done'] as const;
export const rowStates = ['waiting', 'done', 'refused', 'failed'] as const;

export const BulkRun = z.object({
  id: Id,
  action: z.enum([...bulkActions, 'undo']),
  person: Named,
  about: z.string().nullable().describe('What was chosen, by its name: a person, a category, a priority, a status'),
  state: z.enum(bulkStates),
  total: z.int(),
  waiting: z.int(),
  done: z.int(),
  refused: z.int(),
  failed: z.int(),
  undone: z.int(),
  undoOf: Id.nullable(),
  mayUndo: z.boolean(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
});
export type BulkRun = z.infer<typeof BulkRun>;

export const BulkRow = z.object({
  position: z.int(),
  requestId: Id.nullable().describe('null: no longer yours to see'),
  number: z.int().nullable(),
  subject: z.string().nullable(),
  state: z.enum(rowStates),
  code: z.string().nullable(),
  words: z.string().nullable(),
  undone: z.boolean(),
  changes: z.array(Change).describe('Where the action can be undone: what it changed, by the names of now'),
  rule: z.string().nullable().describe('The rule that decided it'),
});
export type BulkRow = z.infer<typeof BulkRow>;

const params = z.object({ id: Id });

export const bulkRoutes = {
  preview: route({
    method: 'POST',
    path: '/bulk-runs/preview',
    summary: 'Say what an action on many requests would do, without doing it',
    description:
      'Looks at up to 2,000 of them with the rules each single command asks. `lookedAt` says how many; what is true then may have changed when it runs.',
    access: 'request.bulk',
    body: z.object({ order: BulkOrder, selection: Selection }),
    answer: z.object({
      total: z.int(),
      lookedAt: z.int(),
      may: z.int(),
      refused: z.array(Refusal),
      changes: z
        .array(Change.extend({ rule: z.string().nullable(), count: z.int() }))
        .describe('Of `apply_rules`: what would change, and by which rule; the most frequent first, 50 at most'),
      unchanged: z.int().describe('Of `apply_rules`: how many would stay as they are'),
      sample: z.array(RequestRow),
    }),
  }),
  start: route({
    method: 'POST',
    path: '/bulk-runs',
    summary: 'Do one thing to many requests',
    description:
      'Answers at once; the rows are worked off one by one, each a command of its own with the rights of the person. The same `id` twice starts one.',
    access: 'request.bulk',
    body: z.object({ id: Id.optional(), order: BulkOrder, selection: Selection }),
    status: 202,
    answer: BulkRun,
  }),
  list: route({
    method: 'GET',
    path: '/bulk-runs',
    summary: 'My actions on many requests, newest first',
    access: 'request.bulk',
    query: PageQuery,
    answer: pageOf(BulkRun),
  }),
  read: route({
    method: 'GET',
    path: '/bulk-runs/{id}',
    summary: 'How far it is',
    access: 'request.bulk',
    stranger: 404,
    params,
    answer: BulkRun,
  }),
  rows: route({
    method: 'GET',
    path: '/bulk-runs/{id}/rows',
    summary: 'What came of each request',
    access: 'request.bulk',
    stranger: 404,
    params,
    query: PageQuery.extend({ state: z.enum(rowStates).optional() }),
    answer: pageOf(BulkRow),
  }),
  stop: route({
    method: 'PUT',
    path: '/bulk-runs/{id}/stop',
    summary: 'Stop: what is done stays done, the rest is left untouched',
    access: 'request.bulk',
    stranger: 404,
    params,
    answer: BulkRun,
  }),
  again: route({
    method: 'PUT',
    path: '/bulk-runs/{id}/again',
    summary: 'Try those again that were refused or failed',
    access: 'request.bulk',
    stranger: 404,
    params,
    answer: BulkRun,
  }),
  undo: route({
    method: 'POST',
    path: '/bulk-runs/{id}/undo',
    summary: 'Put the old value back where nobody changed it since',
    description:
      'For assign, return_to_queue, classify, set_priority, set_status and apply_rules. It is a run of its own.',
    access: 'request.bulk',
    stranger: 404,
    params,
    body: z.object({ id: Id.optional() }),
    status: 202,
    answer: BulkRun,
  }),
};
