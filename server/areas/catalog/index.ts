export {
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
