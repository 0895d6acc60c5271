export type ExportEvents = {
  'requests.exported': {
    exportId: string;
    format: string;
    columns: string[];
    filter: Record<string, unknown>;
    count: number;
    outcome: 'complete' | 'broken_off' | 'failed';
  };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends ExportEvents {}
}
