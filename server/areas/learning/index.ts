import './learning-events.ts';
import type { Area } from '#platform/area.ts';
import { learnCategories } from './learn-categories.ts';
import { learningRoutes } from './learning-routes.ts';

export { learnCategories } from './learn-categories.ts';

/** What a centre learns from its own sorted requests. */
export const learningArea: Area = {
  name: 'learning',
  routes: learningRoutes,
  ticks: [{ name: 'learn-categories', everyMs: 10_000, run: (runtime) => learnCategories(runtime) }],
};
