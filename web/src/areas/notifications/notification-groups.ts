import type { Notification } from '#contract/together.ts';

/** What I was told about one request: newest first, and how much of it is unread. */
export type NotificationGroup = { request: Notification['request']; told: Notification[]; unread: number };

/** Notifications by request, the request with the newest first. */
export function groupsOf(rows: readonly Notification[]): NotificationGroup[] {
  return [...Map.groupBy(rows, (row) => row.request.id).values()].map((told) => ({
    request: (told[0] as Notification).request,
    told,
    unread: told.filter((one) => one.readAt === null).length,
  }));
}
