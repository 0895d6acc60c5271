import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { customerRoutes } from '#contract/customers.ts';
import { serviceContractRoutes } from '#contract/service-contracts.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Query keys of customers. Their requests lie under `lists`, so that a live change of a request reaches them. */
export const customerKeys = {
  found: (q: string) => [scopes.customers, 'found', q] as const,
  one: (id: string) => [scopes.customers, id] as const,
  known: (by: { phone?: string; email?: string }) => [scopes.customers, 'known', by] as const,
  contracts: (id: string) => [scopes.customers, id, 'contracts'] as const,
  requests: (id: string) => [scopes.lists, 'customer', id] as const,
  changes: (id: string) => [scopes.customers, id, 'changes'] as const,
};

/** Customers found by any part of name, organisation or address, or a phone number in any spelling, page after page. */
export function useCustomers(q: string) {
  return useInfiniteQuery({
    queryKey: customerKeys.found(q),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(customerRoutes.list, { query: { q: q || undefined, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const readCustomer = (id: string) => call(customerRoutes.read, { params: { id } });

export function useCustomer(id: string) {
  return useQuery({ queryKey: customerKeys.one(id), queryFn: () => readCustomer(id) });
}

/** Contracts of a customer and of the customer's company, those in force first. */
export function useContracts(id: string) {
  return useQuery({
    queryKey: customerKeys.contracts(id),
    queryFn: ({ signal }) => call(serviceContractRoutes.list, { params: { id }, signal }),
  });
}

/** A customer's requests, open ones first, page after page. */
export function useCustomerRequests(id: string) {
  return useInfiniteQuery({
    queryKey: customerKeys.requests(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(customerRoutes.requests, { params: { id }, query: { after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Customers kept already with exactly this number or address; nothing is asked while both are short. */
export function useKnown(by: { phone?: string; email?: string }) {
  const asked = (by.phone?.replaceAll(/\D/g, '').length ?? 0) >= 6 || /.@.+\../.test(by.email ?? '');
  return useQuery({
    queryKey: customerKeys.known(by),
    enabled: asked,
    queryFn: ({ signal }) => call(customerRoutes.lookUp, { query: by, signal }),
  });
}
