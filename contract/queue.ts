import { z } from 'zod';
import { Instant, PageQuery, pageOf } from './common-shapes.ts';
import { RequestDetail, RequestRow } from './requests.ts';
import { route } from './route.ts';

export const queueRoutes = {
  list: route({
    method: 'GET',
    path: '/queue',
    summary: 'Unassigned requests in queue order',
    description: 'Earliest deadline first, then priority, then age (§4.13).',
    access: 'request.read',
    query: PageQuery.extend({
      scope: z.enum(['mine', 'all']).default('mine').describe('`mine`: my categories; `all`: everything I may see'),
    }),
    answer: pageOf(RequestRow),
  }),
  standing: route({
    method: 'GET',
    path: '/queue/standing',
    summary: 'How much waits in my categories, and what I hold',
    access: 'request.read',
    answer: z.object({
      waiting: z.int(),
      late: z.int(),
      earliestDeadlineAt: Instant.nullable(),
      categories: z.array(z.object({ id: z.string(), name: z.string(), waiting: z.int() })),
      held: RequestRow.nullable(),
    }),
  }),
  next: route({
    method: 'POST',
    path: '/queue/next',
    summary: 'Get the most urgent request of my categories',
    description:
      'Refused with `still_holding` while a request pulled earlier is not yet solved, asked or handed on (S5-50, R13.1).',
    access: 'request.pull',
    answer: z.object({
      request: RequestDetail.nullable().describe('null when nothing waits'),
      why: z
        .object({
          among: z.int(),
          categories: z.array(z.string()),
          deadlineAt: Instant.nullable(),
          rule: z.enum(['earliest_deadline', 'priority', 'oldest', 'only_one']),
          words: z.string(),
        })
        .nullable(),
    }),
  }),
};
