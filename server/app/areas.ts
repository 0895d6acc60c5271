import type { Area } from '#platform/area.ts';

/** Every area, in the order of dependency. */
export const areas: Area[] = [];
