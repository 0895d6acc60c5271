import type { Area } from '#platform/area.ts';
import { routingRoutes } from './routing-routes.ts';

export { type AutomaticAssignment, assignAutomatically } from '#areas/requests/index.ts';
export { listHeld } from './queue-queries.ts';

export const routingArea: Area = { name: 'routing', routes: routingRoutes };
