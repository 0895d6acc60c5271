import { z } from 'zod';
import { ById, Instant, Named, PageQuery, pageOf, RequestNumber } from './common-shapes.ts';
import { RequestFilter } from './request-filter.ts';
import { FieldChange, RequestDetail, RequestRow, TimelineEntry } from './request-shapes.ts';
import { route } from './route.ts';

const params = ById;

/** What can be read of requests: lists and counts, one of them, what happened, its changes, its deadline's sum. */
export const requestReadingRoutes = {
  list: route({
    method: 'GET',
    path: '/requests',
    summary: 'List or search requests',
    access: 'request.read',
    query: RequestFilter.extend(PageQuery.shape).extend({
      with: z.enum(['times']).optional().describe('`times`: each row with its time figures'),
    }),
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
    stranger: 404,
    params,
    answer: RequestDetail,
  }),
  readByNumber: route({
    method: 'GET',
    path: '/requests/by-number/{number}',
    summary: 'Open a request by its number',
    access: 'request.read',
    stranger: 404,
    params: z.object({ number: z.coerce.number().pipe(RequestNumber) }),
    answer: RequestDetail,
  }),
  timeline: route({
    method: 'GET',
    path: '/requests/{id}/timeline',
    summary: 'Everything that happened, oldest first',
    access: 'request.read',
    stranger: 404,
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
    stranger: 404,
    params,
    query: PageQuery.extend({ field: z.string().max(100).optional() }),
    answer: pageOf(FieldChange),
  }),
  deadline: route({
    method: 'GET',
    path: '/requests/{id}/deadline',
    summary: 'The arithmetic of the deadline',
    access: 'request.read',
    stranger: 404,
    tellsNothing: true,
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
          seconds: z.number().describe('To the millisecond'),
          reasons: z.array(z.string()),
        }),
      ),
    }),
  }),
};
