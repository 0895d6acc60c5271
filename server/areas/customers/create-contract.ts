import './customer-events.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { insertContract } from './contract-queries.ts';
import { lockCustomer } from './customer-queries.ts';

export type ContractInput = {
  number: string;
  name?: string | null | undefined;
  effectiveOn: string;
  expiryOn?: string | null | undefined;
  priorityId?: string | null | undefined;
  note?: string | null | undefined;
};

/**
 * Keeps a contract of a customer, or of the whole company the customer belongs to. Gives the id; an `id` known already is
 * answered and nothing written. Throws 404, `customer_erased`, `already_exists` for a number there is, `reference_unknown`
 * for a company the customer does not have, `invalid_body` for days that end before they begin. The caller has asked
 * `customer.edit`.
 */
export async function createContract(
  ctx: Ctx,
  customerId: string,
  input: ContractInput & {
    id?: string | undefined;
    ofOrganisation?: boolean | undefined;
    active?: boolean | undefined;
  },
): Promise<string> {
  const customer = await lockCustomer(ctx.tx, customerId);
  if (!customer) throw notFound('customer');
  if (customer.erased_at) throw conflict('customer_erased', 'The personal data of this customer were erased.');
  if (input.ofOrganisation && !customer.organisation_id) {
    throw conflict('reference_unknown', 'The customer belongs to no organisation.');
  }
  assertDays(input.effectiveOn, input.expiryOn ?? null);
  const id = input.id ?? newId(ctx.now);
  const added = await insertContract(
    ctx.tx,
    {
      id,
      number: input.number,
      name: input.name || null,
      contact_id: input.ofOrganisation ? null : customerId,
      organisation_id: input.ofOrganisation ? customer.organisation_id : null,
      effective_on: input.effectiveOn,
      expiry_on: input.expiryOn ?? null,
      status: input.active ? 'active' : 'free',
      priority_id: input.priorityId ?? null,
      note: input.note || null,
      version: 1,
      created_by: ctx.actor.id,
    },
    ctx.now,
  );
  if (added) ctx.record({ type: 'customer.contract_made', data: { contractId: id, contactId: customerId } });
  return id;
}

/** Refuses a last day before the first: `invalid_body`. */
export function assertDays(effectiveOn: string, expiryOn: string | null): void {
  if (expiryOn !== null && expiryOn < effectiveOn) {
    throw invalid('invalid_body', 'The contract would end before it begins.');
  }
}
