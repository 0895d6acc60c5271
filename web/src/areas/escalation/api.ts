import { useQuery } from '@tanstack/react-query';
import { escalationRoutes } from '#contract/escalation.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** The chain of a priority lies under the settings, that of a request under the request. */
export const escalationKeys = {
  chain: (priorityId: string) => [scopes.settings, 'escalation', priorityId] as const,
  ofRequest: (id: string) => [scopes.request, id, 'escalation'] as const,
};

export const readChain = (priorityId: string) => call(escalationRoutes.readChain, { params: { id: priorityId } });

export function useChain(priorityId: string) {
  return useQuery({ queryKey: escalationKeys.chain(priorityId), queryFn: () => readChain(priorityId) });
}

/** How the escalation of a request stands; a live event of the request makes it stale. */
export function useEscalation(id: string) {
  return useQuery({
    queryKey: escalationKeys.ofRequest(id),
    queryFn: ({ signal }) => call(escalationRoutes.ofRequest, { params: { id }, signal }),
  });
}
