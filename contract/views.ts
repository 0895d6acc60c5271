import { z } from 'zod';
import { Id, line, Named, Version } from './common-shapes.ts';
import { RequestFilter, RequestSort } from './request-filter.ts';
import { route } from './route.ts';

/** Columns a request list can show, in the order they stand in when nobody chose otherwise. */
export const listColumns = [
  'number',
  'clock',
  'escalation',
  'subject',
  'customer',
  'category',
  'problemCode',
  'owner',
  'status',
  'priority',
  'kind',
  'channel',
  'centre',
  'updated',
  'age',
  'timeToReply',
  'timeToClose',
  'timeInQueue',
  'timeWithUs',
  'timeOutside',
] as const;
export const ListColumn = z.enum(listColumns);
export type ListColumn = z.infer<typeof ListColumn>;

/** What a view keeps of a filter: its words, without the order. */
export const ViewFilter = RequestFilter.omit({ sort: true }).extend({
  late: z.enum(['true', 'false']).optional(),
});
export type ViewFilter = z.infer<typeof ViewFilter>;

/** Views everybody has from the start; their names are words of the screen. */
export const standardViews = {
  open: { filter: { phase: 'open' }, sort: 'newest' },
  mine: { filter: { phase: 'open', ownerId: 'me' }, sort: 'deadline' },
  unassigned: { filter: { phase: 'open', ownerId: 'none', categoryId: 'mine' }, sort: 'deadline' },
  late: { filter: { late: 'true' }, sort: 'deadline' },
  escalated: { filter: { attention: 'escalated' }, sort: 'deadline' },
  deferred: { filter: { attention: 'deferred' }, sort: 'oldest' },
  today: { filter: { phase: 'open', due: 'today' }, sort: 'deadline' },
  waiting: { filter: { phase: 'waiting_customer' }, sort: 'activity' },
  closed: { filter: { closed: 'week' }, sort: 'activity' },
} as const satisfies Record<string, { filter: ViewFilter; sort: RequestSort }>;
export type StandardView = keyof typeof standardViews;

export const View = z.object({
  id: Id,
  name: z.string(),
  shared: z.boolean(),
  centre: Named.nullable().describe('A shared view of one centre is seen by its people; null: by everybody'),
  filter: ViewFilter,
  sort: RequestSort,
  columns: z.array(ListColumn).describe('In their order; empty: the usual ones'),
  density: z.enum(['comfortable', 'compact']).nullable(),
  mayEdit: z.boolean(),
  version: z.int(),
});
export type View = z.infer<typeof View>;

const ViewBody = z.object({
  name: line(80).pipe(z.string().min(1)),
  shared: z.boolean().default(false),
  centreId: Id.nullish(),
  filter: ViewFilter,
  sort: RequestSort.default('newest'),
  columns: z.array(ListColumn).max(listColumns.length).default([]),
  density: z.enum(['comfortable', 'compact']).nullish(),
});

const Counted = z.object({ name: z.string(), count: z.int(), more: z.boolean() });

export const viewRoutes = {
  list: route({
    method: 'GET',
    path: '/views',
    summary: 'My saved views and those shared with me',
    access: 'request.read',
    answer: z.object({ rows: z.array(View) }),
  }),
  counts: route({
    method: 'GET',
    path: '/views/counts',
    summary: 'How many requests each view holds',
    description:
      'Counts up to 1,000 each and says when there are more. Views that are not the caller’s to see are left out.',
    access: 'request.read',
    query: z.object({
      of: z
        .string()
        .max(4000)
        .describe(
          'Ids of views, or open, mine, unassigned, late, escalated, deferred, today, waiting, closed; comma-separated',
        ),
    }),
    answer: z.object({ counts: z.array(Counted) }),
  }),
  read: route({
    method: 'GET',
    path: '/views/{id}',
    summary: 'One view',
    access: 'request.read',
    stranger: 404,
    params: z.object({ id: Id }),
    answer: View,
  }),
  create: route({
    method: 'POST',
    path: '/views',
    summary: 'Save a view',
    description: 'A shared one needs `view.share`. The same `id` twice saves one.',
    access: 'request.read',
    body: ViewBody.extend({ id: Id.optional() }),
    status: 201,
    answer: View,
  }),
  edit: route({
    method: 'PATCH',
    path: '/views/{id}',
    summary: 'Change a view',
    access: 'request.read',
    stranger: 404,
    params: z.object({ id: Id }),
    body: z
      .object({
        name: line(80).pipe(z.string().min(1)),
        filter: ViewFilter,
        sort: RequestSort,
        columns: z.array(ListColumn).max(listColumns.length),
        density: z.enum(['comfortable', 'compact']).nullable(),
      })
      .partial()
      .extend({ version: Version.optional() }),
    answer: View,
  }),
  delete: route({
    method: 'DELETE',
    path: '/views/{id}',
    summary: 'Delete a view',
    access: 'request.read',
    stranger: 404,
    params: z.object({ id: Id }),
    answer: z.object({ id: Id }),
  }),
};
