export type NotificationEvents = {
  /** The last quarter of the time until the deadline has begun, two hours before it at the earliest. */
  'request.due_soon': { deadlineAt: string };
  'request.overdue': { deadlineAt: string };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends NotificationEvents {}
}
