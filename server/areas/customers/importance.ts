import type { ActiveContract } from './contract-rules.ts';
import type { CustomerRow } from './customer-queries.ts';

/** What is known of a customer that decides how much a request presses. */
export type Importance = {
  id: string;
  name: string;
  organisationId: string | null;
  organisationName: string | null;
  isVip: boolean;
  /** The person, or the company, may become a customer (S5-6). */
  isProspect: boolean;
  priorityId: string | null;
  organisationPriorityId: string | null;
  /** Active contracts of the person and the company; whether they hold is a matter of the day (R8.2, R16.1). */
  contracts: ActiveContract[];
};

export function importanceOf(
  row: Pick<
    CustomerRow,
    | 'id'
    | 'name'
    | 'organisation_id'
    | 'organisation_name'
    | 'is_vip'
    | 'is_prospect'
    | 'priority_id'
    | 'organisation_is_prospect'
    | 'organisation_priority_id'
    | 'contracts'
  >,
): Importance {
  return {
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    isVip: row.is_vip,
    isProspect: row.is_prospect || row.organisation_is_prospect === true,
    priorityId: row.priority_id,
    organisationPriorityId: row.organisation_priority_id,
    contracts: row.contracts,
  };
}
