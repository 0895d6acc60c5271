import { type CallerPlace, noteSecurity } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import {
  countErasable,
  insertErasure,
  listCustomersRequests,
  lockCustomerState,
  writeErasure,
  writeHold,
} from './erasure-queries.ts';
import { refusalsOf } from './preview-erasure.ts';
import './privacy-events.ts';

/**
 * Orders the erasure of a customer's data; it is carried out after the commit, request by request. Whoever orders says how
 * many requests it takes and types the customer's name. Throws `erasure_refused`, `erasure_changed`. Gives its id.
 */
export async function eraseCustomer(
  ctx: Ctx<Principal>,
  customerId: string,
  seen: { requests: number; name: string },
  place?: CallerPlace,
): Promise<string> {
  const customer = await lockCustomerState(ctx.tx, customerId);
  if (!customer) throw notFound('customer');
  const counted = await countErasable(ctx.tx, customerId);
  const refusals = refusalsOf(customer, counted);
  if (refusals.length > 0) {
    throw conflict('erasure_refused', 'This customer’s data cannot be erased now.', {
      refusals,
      openRequests: counted.openRequests,
    });
  }
  if (counted.requests !== seen.requests || !sameName(customer.name, seen.name)) {
    throw conflict('erasure_changed', 'The name or the number of requests is not what you were shown.', {
      requests: counted.requests,
    });
  }
  const id = newId(ctx.now);
  await insertErasure(ctx.tx, { id, kind: 'customer', contactId: customerId, personId: ctx.actor.id }, ctx.now);
  const total = await listCustomersRequests(ctx.tx, id, customerId);
  await writeErasure(ctx.tx, { id, version: 1 }, {}, ctx.now);
  const facts = { erasureId: id, contactId: customerId };
  await noteSecurity(ctx, { type: 'erasure_ordered', person: ctx.actor, place, facts });
  ctx.record({ type: 'erasure.started', data: { erasureId: id, kind: 'customer', total } });
  return id;
}

const sameName = (one: string, other: string) =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** Keeps a customer's data from being erased for a stated reason, or lets it be erased again. Throws `customer_erased`. */
export async function holdCustomer(ctx: Ctx<Principal>, customerId: string, reason: string | null): Promise<void> {
  const customer = await lockCustomerState(ctx.tx, customerId);
  if (!customer) throw notFound('customer');
  if (customer.erased_at) throw conflict('customer_erased', 'The personal data of this customer were erased.');
  const wanted = reason === '' ? null : reason;
  if (wanted === customer.hold_reason) return;
  await writeHold(ctx.tx, customerId, wanted, ctx.now);
  ctx.record({ type: 'customer.held', data: { contactId: customerId, held: wanted !== null } });
}
