export type ConfigurationEvents = {
  'configuration.taken_in': { parts: Record<string, { added: number; changed: number }> };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends ConfigurationEvents {}
}
