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
  /** A contract is of a person, or (`contactId` null) of a company; on making it, of whom it was made on the page. */
  'customer.contract_made': { contractId: string; contactId: string };
  'customer.contract_edited': { contractId: string; contactId: string | null; fields: string[] };
  'customer.contract_status_set': { contractId: string; contactId: string | null; from: string; to: string };
  'organisation.renamed': { organisationId: string };
  'organisation.weighed': { organisationId: string; fields: string[] };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends CustomerEvents {}
}
