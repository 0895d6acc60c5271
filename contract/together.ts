import { z } from 'zod';
import { ById, Id, Instant, line, Named, PageQuery, pageOf } from './common-shapes.ts';
import { ReadLight } from './request-shapes.ts';
import { route } from './route.ts';

export const viewingStates = ['viewing', 'writing_reply', 'writing_note'] as const;

/** Somebody else who has a request open, and what they are doing there. */
export const Viewer = z.object({ person: Named, state: z.enum(viewingStates) });
export type Viewer = z.infer<typeof Viewer>;

/** What people can be told of, in the order of the settings. */
export const notificationKinds = [
  'assigned',
  'customer_answered',
  'came_back',
  'reopened',
  'mentioned',
  'draft_handed_over',
  'due_soon',
  'overdue',
  'escalated',
  'mail_failed',
  'unassigned',
  'new_in_categories',
  'became_job',
] as const;
export const NotificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const NotificationChannels = z.object({ screen: z.boolean(), email: z.boolean(), push: z.boolean() });
export type NotificationChannels = z.infer<typeof NotificationChannels>;

export const Notification = z.object({
  id: Id,
  kind: NotificationKind,
  request: z.object({ id: Id, number: z.int(), subject: z.string().nullable() }),
  actor: z.string().describe('Who did it, by name; `Timer` and such for what happens by itself'),
  at: Instant,
  readAt: Instant.nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const NotificationPreferences = z.object({
  choices: z.record(NotificationKind, NotificationChannels),
  outsideHours: z
    .enum(['wait', 'always'])
    .describe('`wait`: e-mail and push wait until my next working time and come as one'),
  workingTime: z
    .object({ calendar: z.string(), zone: z.string(), open: z.boolean(), nextOpenAt: Instant.nullable() })
    .nullable()
    .describe('Whose hours count for me, and whether it is working time now; null: no calendar, so always'),
  emailReady: z.boolean().describe('Whether a mail relay is set, without which no mail goes out'),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const PushBrowser = z.object({ id: Id, browser: z.string(), createdAt: Instant });
export type PushBrowser = z.infer<typeof PushBrowser>;

const Unread = z.object({
  count: z.int(),
  requestIds: z.array(Id).describe('Requests with unread notifications, at most 200'),
});

export const togetherRoutes = {
  viewing: route({
    method: 'PUT',
    path: '/requests/{id}/viewing',
    summary: 'Say that I have this request open, and hear who else has',
    description:
      'Sent every 15 seconds and at each change; who is silent for 40 seconds is gone. No lock follows from it. Others hear of it at once on `/live`.',
    access: 'request.read',
    stranger: 404,
    tellsNothing: true,
    params: ById,
    body: z.object({
      tabId: Id.describe('One for each window, chosen by the caller'),
      state: z.enum([...viewingStates, 'away']).describe('`away`: this window has left the request'),
    }),
    answer: z.object({ others: z.array(Viewer) }),
  }),
  viewers: route({
    method: 'GET',
    path: '/viewers',
    summary: 'Who has which requests open now, of those I may see',
    access: 'request.read',
    answer: z.object({ rows: z.array(Viewer.extend({ requestId: Id })) }),
  }),
  reading: route({
    method: 'POST',
    path: '/requests/{id}/reading',
    summary: 'I have read this request',
    description:
      "Marks my notifications of it as read. The read light turns green only when its owner reads (§3.2): a supervisor's look leaves it as it is.",
    access: 'request.read',
    stranger: 404,
    tellsNothing: true,
    params: ById,
    answer: z.object({ readLight: ReadLight.nullable(), unread: Unread }),
  }),
  mentionable: route({
    method: 'GET',
    path: '/requests/{id}/mentionable',
    summary: 'Colleagues who may see this request, to mention them in a note',
    access: 'request.note',
    stranger: 404,
    tellsNothing: true,
    params: ById,
    query: z.object({ q: line(100).optional() }),
    answer: z.object({ rows: z.array(Named.extend({ hint: z.string().describe('Where they work') })) }),
  }),
  notifications: route({
    method: 'GET',
    path: '/notifications',
    summary: 'What I was told, newest first',
    access: 'signed_in',
    query: PageQuery.extend({ unread: z.stringbool().optional() }),
    answer: pageOf(Notification),
  }),
  unread: route({
    method: 'GET',
    path: '/notifications/unread',
    summary: 'How many notifications I have not read',
    access: 'signed_in',
    answer: Unread,
  }),
  markRead: route({
    method: 'POST',
    path: '/notifications/reading',
    summary: 'Mark notifications as read',
    access: 'signed_in',
    body: z.object({
      ids: z.array(Id).max(500).optional(),
      requestId: Id.optional().describe('All of this request'),
      all: z.boolean().optional(),
    }),
    answer: Unread,
  }),
  readPreferences: route({
    method: 'GET',
    path: '/me/notifications',
    summary: 'What I want to be told, and how',
    access: 'signed_in',
    answer: NotificationPreferences,
  }),
  setPreferences: route({
    method: 'PATCH',
    path: '/me/notifications',
    summary: 'Choose what I want to be told, and how',
    access: 'signed_in',
    body: z.object({
      choices: z.partialRecord(NotificationKind, NotificationChannels).optional(),
      outsideHours: z.enum(['wait', 'always']).optional(),
    }),
    answer: NotificationPreferences,
  }),
  tryNotification: route({
    method: 'POST',
    path: '/me/notifications/trial',
    summary: 'Send me a test',
    access: 'signed_in',
    body: z.object({ channel: z.enum(['email', 'push']) }),
    answer: z.object({
      sent: z.int().describe('To how many addresses or browsers it is on its way'),
      refused: z.int().describe('Browsers whose push service did not take it'),
    }),
  }),
  pushKey: route({
    method: 'GET',
    path: '/push/key',
    summary: 'The public key with which a browser subscribes to pushes (RFC 8292)',
    access: 'signed_in',
    answer: z.object({ publicKey: z.string() }),
  }),
  listBrowsers: route({
    method: 'GET',
    path: '/push/subscriptions',
    summary: 'My browsers that receive pushes',
    access: 'signed_in',
    answer: z.object({ rows: z.array(PushBrowser) }),
  }),
  subscribe: route({
    method: 'PUT',
    path: '/push/subscriptions',
    summary: 'Receive pushes in this browser',
    access: 'signed_in',
    body: z.object({
      endpoint: z.url().max(2000),
      keys: z.object({
        p256dh: z.string().regex(/^[\w-]{80,100}$/),
        auth: z.string().regex(/^[\w-]{16,40}$/),
      }),
      browser: line(100).default(''),
    }),
    answer: PushBrowser,
  }),
  unsubscribe: route({
    method: 'DELETE',
    path: '/push/subscriptions/{id}',
    summary: 'Receive no more pushes in this browser',
    access: 'signed_in',
    stranger: 404,
    params: ById,
    answer: z.object({ id: Id }),
  }),
};
