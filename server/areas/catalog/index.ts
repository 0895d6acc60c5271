import type { Area } from '#platform/area.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { runMoves } from './move-requests.ts';

export type { AssignmentRules } from './assignment-rules.ts';
export {
  type Catalogue,
  type CatalogueCentre,
  type CataloguePriority,
  type CatalogueStatus,
  catalogueAt,
  catalogueNow,
  queueStatusIds,
} from './catalogue.ts';
export type { CatalogueCategory } from './catalogue-categories.ts';
export { filled, nameColumns, outerName } from './category-names.ts';
export { type Budget, deadlineBy, deadlineOf } from './deadline-of.ts';
export { catalogueFor, inLanguage, pathAsRead } from './in-language.ts';
export { pathWords } from './path-words.ts';
export { isOffered, problemName, raisedBy, raises } from './problem-code-rules.ts';
export { trackOfPhase } from './status-rules.ts';

/** What requests are sorted by: priorities, statuses, categories. */
export const catalogArea: Area = {
  name: 'catalog',
  routes: catalogRoutes,
  ticks: [{ name: 'move-requests', everyMs: 1000, run: runMoves }],
};
