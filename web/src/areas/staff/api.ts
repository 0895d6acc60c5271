import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { staffRoutes } from '#contract/staff.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Query keys of people, centres and keys; all lie under `settings`. */
export const staffKeys = {
  people: (q: string, all: boolean) => [scopes.settings, 'people', q, all] as const,
  person: (id: string) => [scopes.settings, 'people', id] as const,
  everybody: [scopes.settings, 'everybody'] as const,
  centres: [scopes.settings, 'centres'] as const,
  apiKeys: [scopes.settings, 'api-keys'] as const,
  learning: (centreId: string) => [scopes.settings, 'learning', centreId] as const,
};

/** People found by words of name or address, page after page; `all` shows those no longer active too. */
export function usePeople(q: string, all: boolean) {
  return useInfiniteQuery({
    queryKey: staffKeys.people(q, all),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(staffRoutes.listPeople, {
        query: { q: q || undefined, after: pageParam, limit: 100, ...(all ? {} : { active: 'true' }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** One person as the server has them now. */
export const readPerson = (id: string) => call(staffRoutes.readPerson, { params: { id } });

/** One person; asked only when one is opened. */
export function usePerson(id: string | undefined) {
  return useQuery({
    queryKey: staffKeys.person(id ?? ''),
    enabled: id !== undefined,
    queryFn: () => readPerson(id ?? ''),
  });
}

/** Those requests can be given to, and whoever is chosen already. */
export const ownersAmong = <One extends { id: string; mayOwn: boolean }>(
  people: readonly One[],
  chosenId?: string | null,
): One[] => people.filter((one) => one.mayOwn || one.id === chosenId);

/** Everybody who is active, for choosing members: all pages at once. */
export function useEverybody() {
  const found = useQuery({
    queryKey: staffKeys.everybody,
    queryFn: async ({ signal }) => {
      const rows: { id: string; name: string; mayOwn: boolean }[] = [];
      let after: string | undefined;
      do {
        const page = await call(staffRoutes.listPeople, { query: { active: 'true', after, limit: 200 }, signal });
        rows.push(...page.rows.map(({ id, name, mayOwn }) => ({ id, name, mayOwn })));
        after = page.next ?? undefined;
      } while (after);
      return rows;
    },
  });
  return found.data ?? [];
}

/** All support centres. */
export function useCentres() {
  return useQuery({ queryKey: staffKeys.centres, queryFn: ({ signal }) => call(staffRoutes.listCentres, { signal }) });
}

/** My API keys; an administrator sees all. */
export function useApiKeys() {
  return useQuery({ queryKey: staffKeys.apiKeys, queryFn: ({ signal }) => call(staffRoutes.listApiKeys, { signal }) });
}

/** People chosen already stay choosable after they have been deactivated. */
export function withChosen<One extends { id: string; name: string }>(options: One[], chosen: One[]): One[] {
  const known = new Set(options.map((one) => one.id));
  return [...options, ...chosen.filter((one) => !known.has(one.id))];
}
