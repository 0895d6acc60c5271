import './notification-events.ts';
import type { Area } from '#platform/area.ts';
import { mailAccountNews } from './mail-account-news.ts';
import { mailDueNotifications } from './mail-due-notifications.ts';
import { mailUnassigned } from './mail-unassigned.ts';
import { notificationsRoutes } from './notifications-routes.ts';
import { notifyPeople } from './notify-people.ts';
import { pushDueNotifications } from './push-due-notifications.ts';
import { tellOfDeadlines } from './tell-of-deadlines.ts';

/** What people are told: on the screen at once, by e-mail and push in their working time. */
export const notificationsArea: Area = {
  name: 'notifications',
  routes: notificationsRoutes,
  subscribers: [notifyPeople, mailUnassigned, ...mailAccountNews],
  ticks: [
    { name: 'tell-of-deadlines', everyMs: 15_000, run: tellOfDeadlines },
    { name: 'mail-due-notifications', everyMs: 2_000, run: mailDueNotifications },
    { name: 'push-due-notifications', everyMs: 1_000, run: pushDueNotifications },
  ],
};
