import type { RouteContract } from './route.ts';

/** Records whose operations tell a customer's data: the customer, or what leads to one. */
export type Telling = 'customer' | 'request' | 'message' | 'inbound_message' | 'outbound_mail' | 'service_contract';

const byPath: Record<string, Telling> = {
  customers: 'customer',
  requests: 'request',
  messages: 'message',
  'inbound-messages': 'inbound_message',
  'outbound-mails': 'outbound_mail',
  'service-contracts': 'service_contract',
};

/**
 * Of what an operation on one record tells, so that its caller is noted as a reader (GDPR 5(2)); null where it tells nobody's
 * data. By its path, so that a new operation is noted unless it declares `tellsNothing`; answers to changes tell as much as
 * those to questions.
 */
export function tellsOf(route: Pick<RouteContract, 'path' | 'tellsNothing'>): Telling | null {
  const [, place, parameter] = /^\/([\w-]+)\/(?:by-number\/)?\{(\w+)\}/.exec(route.path) ?? [];
  if (!place || !parameter || route.tellsNothing) return null;
  return byPath[place] ?? null;
}
