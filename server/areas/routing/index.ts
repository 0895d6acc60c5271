import type { Area } from '#platform/area.ts';
import { redelegate } from './redelegate.ts';
import { returnHeld } from './return-held.ts';
import { routingRoutes } from './routing-routes.ts';

export { orphanScope } from './find-orphans.ts';
export { countHeldByGone, countLeftBehind } from './left-behind-queries.ts';
export { countOrphans } from './orphan-queries.ts';
export { listHeld } from './queue-queries.ts';

/** How requests get to people: Next from the queue, what goes on to somebody else, and what nobody can get. */
export const routingArea: Area = {
  name: 'routing',
  routes: routingRoutes,
  ticks: [
    { name: 'redelegate', everyMs: 30_000, run: redelegate },
    { name: 'return-held', everyMs: 30_000, run: returnHeld },
  ],
};
