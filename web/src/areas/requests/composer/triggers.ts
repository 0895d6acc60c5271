import type { Trigger } from './trigger.ts';

/** The lists that open while writing, each by its characters; whoever offers one joins it here. */
export function useTriggers(): Trigger[] {
  return [];
}
