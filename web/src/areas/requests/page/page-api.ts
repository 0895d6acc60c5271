import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { catalogRoutes } from '#contract/catalog.ts';
import { problemCodeRoutes } from '#contract/problem-codes.ts';
import { type RequestDetail, requestRoutes } from '#contract/requests.ts';
import { staffRoutes } from '#contract/staff.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { requestKeys } from '../api.ts';
import { noteOwn } from './own-changes.ts';
import { useInTurn } from './use-in-turn.ts';
import { useOutOfSight } from './use-out-of-sight.ts';

/** How one request is asked for by the number of its address, now or ahead. */
export const requestOfNumber = (number: number) =>
  queryOptions({
    queryKey: requestKeys.byNumber(number),
    queryFn: ({ signal }) => call(requestRoutes.readByNumber, { params: { number }, signal }),
  });

/** One request, found by the number of its address. */
export const useRequest = (number: number) => useQuery(requestOfNumber(number));

/** A call that changes the request; it gets the version the reader has on the screen. */
export type Write = (version: number) => Promise<RequestDetail>;

/**
 * Runs writes of one request one after the other, each with the version the one before it answered, and puts the answer
 * on the screen; what is out of sight then is left. When somebody else was faster the newest state is fetched before the error is thrown.
 */
export function useWrite({ id, number }: { id: string; number: number }): (write: Write) => Promise<RequestDetail> {
  const client = useQueryClient();
  const leave = useOutOfSight();
  const key = requestKeys.byNumber(number);
  return useInTurn(async (write: Write) => {
    const seen = client.getQueryData<RequestDetail>(key)?.version ?? 1;
    try {
      const answer = await write(seen);
      noteOwn(answer.id, answer.version);
      // An older state still on its way must not land on top of this one.
      await client.cancelQueries({ queryKey: key });
      if (!answer.inSight) {
        await leave(answer);
        return answer;
      }
      client.setQueryData(key, answer);
      void client.invalidateQueries({ queryKey: [scopes.request, id] });
      void client.invalidateQueries({ queryKey: [scopes.lists] });
      void client.invalidateQueries({ queryKey: [scopes.queue] });
      return answer;
    } catch (error) {
      if (isProblem(error, 'request_changed') || isProblem(error, 'transition_refused')) {
        await client.refetchQueries({ queryKey: key });
        void client.invalidateQueries({ queryKey: [scopes.request, id] });
      }
      throw error;
    }
  });
}

/** Problem codes in the order of their list, named in the reader's language. */
export function useProblemCodes() {
  return useQuery({
    queryKey: [scopes.settings, 'problem-codes'],
    queryFn: ({ signal }) => call(problemCodeRoutes.list, { signal }),
  });
}

/** Categories as administrators left them, with their members. */
export function useCategories() {
  return useQuery({
    queryKey: [scopes.settings, 'categories'],
    queryFn: ({ signal }) => call(catalogRoutes.listCategories, { signal }),
  });
}

export function usePriorities() {
  return useQuery({
    queryKey: [scopes.settings, 'priorities'],
    queryFn: ({ signal }) => call(catalogRoutes.listPriorities, { signal }),
  });
}

export function useStatuses() {
  return useQuery({
    queryKey: [scopes.settings, 'statuses'],
    queryFn: ({ signal }) => call(catalogRoutes.listStatuses, { signal }),
  });
}

/** Active people, for assigning and for naming whom a comment is about. */
export function usePeople(enabled: boolean) {
  return useQuery({
    queryKey: [scopes.settings, 'people', 'active'],
    enabled,
    queryFn: ({ signal }) => call(staffRoutes.listPeople, { query: { active: 'true', limit: 200 }, signal }),
  });
}
