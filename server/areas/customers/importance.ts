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
  };
}
