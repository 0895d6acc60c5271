import { useMutation, useQuery } from '@tanstack/react-query';
import { customerRoutes } from '#contract/customers.ts';
import { ruleRoutes, type TrialMessage } from '#contract/rules.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

export const ruleKeys = { rules: [scopes.settings, 'rules'] as const };

/** The rules, the one tried first in front. */
export function useRules() {
  return useQuery({ queryKey: ruleKeys.rules, queryFn: ({ signal }) => call(ruleRoutes.list, { signal }) });
}

/** What would become of a message by the saved rules. */
export function useTryRules() {
  return useMutation({ mutationFn: (body: TrialMessage) => call(ruleRoutes.tryOut, { body }) });
}

/** Customers found by words, for naming them in a condition. */
export function useFoundCustomers(q: string) {
  return useQuery({
    queryKey: [scopes.customers, 'for-rules', q],
    enabled: q.trim().length > 1,
    queryFn: ({ signal }) => call(customerRoutes.list, { query: { q, limit: 20 }, signal }),
  });
}
