import type { ErasurePreview } from '#contract/privacy.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { type Counted, type CustomerState, countErasable, findCustomerState } from './erasure-queries.ts';

/** What erasing a customer's data would take, and why it is refused, if it is (GDPR 17(3)). */
export async function previewErasure(db: Db, customerId: string): Promise<ErasurePreview> {
  const [customer, counted] = await Promise.all([findCustomerState(db, customerId), countErasable(db, customerId)]);
  if (!customer) throw notFound('customer');
  const { underWay: _, leaves: __, ...counts } = counted;
  return {
    ...counts,
    refusals: refusalsOf(customer, counted),
    holdReason: customer.hold_reason,
    erasedAt: customer.erased_at?.toISOString() ?? null,
  };
}

/** Everything that stands against erasing now; empty when nothing does. */
export function refusalsOf(customer: CustomerState, counted: Counted): ErasurePreview['refusals'] {
  const refusals: ErasurePreview['refusals'] = [];
  if (customer.erased_at) refusals.push('erased');
  if (customer.hold_reason !== null) refusals.push('on_hold');
  if (counted.openRequests.length > 0) refusals.push('open_requests');
  if (counted.leaves) refusals.push('mail_waiting');
  if (counted.underWay) refusals.push('under_way');
  return refusals;
}
