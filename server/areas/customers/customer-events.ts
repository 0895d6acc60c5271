/** What about a customer a change touched, in the words of the contract. */
export type CustomerField =
  | 'name'
  | 'organisation'
  | 'language'
  | 'address'
  | 'notes'
  | 'isVip'
  | 'isProspect'
  | 'priority'
  | 'responsible'
  | 'phones'
  | 'emails';

export type CustomerEvents = {
  'customer.created': { contactId: string };
  'customer.edited': { contactId: string; fields: CustomerField[] };
  'organisation.renamed': { organisationId: string };
  'organisation.weighed': { organisationId: string; fields: string[] };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends CustomerEvents {}
}
