import type { Language } from '#contract/common-shapes.ts';
import type { Customer, CustomerHit } from '#contract/customers.ts';
import type { CustomerRow } from './customer-queries.ts';

/** A customer in the shape of the contract. */
export function presentCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    name: row.name,
    organisation:
      row.organisation_id === null
        ? null
        : {
            id: row.organisation_id,
            name: row.organisation_name as string,
            isProspect: row.organisation_is_prospect ?? false,
            priorityId: row.organisation_priority_id,
          },
    language: row.language as Language | null,
    phones: row.phones,
    emails: row.emails,
    address: row.address,
    notes: row.notes,
    isVip: row.is_vip,
    isProspect: row.is_prospect,
    priorityId: row.priority_id,
    responsible: row.responsible_id ? { id: row.responsible_id, name: row.responsible_name ?? '' } : null,
    openRequests: row.open_requests,
    createdAt: row.created_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** The same among others: no address, no notes, and a company by its name alone. */
export function presentHit(row: CustomerRow): CustomerHit {
  const { id, name, phones, emails, isVip, isProspect, openRequests, organisation } = presentCustomer(row);
  const named = organisation && { id: organisation.id, name: organisation.name };
  return { id, name, phones, emails, isVip, isProspect, openRequests, organisation: named };
}
