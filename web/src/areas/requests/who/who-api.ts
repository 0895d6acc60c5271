import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CustomerHit, customerRoutes } from '#contract/customers.ts';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { readTyped } from './who-typed.ts';

/** A customer found: by exactly this number or address, by a part of the words, or only by a name spelled much like them. */
export type Found = { customer: CustomerHit; exact: boolean; alike: boolean };

/** Customers that fit what is typed: those with exactly this number or address first, then by any part of the words. */
export function useCustomerSearch(q: string, enabled: boolean) {
  return useQuery({
    queryKey: [scopes.customers, 'who', q],
    enabled: enabled && q.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Found[]> => {
      const { phone, email } = readTyped(q);
      const exactly =
        phone || email
          ? call(customerRoutes.lookUp, { query: { phone: phone ?? undefined, email: email ?? undefined }, signal })
          : null;
      const [known, listed] = await Promise.all([
        // Half a number is no number yet; the list still searches its digits.
        exactly?.catch(() => null) ?? null,
        call(customerRoutes.list, { query: { q: email ?? phone ?? q, limit: 8, alike: 'true' }, signal }),
      ]);
      const exact = known?.customers ?? [];
      const ids = new Set(exact.map((one) => one.id));
      return [
        ...exact.map((customer) => ({ customer, exact: true, alike: false })),
        ...listed.rows
          .filter((one) => !ids.has(one.id))
          .map((customer) => ({ customer, exact: false, alike: listed.onlyAlike === true })),
      ].slice(0, 8);
    },
  });
}

/** The customer linked to the request, as the customers' register has it. */
export function useCustomer(id: string) {
  return useQuery({
    queryKey: [scopes.customers, id],
    queryFn: ({ signal }) => call(customerRoutes.read, { params: { id }, signal }),
  });
}

/** A customer's requests, open ones first, page after page. */
export function useCustomerRequests(id: string) {
  return useInfiniteQuery({
    queryKey: [scopes.lists, 'customer', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(customerRoutes.requests, { params: { id }, query: { after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export type Keep = 'existing' | 'this_request_only' | 'new_customer' | 'update_customer';

/** Says who it is and what becomes of the details (S4-16). */
export function useIdentify() {
  const { request, write } = useRequestDesk();
  const client = useQueryClient();
  return async (
    keep: Keep,
    details: { contactId?: string | null; name?: string | null; phone?: string | null; email?: string | null },
  ) => {
    const answer = await write((version) =>
      call(requestRoutes.identifyCustomer, { params: { id: request.id }, body: { keep, ...details, version } }),
    );
    void client.invalidateQueries({ queryKey: [scopes.customers] });
    return answer;
  };
}

/** Only what was typed; what was not typed stays as it is. */
export function given(typed: ReturnType<typeof readTyped>): { name?: string; phone?: string; email?: string } {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
}
