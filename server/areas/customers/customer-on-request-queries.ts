import { type RawBuilder, sql } from 'kysely';
import { activeContractsIn } from './contract-queries.ts';
import type { ActiveContract } from './contract-rules.ts';

/** A customer as a request's page shows one. */
export type CustomerOnRequest = {
  id: string;
  name: string;
  organisationId: string | null;
  organisationName: string | null;
  language: string | null;
  address: string | null;
  notes: string | null;
  phones: string[];
  emails: string[];
  contracts: ActiveContract[];
};

/**
 * The customer whose id the expression gives, as one jsonb value (`CustomerOnRequest`), for a statement that reads
 * something else; null where there is none. Rides the primary key, contact_phone_contact, contact_email_contact and those of
 * service_contract.
 */
export function customerIn(id: RawBuilder<unknown>): RawBuilder<CustomerOnRequest | null> {
  return sql`(select jsonb_build_object('id', c.id, 'name', c.name, 'organisationId', c.organisation_id,
      'organisationName', (select g.name from organisation g where g.id = c.organisation_id), 'language', c.language,
      'address', c.address, 'notes', c.notes,
      'phones', array(select t.number from contact_phone t where t.contact_id = c.id order by t.position, t.id),
      'contracts', ${activeContractsIn}, 'emails', array(select e.address from contact_email e where e.contact_id = c.id order by e.position, e.id))
    from contact c where c.id = ${id})`;
}
