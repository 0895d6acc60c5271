/**
 * Every type of event and the data it carries. Each area declares its own in `*-events.ts` by merging into this
 * interface:
 *
 *     declare module '#platform/event-types.ts' { interface EventTypes { 'request.closed': { … } } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the areas
export interface EventTypes {}

export type EventType = keyof EventTypes & string;
export type EventData<T extends EventType> = EventTypes[T];
