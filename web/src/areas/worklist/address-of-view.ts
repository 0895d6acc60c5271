import { type StandardView, standardViews, type View } from '#contract/views.ts';
import type { Filter } from '../requests/api.ts';
import { filterOf } from './filter-words.ts';

type Search = Record<string, string | undefined>;

/** The filter with the order of a saved or standard view; the usual order is no word of the address. */
export function filterOfView(view: { filter: object; sort: string }): Filter {
  return filterOf({ ...(view.filter as Search), ...(view.sort === 'newest' ? {} : { sort: view.sort }) });
}

/** Words in a fixed order, so that two filters that say the same are the same. */
export const wordsOf = (filter: Filter): string =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(),
  );

/** The standard view a filter is, if it is one. */
export function standardOf(filter: Filter): StandardView | null {
  const known = Object.keys(standardViews) as StandardView[];
  return known.find((name) => wordsOf(filterOfView(standardViews[name])) === wordsOf(filter)) ?? null;
}

/**
 * What the address of the list says. `?view=<id>` alone is that view; with `edited` the words beside it are what it was
 * changed to; without `view` the words are the filter.
 */
export function placeOf(
  search: Search,
  views: readonly View[],
): { view: View | null; filter: Filter; changed: boolean } {
  const view = views.find((one) => one.id === search.view) ?? null;
  if (!view) return { view: null, filter: filterOf(search), changed: false };
  const saved = filterOfView(view);
  if (search.edited !== '1') return { view, filter: saved, changed: false };
  const filter = filterOf(search);
  return { view, filter, changed: wordsOf(filter) !== wordsOf(saved) };
}

/** The address for a filter while a view is open: the view's own when it is what was saved. */
export function addressOf(view: View | null, filter: Filter): Search {
  if (!view) return filter as Search;
  if (wordsOf(filter) === wordsOf(filterOfView(view))) return { view: view.id };
  return { view: view.id, edited: '1', ...(filter as Search) };
}
