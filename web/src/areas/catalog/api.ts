import { useQuery } from '@tanstack/react-query';
import { catalogRoutes } from '#contract/catalog.ts';
import { problemCodeRoutes } from '#contract/problem-codes.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Query keys of the catalogue; all lie under `settings` and hold what the API answers. */
export const catalogKeys = {
  priorities: [scopes.settings, 'priorities'] as const,
  statuses: [scopes.settings, 'statuses'] as const,
  categories: [scopes.settings, 'categories'] as const,
  problemCodes: [scopes.settings, 'problem-codes'] as const,
};

export function usePriorities() {
  return useQuery({
    queryKey: catalogKeys.priorities,
    queryFn: ({ signal }) => call(catalogRoutes.listPriorities, { signal }),
  });
}

export function useStatuses() {
  return useQuery({
    queryKey: catalogKeys.statuses,
    queryFn: ({ signal }) => call(catalogRoutes.listStatuses, { signal }),
  });
}

export function useProblemCodes() {
  return useQuery({
    queryKey: catalogKeys.problemCodes,
    queryFn: ({ signal }) => call(problemCodeRoutes.list, { signal }),
  });
}

/** The tree; where it is `followed`, asked again every two seconds while requests of some category are on their way. */
export function useCategories(followed = false) {
  return useQuery({
    queryKey: catalogKeys.categories,
    queryFn: ({ signal }) => call(catalogRoutes.listCategories, { signal }),
    refetchInterval: ({ state }) => (followed && state.data?.rows.some((one) => one.moving) ? 2000 : false),
  });
}

/** The record of this id as the server has it now, from a list route. */
export async function fromList<Row extends { id: string }>(
  id: string,
  list: () => Promise<{ rows: Row[] }>,
): Promise<Row> {
  const row = (await list()).rows.find((one) => one.id === id);
  if (!row) throw new Error(`no record ${id}`);
  return row;
}
