import type { Area } from '#platform/area.ts';
import { changesRoutes } from './changes-routes.ts';

export { describeBreach, verifyLog } from './verify-log.ts';

/** Reading the change log of settings, people and customers, and proving that nobody touched it. */
export const changesArea: Area = { name: 'changes', routes: changesRoutes };
