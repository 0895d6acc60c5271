import type { Catalogue } from '#areas/catalog/index.ts';
import { RequestSort } from '#contract/requests.ts';
import { ListColumn, type View, ViewFilter } from '#contract/views.ts';
import type { Principal } from '#platform/principal.ts';
import type { ViewRecord } from './view-queries.ts';

/** A shared view is changed by those who may share one; a personal one by its owner, who alone sees it. */
export const mayEdit = (principal: Principal, row: ViewRecord): boolean =>
  row.owner_id === null ? principal.permissions.has('view.share') : row.owner_id === principal.id;

/** What a later release no longer knows of a filter or column is left out, so that an old view still opens. */
export function presentView(row: ViewRecord, principal: Principal, catalogue: Catalogue): View {
  const filter = ViewFilter.safeParse(row.filter);
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  return {
    id: row.id,
    name: row.name,
    shared: row.owner_id === null,
    centre: centre ? { id: centre.id, name: centre.name } : null,
    filter: filter.success ? filter.data : {},
    sort: RequestSort.catch('newest').parse(row.sort),
    columns: row.columns.filter((one) => ListColumn.safeParse(one).success) as View['columns'],
    density: row.density === 'compact' || row.density === 'comfortable' ? row.density : null,
    mayEdit: mayEdit(principal, row),
    version: row.version,
  };
}
