import { z } from 'zod';
import { Id, Instant, Language, line, PageQuery, pageOf } from './common-shapes.ts';
import { RequestDetail, RequestRow } from './requests.ts';
import { route } from './route.ts';

export const orphanReasons = [
  'owner_left',
  'no_category',
  'no_member',
  'skill',
  'language',
  'all_absent',
  'status',
  'comment',
  'blank',
] as const;
export const OrphanReason = z.enum(orphanReasons);
export type OrphanReason = z.infer<typeof OrphanReason>;

/** A request that nobody can get, and why. */
const Orphan = RequestRow.extend({
  why: z.object({
    reason: OrphanReason,
    untilAt: Instant.nullable().describe('With `all_absent`: when the first of them is back'),
    skills: z.array(z.string()).describe('With `skill`: what somebody would have to know'),
    language: Language.nullable().describe('With `language`: what nobody speaks'),
  }),
});
export type Orphan = z.infer<typeof Orphan>;

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
      waiting: z.int().describe('Counted up to 1,000 of each category and priority'),
      more: z.boolean().describe('More wait than were counted'),
      late: z.int(),
      earliestDeadlineAt: Instant.nullable(),
      categories: z.array(z.object({ id: z.string(), name: z.string(), waiting: z.int() })),
      held: RequestRow.nullable(),
      mayTakeAnother: z
        .boolean()
        .describe('Whether another one may be taken beside what is held, in some centres by saying why'),
    }),
  }),
  orphans: route({
    method: 'GET',
    path: '/queue/orphans',
    summary: 'Requests that nobody can get, and why',
    description:
      'Open requests whose owner has left, or that have no owner and nobody Next would hand them to: no member, all absent, a skill or language nobody has, no category, a status outside the queue. Earliest deadline first. What waits for the customer or a moment comes back by itself and is not among them.',
    access: 'room.read',
    query: PageQuery.extend({ centreId: Id.optional(), reason: OrphanReason.optional() }),
    answer: pageOf(Orphan).extend({
      count: z.int(),
      reasons: z.array(z.object({ reason: OrphanReason, count: z.int() })),
    }),
  }),
  next: route({
    method: 'POST',
    path: '/queue/next',
    summary: 'Get the most urgent request of my categories',
    description:
      'Refused with `still_holding` while a request pulled earlier is not yet solved, asked or handed on (S5-50, R13.1); its fact `withReason` says whether a reason is enough.',
    access: 'request.pull',
    body: z
      .object({ reason: line(300).optional().describe('Why another one while holding, where the centre asks for it') })
      .optional(),
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
