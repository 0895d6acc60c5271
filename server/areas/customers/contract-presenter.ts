import type { ServiceContract } from '#contract/service-contracts.ts';
import type { ListedContract } from './contract-queries.ts';
import { covers, nextStatuses, statusOf } from './contract-rules.ts';

/** A contract in the shape of the contract of the API, as it stands on this day of the office's zone. */
export function presentContract(row: ListedContract, day: string): ServiceContract {
  const status = statusOf(row.status, row.expiry_on, day);
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    organisation: row.organisation_id ? { id: row.organisation_id, name: row.organisation_name ?? '' } : null,
    effectiveOn: row.effective_on,
    expiryOn: row.expiry_on,
    status,
    inForce: status === 'active' && covers({ effectiveOn: row.effective_on, expiryOn: row.expiry_on }, day),
    priority: row.priority_id ? { id: row.priority_id, name: row.priority_name ?? '' } : null,
    note: row.note,
    next: nextStatuses(status),
    version: row.version,
  };
}
