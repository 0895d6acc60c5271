export type BulkEvents = {
  'bulk.started': { runId: string; action: string; total: number };
  'bulk.stopped': { runId: string; done: number; left: number };
  'bulk.ended': { runId: string; done: number; refused: number; failed: number };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends BulkEvents {}
}
