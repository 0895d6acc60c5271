export {
  type Catalogue,
  type CataloguePriority,
  type CatalogueStatus,
  catalogueAt,
  catalogueNow,
} from './catalogue.ts';
