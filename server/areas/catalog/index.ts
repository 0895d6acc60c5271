import type { Area } from '#platform/area.ts';
import { catalogRoutes } from './catalog-routes.ts';

export { presentKeywordRule } from './catalog-presenter.ts';
export {
  type AssignmentRules,
  type Catalogue,
  type CatalogueCalendar,
  type CatalogueCategory,
  type CatalogueCentre,
  type CataloguePriority,
  type CatalogueStatus,
  catalogueAt,
  catalogueNow,
  queueStatusIds,
} from './catalogue.ts';
export { deadlineOf, type PriorityDeadline } from './deadline-of.ts';
export { type ActiveKeywordRule, listActiveKeywordRules, listKeywordRules } from './keyword-rule-queries.ts';
export { keywordRulesAt } from './keyword-rules.ts';

/** What requests are sorted by: priorities, statuses, categories, keyword rules. */
export const catalogArea: Area = { name: 'catalog', routes: catalogRoutes };
