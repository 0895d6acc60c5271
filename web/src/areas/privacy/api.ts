import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { privacyRoutes, type RetentionRule } from '#contract/privacy.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

const keys = {
  reads: (by: object) => [scopes.customers, 'reads', by] as const,
  erasure: (id: string) => [scopes.customers, id, 'erasure'] as const,
  exports: (id: string) => [scopes.customers, id, 'exports'] as const,
  erasures: [scopes.settings, 'erasures'] as const,
  retention: [scopes.settings, 'retention'] as const,
  preview: (rules: RetentionRule[]) => [scopes.settings, 'retention-preview', rules] as const,
};

/** Who read customers' data, newest first, page after page. */
export function useReads(by: { customerId?: string | undefined; personId?: string | undefined }, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.reads(by),
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(privacyRoutes.reads, { query: { ...by, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What erasing would take; asked anew each time it is opened, as it must be what is so now. */
export function useErasurePreview(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.erasure(id),
    enabled,
    gcTime: 0,
    staleTime: 0,
    refetchOnMount: 'always',
    queryFn: ({ signal }) => call(privacyRoutes.previewErasure, { params: { id }, signal }),
  });
}

function useCustomerMutation<V, R>(run: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: [scopes.customers] }),
  });
}

export const useErase = (id: string) =>
  useCustomerMutation((body: { requests: number; name: string }) =>
    call(privacyRoutes.erase, { params: { id }, body }),
  );

export const useHold = (id: string) =>
  useCustomerMutation((reason: string | null) => call(privacyRoutes.setHold, { params: { id }, body: { reason } }));

export const useOrderCopy = (id: string) =>
  useCustomerMutation((_: undefined) => call(privacyRoutes.orderExport, { params: { id } }));

const underWay = (state: string) => state === 'waiting' || state === 'running';

/** Copies ordered of a customer's data, the newest few; looked at again each second while one is being made. */
export function useCopies(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.exports(id),
    enabled,
    queryFn: ({ signal }) => call(privacyRoutes.exports, { params: { id }, query: { limit: 5 }, signal }),
    refetchInterval: (query) => (query.state.data?.rows.some((row) => underWay(row.state)) ? 1000 : false),
  });
}

/** The newest erasures; looked at again each second while one is under way. */
export function useErasures() {
  return useQuery({
    queryKey: keys.erasures,
    queryFn: ({ signal }) => call(privacyRoutes.erasures, { query: { limit: 10 }, signal }),
    refetchInterval: (query) => (query.state.data?.rows.some((row) => underWay(row.state)) ? 1000 : false),
  });
}

export function useRetention() {
  return useQuery({ queryKey: keys.retention, queryFn: ({ signal }) => call(privacyRoutes.retention, { signal }) });
}

/** What rules would concern now, as they are written and not yet saved. */
export function useRetentionPreview(rules: RetentionRule[], enabled: boolean) {
  return useQuery({
    queryKey: keys.preview(rules),
    enabled: enabled && rules.length > 0,
    gcTime: 0,
    queryFn: ({ signal }) => call(privacyRoutes.previewRetention, { body: { rules }, signal }),
  });
}

export function useSaveRetention() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: RetentionRule[]) => call(privacyRoutes.setRetention, { body: { rules } }),
    onSuccess: (saved) => client.setQueryData(keys.retention, saved),
  });
}

export function useRunRetention() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(privacyRoutes.runRetention, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: [scopes.settings] }),
  });
}
