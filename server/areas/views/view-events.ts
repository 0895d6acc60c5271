export type ViewEvents = {
  'view.saved': { viewId: string; name: string; shared: boolean };
  'view.edited': { viewId: string; fields: string[] };
  'view.deleted': { viewId: string; name: string };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends ViewEvents {}
}
